// SPDX-License-Identifier: Apache-2.0

import { isFault, memoryFolder, reportText, verifyRegister } from "@scelle/verifier";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Inquiry, inquiry } from "./inquiry.ts";
import { testCrypto } from "./test-crypto.ts";
import { unfilled } from "./unfilled.ts";

let made: Inquiry;

beforeAll(async () => {
  made = await inquiry();
});

/** What may happen to one file: it goes, shrinks, grows, gets other bytes, or takes another's place. */
const damage = fc.record({
  file: fc.nat(),
  act: fc.constantFrom("delete", "cut", "extend", "scramble", "swap", "empty"),
  at: fc.nat(),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  other: fc.nat(),
});

test("whatever is done to a register, there is a report, and damage never passes as sound", async () => {
  const paths = [...made.files.keys()];
  const { recordKey, linkRootKey } = made.builder;
  const keys = fc.constantFrom({}, { recordKey }, { recordKey, linkRootKey });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), keys, async (acts, withKeys) => {
      const files = new Map(made.files);
      for (const act of acts) apply(files, paths, act);
      const report = await verifyRegister(memoryFolder(files), {
        crypto: testCrypto,
        deep: true,
        ...withKeys,
      });
      expect(reportText(report, "en")).not.toMatch(unfilled);
      const { intact, sealed, erased, missing, altered, entries } = report.counts;
      expect(intact + sealed + erased + missing + altered).toBe(entries);
      expect(report.integrity.value === "fails").toBe(
        report.checks.some((check) => isFault(check)) || report.integrity.code === "integrity.no-checkpoint",
      );
      const isSame = paths.every((path) => isEqual(files.get(path), made.files.get(path)));
      if (!isSame && !mayPass(files)) expect(report.integrity.value).toBe("fails");
    }),
    { numRuns: 150 },
  );
});

function apply(files: Map<string, Uint8Array>, paths: readonly string[], act: Damage): void {
  const path = paths[act.file % paths.length] ?? "";
  const bytes = files.get(path);
  if (bytes === undefined) return;
  const at = act.at % (bytes.length + 1);
  const other = files.get(paths[act.other % paths.length] ?? "") ?? new Uint8Array(0);
  const changed = {
    delete: undefined,
    cut: bytes.slice(0, at),
    extend: Buffer.concat([bytes, act.bytes]),
    scramble: Buffer.concat([bytes.subarray(0, at), act.bytes, bytes.subarray(at + act.bytes.length)]),
    swap: other,
    empty: new Uint8Array(0),
  }[act.act];
  if (changed === undefined) files.delete(path);
  else files.set(path, new Uint8Array(changed));
}

type Damage = Parameters<Parameters<typeof damage.map>[0]>[0];

/**
 * What the folder alone may not show: older checkpoints and older partial tiles may be taken away, a wrapped
 * key cannot be judged without the record key, nor who should be in the vault.
 */
function mayPass(files: ReadonlyMap<string, Uint8Array>): boolean {
  const gone = [...made.files.keys()].filter((path) => !isEqual(files.get(path), made.files.get(path)));
  return gone.every((path) => /^log\/history\/|\.p\/(?:3|5|8|11)$|^keys\/|^vault\//.test(path));
}

function isEqual(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}
