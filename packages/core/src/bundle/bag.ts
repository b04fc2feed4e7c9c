// SPDX-License-Identifier: Apache-2.0
import { parseUtf8 } from "../encoding/utf8.ts";
import { assert, ScelleError } from "../errors.ts";

/** What `bagit.txt` says, and nothing else. @see RFC 8493 §2.1.1 */
export const bagDeclarationText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/** One file of a manifest. */
export interface ManifestLine {
  readonly path: string;
  /** In hexadecimal: 64 digits of SHA-256, 128 of SHA-512. */
  readonly digest: string;
}

/** Names of a bag of ours: no white space, no percent signs, nothing that climbs out of the bag. */
const pathForm = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\/){0,8}[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const lineForms = {
  sha256: /^([0-9a-f]{64}) {2}(\S+)$/,
  sha512: /^([0-9a-f]{128}) {2}(\S+)$/,
} as const;

/** The digests that a manifest may be of. */
export type ManifestDigest = keyof typeof lineForms;

/** Whether a file of a bag may be called this. */
export function isBagPath(path: string): boolean {
  return pathForm.test(path);
}

/** The text of a manifest; lines are sorted by path. */
export function formatManifest(lines: readonly ManifestLine[]): string {
  const sorted = [...lines].sort((one, other) => (one.path < other.path ? -1 : 1));
  return sorted.map(formatManifestLine).join("");
}

/**
 * The digests of a manifest, by path. Accepts exactly what {@link formatManifest} writes.
 * @throws ScelleError `format.malformed`
 * @see RFC 8493 §2.1.3
 */
export function parseManifest(
  bytes: Uint8Array,
  what: string,
  digestName: ManifestDigest = "sha256",
): Map<string, string> {
  const lines = parseUtf8(bytes, what).split("\n");
  if (lines.pop() !== "") throw malformed(what, bytes.length, "the last line does not end");
  const digests = new Map<string, string>();
  let offset = 0;
  let before = "";
  for (const line of lines) {
    const [, digest, path] = lineForms[digestName].exec(line) ?? [];
    if (digest === undefined || path === undefined || !isBagPath(path)) {
      throw malformed(what, offset, "not a digest and a path");
    }
    if (path <= before) throw malformed(what, offset, "a line twice or out of order");
    digests.set(path, digest);
    before = path;
    offset += line.length + 1;
  }
  return digests;
}

/** One line of a manifest, with its end. */
function formatManifestLine({ path, digest }: ManifestLine): string {
  assert(isBagPath(path), "a manifest names files of the bag");
  return `${digest}  ${path}\n`;
}

function malformed(what: string, offset: number, problem: string): ScelleError {
  return new ScelleError("format.malformed", { what, offset, problem });
}
