// SPDX-License-Identifier: Apache-2.0
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  bundlesForGrowth,
  edgeRoot,
  emptyEdge,
  emptyKeyPage,
  encodeEntryBundle,
  encodePayload,
  encodePayloadFile,
  formatCheckpoint,
  growTiles,
  keyPageSlots,
  keySlot,
  leafHash,
  openPayload,
  parseEntry,
  parseEntryBundle,
  parseKeyPage,
  parsePayload,
  parsePayloadFile,
  parsePayloadFileName,
  type RecordPayload,
  registerPaths,
  signNote,
} from "@scelle/core";
import { CaseChains, ed25519Signer, type KeyRing, nodeCrypto, sealRecord } from "@scelle/register";

/** One entry as the log keeps it, and what it says. */
export interface LoggedRecord {
  readonly entry: Uint8Array;
  readonly stored: Uint8Array;
  readonly wrappedKey: Uint8Array;
  readonly payload: RecordPayload;
}

/** Everything that whoever keeps the machine can read: each entry with its content opened. */
export async function readLog(folder: string, origin: string, ring: KeyRing): Promise<LoggedRecord[]> {
  const stored = await readPayloads(folder);
  const entries = await readEntries(folder, stored.length);
  const keys = await readKeys(folder, stored.length);
  const records: LoggedRecord[] = [];
  for (const [index, entry] of entries.entries()) {
    const [ciphertext = new Uint8Array(), wrappedKey = new Uint8Array()] = [stored[index], keys[index]];
    const payloadKey = (await nodeCrypto.unwrapAesKw(ring.record, wrappedKey)) ?? new Uint8Array(32);
    const parts = { origin, entry: parseEntry(entry), stored: ciphertext, payloadKey };
    const { payload } = await openPayload(nodeCrypto, parts);
    records.push({ entry, stored: ciphertext, wrappedKey, payload: parsePayload(payload) });
  }
  return records;
}

/**
 * The records that are left when one is taken out, as if it had never been there: those of its case that
 * follow
 * are numbered, linked and encrypted anew. What their authors signed stays, for nobody here has their keys.
 */
export function withoutRecord(
  records: readonly LoggedRecord[],
  left: LoggedRecord,
  origin: string,
  ring: KeyRing,
): LoggedRecord[] {
  const chains = new CaseChains(nodeCrypto, ring.link, () => undefined);
  return records.flatMap((record) => {
    if (record === left) return [];
    const { caseRef } = record.payload.assigned;
    if (typeof caseRef !== "string") return [record];
    const { seq, value } = chains.next(caseRef);
    const isUntouched = record.payload.assigned["caseSeq"] === seq;
    const assigned = { ...record.payload.assigned, caseSeq: seq };
    const payload: RecordPayload = { ...record.payload, assigned };
    const forged = isUntouched
      ? record
      : { ...sealRecord(nodeCrypto, origin, ring.record, value, encodePayload(payload)).record, payload };
    chains.append(caseRef, seq, leafHash(nodeCrypto, forged.entry));
    return [forged];
  });
}

/** Writes a register's log anew from these records, in every part that a check looks at, and signs it. */
export async function writeLog(
  folder: string,
  origin: string,
  ring: KeyRing,
  records: readonly LoggedRecord[],
): Promise<void> {
  const parts = [registerPaths.logFolder, registerPaths.payloadFolder, registerPaths.keysFolder];
  for (const part of parts) await rm(join(folder, part), { recursive: true });
  const leaves = records.map(({ entry }) => leafHash(nodeCrypto, entry));
  const { edge, tiles } = growTiles(nodeCrypto, emptyEdge, leaves);
  for (const { ref, bytes } of tiles) await put(folder, registerPaths.tile(ref), bytes);
  for (const ref of bundlesForGrowth(0, records.length)) {
    const entries = records.slice(ref.index * 256, ref.index * 256 + ref.width).map(({ entry }) => entry);
    await put(folder, registerPaths.entryBundle(ref), encodeEntryBundle(entries));
  }
  const stored = encodePayloadFile(records.map((record) => record.stored));
  await put(folder, registerPaths.payloadFile(0, records.length), stored);
  await writeKeys(folder, records);
  const text = formatCheckpoint({ origin, size: records.length, root: edgeRoot(nodeCrypto, edge) });
  const checkpoint = await signNote(nodeCrypto, text, origin, ed25519Signer(ring.log));
  await put(folder, registerPaths.history(records.length), checkpoint);
  await put(folder, registerPaths.checkpoint, checkpoint);
}

async function readPayloads(folder: string): Promise<Uint8Array[]> {
  const payloads: Uint8Array[] = [];
  for (const name of (await readdir(join(folder, registerPaths.payloadFolder))).sort()) {
    const { first, count } = parsePayloadFileName(name);
    const bytes = await readFile(join(folder, registerPaths.payloadFile(first, count)));
    parsePayloadFile(bytes, count).forEach((stored, i) => {
      payloads[first + i] = stored;
    });
  }
  return payloads;
}

async function readEntries(folder: string, size: number): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (const ref of bundlesForGrowth(0, size)) {
    const bytes = await readFile(join(folder, registerPaths.entryBundle(ref)));
    entries.push(...parseEntryBundle(bytes, ref.width));
  }
  return entries;
}

async function readKeys(folder: string, size: number): Promise<(Uint8Array | undefined)[]> {
  const keys: (Uint8Array | undefined)[] = [];
  for (let page = 0; page * keyPageSlots < size; page++) {
    keys.push(...parseKeyPage(await readFile(join(folder, registerPaths.keyPage(page)))));
  }
  return keys;
}

async function writeKeys(folder: string, records: readonly LoggedRecord[]): Promise<void> {
  for (let page = 0; page * keyPageSlots < records.length; page++) {
    const bytes = emptyKeyPage();
    const first = page * keyPageSlots;
    records.slice(first, first + keyPageSlots).forEach(({ wrappedKey }, i) => {
      bytes.set(wrappedKey, keySlot(first + i).offset);
    });
    await put(folder, registerPaths.keyPage(page), bytes);
  }
}

async function put(folder: string, path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
