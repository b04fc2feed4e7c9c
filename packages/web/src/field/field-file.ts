// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  type Draft,
  fieldFileSizeBytesMax,
  type JsonObject,
  ScelleError,
  utf8,
} from "@scelle/core";
import { Decrypter, Encrypter } from "age-encryption";
import { plannedActs } from "./field-acts.ts";
import { isReportText, reportDigest } from "./field-report.ts";
import type { FieldItem, FieldReport, FieldSearch } from "./field-search.ts";

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
  assertFieldFileSize(bytes.length);
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

/**
 * Whether a search with its photographs fits into a file that {@link openFieldFile} takes. What encryption
 * adds is 16 bytes for each 64 KiB and a head with a line or two for each recipient.
 */
export function fitsFieldFile(search: FieldSearch): boolean {
  const photographs = search.items.flatMap((item) => item.photographs);
  const sealedBytes = photographs.reduce((sum, { measured }) => sum + measured.sealedSize, 0);
  const plainBytes = sealedBytes + fieldFileBytes({ search, photographs: new Map() }).length;
  const headBytes = photographs.length * 100 + search.prepared.recipients.length * 300 + 1_000;
  return plainBytes * (1 + 16 / 65_536) + headBytes <= fieldFileSizeBytesMax;
}

/** @throws ScelleError("format.malformed") for more bytes than an export file has */
export function assertFieldFileSize(sizeBytes: number): void {
  if (sizeBytes > fieldFileSizeBytesMax) throw malformed(0, "larger than any search");
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
  return { search: keepable(head.search), photographs };
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
  const { attendance, leftOut = [] } = search;
  const lists = [
    ...[items, clocks, newPersons, conductedByRefs, prepared?.recipients, prepared?.persons],
    ...[leftOut, attendance === undefined ? [] : attendance?.attendees],
  ];
  const tables = [sent, outcomes, person, prepared];
  return (
    /^[0-9a-f-]{36}$/.test(searchRef) &&
    lists.every((list) => Array.isArray(list)) &&
    tables.every((table) => typeof table === "object" && table !== null) &&
    items.every(isItem) &&
    isReport(search.report)
  );
}

function isItem(item: FieldItem | null): boolean {
  const { itemRef, photographs, imeis, device, takenAt } = item ?? {};
  return (
    typeof itemRef === "string" &&
    [photographs, imeis].every((list) => Array.isArray(list)) &&
    [device, takenAt].every((table) => typeof table === "object" && table !== null)
  );
}

/** Of an ended search the text of its report is shown, which has to have the digest that it states. */
function isReport(report: FieldReport | undefined): boolean {
  if (report === undefined) return true;
  return (
    typeof report?.text === "string" &&
    reportDigest(report.text) === report.digest &&
    isReportText(report.text)
  );
}

function keepable(search: FieldSearch): FieldSearch {
  try {
    return searchFromFile(search);
  } catch (cause) {
    const problem = "a search whose acts cannot be told";
    throw new ScelleError("format.malformed", { what, offset: 0, problem }, { cause });
  }
}

/**
 * A search out of a file, as this device may keep it: nothing is sent before somebody here says so, and what
 * the file calls sent counts only where it says what the search says.
 */
function searchFromFile(search: FieldSearch): FieldSearch {
  const told = plannedActs(search).map(({ draft }) => draft);
  const isTold = ([id, sent]: [string, Draft]) =>
    told.some(
      (draft) => draft.draftId === id && textOf({ ...draft, version: 0 }) === textOf({ ...sent, version: 0 }),
    );
  const sent = Object.fromEntries(Object.entries(search.sent).filter(isTold));
  return { ...search, isComingIn: false, sent };
}

const textOf = (draft: Draft): string => canonicalJson(draft as unknown as JsonObject);

function malformed(offset: number, problem: string): ScelleError {
  return new ScelleError("format.malformed", { what, offset, problem });
}
