// SPDX-License-Identifier: Apache-2.0
import { base64, parseBase64 } from "../encoding/base64.ts";
import { parseUtf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { proofHashesMax } from "../limits.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";

const what = "consistency proof";

/** The hashes of a consistency proof, one in base64 a line. */
export function formatConsistency(hashes: readonly Hash[]): string {
  return hashes.map((hash) => `${base64(hash)}\n`).join("");
}

/** @throws ScelleError `format.malformed` */
export function parseConsistency(bytes: Uint8Array): Hash[] {
  const lines = parseUtf8(bytes, what).split("\n");
  if (lines.pop() !== "" || lines.length > 2 * proofHashesMax) {
    throw new ScelleError("format.malformed", { what, offset: bytes.length, problem: "not lines of hashes" });
  }
  return lines.map((line) => parseBase64(line, what, hashSizeBytes));
}
