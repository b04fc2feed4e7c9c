// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, fieldFileSizeBytesMax, type JsonObject, ScelleError, utf8 } from "@scelle/core";
import { Decrypter, Encrypter } from "age-encryption";
import type { FieldSearch } from "./field-search.ts";

/** A search with the sealed bytes of its photographs, as one file carries them from device to device. */
export interface FieldFile {
  readonly search: FieldSearch;
  readonly photographs: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** To whom a file is encrypted: whoever knows the words, or the recipients of the case. */
export type FileLock = { readonly passphrase: string } | { readonly recipients: readonly string[] };

const form = "scelle-field/1";

/** Encrypts a search into a file that `age -d` opens too. */
export async function sealFieldFile(file: FieldFile, lock: FileLock): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if ("passphrase" in lock) encrypter.setPassphrase(lock.passphrase);
  else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(fieldFileBytes(file));
}

/**
 * Opens a file by the words it was encrypted with.
 * @throws ScelleError("format.malformed") for other words, or bytes that are no such file
 */
export async function openFieldFile(bytes: Uint8Array, passphrase: string): Promise<FieldFile> {
  if (bytes.length > fieldFileSizeBytesMax) throw malformed(0, "larger than any search");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let plain: Uint8Array;
  try {
    plain = await decrypter.decrypt(bytes);
  } catch (cause) {
    throw new ScelleError(
      "format.malformed",
      { what, offset: 0, problem: "other words, or no such file" },
      { cause },
    );
  }
  return parseFieldFile(plain);
}

/** One line of JSON that names the photographs and their sizes, then their bytes in that order. */
export function fieldFileBytes({ search, photographs }: FieldFile): Uint8Array {
  const sizes = [...photographs].map(([photographRef, { length }]) => ({ photographRef, sizeBytes: length }));
  const head = { form, photographs: sizes, search: search as unknown as JsonObject };
  const line = utf8(`${canonicalJson(head)}\n`);
  const bytes = new Uint8Array([line, ...photographs.values()].reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of [line, ...photographs.values()]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @throws ScelleError("format.malformed") */
export function parseFieldFile(bytes: Uint8Array): FieldFile {
  const end = bytes.indexOf(10);
  if (end < 0) throw malformed(0, "no head");
  const head = headOf(bytes.subarray(0, end));
  const photographs = new Map<string, Uint8Array<ArrayBuffer>>();
  let at = end + 1;
  for (const { photographRef, sizeBytes } of head.photographs) {
    if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 1 || at + sizeBytes > bytes.length) {
      throw malformed(at, "a photograph is cut off");
    }
    photographs.set(photographRef, bytes.slice(at, at + sizeBytes));
    at += sizeBytes;
  }
  if (at !== bytes.length) throw malformed(at, "more than the head names");
  return { search: head.search, photographs };
}

interface Head {
  readonly photographs: readonly { readonly photographRef: string; readonly sizeBytes: number }[];
  readonly search: FieldSearch;
}

const what = "field file";

function headOf(line: Uint8Array): Head {
  let head: Partial<Head> & { readonly form?: unknown };
  try {
    head = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line)) as typeof head;
  } catch (cause) {
    throw new ScelleError("format.malformed", { what, offset: 0, problem: "no head" }, { cause });
  }
  const { search, photographs } = head ?? {};
  if (head?.form !== form || !isSearch(search) || !areSizes(photographs)) throw malformed(0, "another form");
  return { search, photographs };
}

function areSizes(value: unknown): value is Head["photographs"] {
  const isSize = (one: { photographRef?: unknown } | null) => typeof one?.photographRef === "string";
  return Array.isArray(value) && value.every(isSize);
}

/** Enough to be shown and to be sent: what is sent the register judges field by field. */
function isSearch(search: FieldSearch | undefined): search is FieldSearch {
  if (typeof search !== "object" || search === null) return false;
  const { searchRef, person, prepared, items, clocks, newPersons, conductedByRefs, sent, outcomes } = search;
  const lists = [items, clocks, newPersons, conductedByRefs, prepared?.recipients, prepared?.persons];
  const tables = [sent, outcomes, person, prepared];
  return (
    /^[0-9a-f-]{36}$/.test(searchRef) &&
    lists.every((list) => Array.isArray(list)) &&
    tables.every((table) => typeof table === "object" && table !== null) &&
    items.every((item) => typeof item?.itemRef === "string" && Array.isArray(item.photographs))
  );
}

function malformed(offset: number, problem: string): ScelleError {
  return new ScelleError("format.malformed", { what, offset, problem });
}
