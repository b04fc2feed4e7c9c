// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  assert,
  keySlot,
  openPayload,
  parseEntry,
  parseEntryBundle,
  parsePayloadFile,
  parsePayloadFileName,
  registerPaths,
  wrappedKeySizeBytes,
} from "@scelle/core";
import { nodeCrypto, readKeyRing } from "@scelle/register";
import { type ExerciseRegister, exerciseOrigin } from "./register-fixture.ts";

/** All that must be gone from a register, bit by bit, when a record is erased. */
export interface RecordSecrets {
  readonly payload: Uint8Array;
  readonly salt: Uint8Array;
  readonly payloadKey: Uint8Array;
  readonly wrappedKey: Uint8Array;
}

/** Opens a published record from the files of a register, by the formats alone. */
export async function recordSecrets(
  { folder, keyFolder }: Pick<ExerciseRegister, "folder" | "keyFolder">,
  index: number,
  size: number,
): Promise<RecordSecrets> {
  const { record: recordKey } = await readKeyRing(keyFolder);
  const { page, offset } = keySlot(index);
  const keyPage = readFileSync(join(folder, registerPaths.keyPage(page)));
  const wrappedKey = new Uint8Array(keyPage.subarray(offset, offset + wrappedKeySizeBytes));
  const payloadKey = await nodeCrypto.unwrapAesKw(recordKey, wrappedKey);
  assert(payloadKey !== undefined, "the key of the record opens");
  const stored = storedPayload(folder, index);
  const entry = parseEntry(entryAt(folder, index, size));
  const opened = await openPayload(nodeCrypto, { origin: exerciseOrigin, entry, stored, payloadKey });
  return { ...opened, payloadKey, wrappedKey };
}

/**
 * Which of the byte strings stand in a file below the folders, as `what in path`.
 * @param marks at least four bytes each
 */
export function findBytes(folders: readonly string[], marks: Readonly<Record<string, Uint8Array>>): string[] {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      for (const [what, mark] of Object.entries(marks)) {
        if (bytes.includes(Buffer.from(mark.buffer, mark.byteOffset, mark.length)))
          found.push(`${what} in ${path.slice(folder.length + 1)}`);
      }
    }
  }
  return found;
}

function storedPayload(folder: string, index: number): Uint8Array {
  for (const name of readdirSync(join(folder, registerPaths.payloadFolder))) {
    const { first, count } = parsePayloadFileName(name);
    if (index < first || index >= first + count) continue;
    const bytes = readFileSync(join(folder, registerPaths.payloadFile(first, count)));
    const stored = parsePayloadFile(bytes, count)[index - first];
    assert(stored !== undefined, "a payload file holds as many as its name says");
    return stored;
  }
  throw new Error(`no payload file holds entry ${index}`);
}

function entryAt(folder: string, index: number, size: number): Uint8Array {
  const bundle = Math.floor(index / 256);
  const width = Math.min(256, size - bundle * 256);
  const bytes = readFileSync(join(folder, registerPaths.entryBundle({ index: bundle, width })));
  const entry = parseEntryBundle(bytes, width)[index % 256];
  assert(entry !== undefined, "a bundle holds as many as its width says");
  return entry;
}
