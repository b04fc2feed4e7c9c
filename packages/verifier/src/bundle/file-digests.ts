// SPDX-License-Identifier: Apache-2.0
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { hex } from "@scelle/core";
import type { BundleFiles } from "./bundle-files.ts";

/** The digests that a bag states of its files. */
export type DigestName = "sha256" | "sha512";

/** A digest that is taken piece by piece. */
export interface RunningDigest {
  update(piece: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** Node's `createHash` is one; a page has none of its own that takes pieces. */
export type NewDigest = (name: DigestName) => RunningDigest;

const pieceSizeBytes = 1024 * 1024;

/** Of one file that is listed, in hexadecimal, in one reading. */
export async function fileDigests<Name extends DigestName>(
  {
    files,
    newDigest = portableDigest,
  }: { readonly files: BundleFiles; readonly newDigest?: NewDigest | undefined },
  path: string,
  names: readonly Name[],
  onPiece: (sizeBytes: number) => void = () => undefined,
): Promise<Record<Name, string>> {
  const size = files.sizes.get(path) ?? 0;
  const running = names.map((name) => [name, newDigest(name)] as const);
  for (let offset = 0; offset < size; offset += pieceSizeBytes) {
    const piece = await files.read(path, offset, Math.min(pieceSizeBytes, size - offset));
    for (const [, digest] of running) digest.update(piece);
    onPiece(piece.length);
  }
  return Object.fromEntries(running.map(([name, digest]) => [name, hex(digest.digest())])) as Record<
    Name,
    string
  >;
}

const portable = { sha256, sha512 } as const;
const portableDigest: NewDigest = (name) => portable[name].create();
