// SPDX-License-Identifier: Apache-2.0
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { assert } from "@scelle/core";
import { isMissing, namesIn } from "./durable-names.ts";
import { readError } from "./vault-error.ts";

const rootText = /^[0-9a-f]{64}$/;
const shelfName = /^[0-9a-f]{2}$/;
const bookName = /^[0-9a-f]{62}$/;

/** Where the object of this root stands: `ab/cdef…` in the vault folder. @param root 64 hex digits */
export function objectPath(vaultFolder: string, root: string): string {
  assert(rootText.test(root), "an object is named by 64 hex digits");
  return join(vaultFolder, root.slice(0, 2), root.slice(2));
}

export async function hasObject(vaultFolder: string, root: string): Promise<boolean> {
  try {
    return (await stat(objectPath(vaultFolder, root))).isFile();
  } catch (cause) {
    if (isMissing(cause)) return false;
    throw readError(cause, root);
  }
}

/** Roots of all objects, in their order. Holds the names of one of the 256 folders at a time. */
export async function* listObjects(vaultFolder: string): AsyncGenerator<string> {
  for (const shelf of await namesIn(vaultFolder)) {
    if (!shelfName.test(shelf)) continue;
    for (const book of await namesIn(join(vaultFolder, shelf))) {
      if (bookName.test(book)) yield shelf + book;
    }
  }
}
