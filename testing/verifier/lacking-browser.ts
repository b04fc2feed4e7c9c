// SPDX-License-Identifier: Apache-2.0

type ImportKey = (format: string, key: unknown, algorithm: Named, ...more: unknown[]) => Promise<unknown>;
type Named = string | { readonly name: string; readonly namedCurve?: string };

/**
 * Takes an algorithm or a curve out of WebCrypto, as browsers are found that never had it. Complete in
 * itself, so that a page can be given its source.
 * @returns puts it back
 */
export function curtail(name: string): () => void {
  const { prototype } = (globalThis as unknown as { SubtleCrypto: { prototype: { importKey: ImportKey } } })
    .SubtleCrypto;
  const whole = prototype.importKey;
  prototype.importKey = function (this: unknown, format, key, algorithm, ...more) {
    const named = typeof algorithm === "string" ? [algorithm] : [algorithm.name, algorithm.namedCurve];
    return named.includes(name)
      ? Promise.reject(new DOMException("unrecognised", "NotSupportedError"))
      : whole.call(this, format, key, algorithm, ...more);
  };
  return () => {
    prototype.importKey = whole;
  };
}

/** A browser that starts no thread: the page judges in itself. Complete in itself, too. */
export function refuseThreads(): void {
  Object.defineProperty(globalThis, "Worker", {
    value: class {
      constructor() {
        throw new DOMException("no threads here", "SecurityError");
      }
    },
  });
}
