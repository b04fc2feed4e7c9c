// SPDX-License-Identifier: Apache-2.0
import { type Anchor, parseAnchor, parseFingerprint } from "@scelle/verifier";
import { readBytesFile } from "../program/read-text-file.ts";

/**
 * What somebody kept outside the register: a file, or a fingerprint `SIZE:ROOT` that is typed.
 * @throws ScelleError("anchor.unknown" | "file.unreadable")
 */
export async function readAnchor(text: string): Promise<Anchor> {
  const typed = parseFingerprint(`${text.trim().slice(0, 12)}…`, text);
  return typed ?? parseAnchor(text, await readBytesFile(text));
}
