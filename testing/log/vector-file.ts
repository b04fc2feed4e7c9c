// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cloneRoot } from "../tidy/source-tree.ts";

/**
 * A file of golden vectors. A file that is not there is an error, not an empty list.
 * @param name without `.json`
 */
export function vectorText(name: string): string {
  return readFileSync(join(cloneRoot, "testing/vectors", `${name}.json`), "utf8");
}

/** The bytes of a vector's hexadecimal text. */
export function bytesOf(hexText: string): Uint8Array {
  return new Uint8Array(Buffer.from(hexText, "hex"));
}
