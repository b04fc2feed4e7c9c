// SPDX-License-Identifier: Apache-2.0
import { isAbsolute } from "node:path";
import {
  currentKinds,
  type EffectiveRecord,
  fieldsOf,
  parsePayloadFileName,
  registerPaths,
  ScelleError,
} from "@scelle/core";
import { type Disk, temporaryPrefix } from "../disk/disk.ts";
import type { Index } from "../index/index-reader.ts";
import type { LiveSituation } from "../live-situation.ts";

/** Whom a check is told: the exhibit of an image, or the case of a document. */
export type CheckedFor = { readonly exhibitRef: string } | { readonly caseRef: string };

/** A sealed object in the vault, once for all records that name it. */
export interface ObjectItem {
  readonly type: "object";
  /** 64 hexadecimal digits. */
  readonly root: string;
  readonly subjects: readonly CheckedFor[];
}

/** An image that stays on the storage of a laboratory. */
export interface ImageItem {
  readonly type: "image";
  readonly recordRef: string;
  readonly exhibitRef: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly isSegmented: boolean;
}

/** A file of encrypted records; `count` records are lost with one that is not there. */
export interface PayloadItem {
  readonly type: "payload";
  readonly first: number;
  readonly count: number;
  readonly isListed: boolean;
}

export type ScrubItem = ObjectItem | ImageItem | PayloadItem;

const sealingKinds = currentKinds
  .filter((kind) => fieldsOf(kind).some(({ name, from }) => name === "objectRoot" && from === "measured"))
  .map(({ kind }) => kind);

interface Located {
  readonly index: Index;
  readonly situation: LiveSituation;
}

/** A record that the log answers for; undefined where what is stored of it cannot be opened any more. */
export function readableRecord(situation: LiveSituation, ref: string): EffectiveRecord | undefined {
  try {
    return situation.record(ref);
  } catch (cause) {
    if (isDamage(cause)) return undefined; // The file that it is in is read by itself, and named.
    throw cause;
  }
}

/** Whether an error says that something stored is not what it was. */
export function isDamage(cause: unknown): boolean {
  return (
    cause instanceof ScelleError && ["payload.altered", "log.damaged", "disk.failed"].includes(cause.code)
  );
}

/** Every object that a record says was sealed, in the order of their roots. */
export function objectItems({ index, situation }: Located): ObjectItem[] {
  const sql = `SELECT o.root, r.ref FROM object o JOIN record r ON r.entry = o.entry
    WHERE r.kind IN (SELECT value FROM json_each(?)) ORDER BY o.root, r.entry`;
  const rows = index.all(sql, JSON.stringify(sealingKinds)) as [string, string][];
  const subjects = new Map<string, Map<string, CheckedFor>>();
  for (const [root, ref] of rows) {
    const known = subjects.get(root) ?? new Map<string, CheckedFor>();
    subjects.set(root, known);
    const record = readableRecord(situation, ref);
    if (record === undefined || record.measured["objectRoot"] !== root) continue;
    const { exhibitRef } = record.stated;
    const { caseRef } = record.assigned;
    if (typeof exhibitRef === "string") known.set(exhibitRef, { exhibitRef });
    else if (caseRef !== undefined) known.set(caseRef, { caseRef });
  }
  return [...subjects].map(([root, known]) => ({ type: "object", root, subjects: [...known.values()] }));
}

/** Registered images whose place is a path, and how many are kept where no path leads. */
export function imageItems({ index, situation }: Located): {
  readonly items: readonly ImageItem[];
  readonly elsewhereCount: number;
} {
  const sql = "SELECT ref FROM record WHERE kind = 'image-registered' AND erased = 0 ORDER BY entry";
  const refs = index.all(sql).map(([ref]) => ref as string);
  const items = refs.flatMap((recordRef): ImageItem[] => {
    const record = readableRecord(situation, recordRef);
    const { storedAs, exhibitRef } = record?.stated ?? {};
    if (record === undefined || typeof storedAs !== "string" || !isAbsolute(storedAs)) return [];
    const { imageSize, imageDigest, segmentLayout } = record.measured;
    return [
      {
        type: "image",
        recordRef,
        exhibitRef: String(exhibitRef),
        path: storedAs,
        sizeBytes: Number(imageSize),
        sha256: String(imageDigest),
        isSegmented: segmentLayout !== undefined,
      },
    ];
  });
  return { items, elsewhereCount: refs.length - items.length };
}

/** The files of published records, and the holes between them; and paths of what is nothing of the log. */
export async function payloadItems(
  disk: Disk,
  log: { readonly publishedSize: number; readonly size: number },
): Promise<{ readonly items: readonly PayloadItem[]; readonly strays: readonly string[] }> {
  const { publishedSize } = log;
  const names = await disk.list(registerPaths.payloadFolder);
  const { size } = log; // After the listing: what was being published meanwhile is no stray.
  const isStray = (name: string) =>
    !name.startsWith(temporaryPrefix) && payloadFileNamed(name).every(({ first }) => first >= size);
  const strays = names.filter(isStray).map((name) => `${registerPaths.payloadFolder}/${name}`);
  const files = names.flatMap(payloadFileNamed);
  const items: PayloadItem[] = [];
  let next = 0;
  for (const { first, count } of files.filter((file) => file.first < publishedSize)) {
    if (first > next) items.push({ type: "payload", first: next, count: first - next, isListed: false });
    items.push({ type: "payload", first, count, isListed: true });
    next = Math.max(next, first + count);
  }
  const count = publishedSize - next;
  if (count > 0) items.push({ type: "payload", first: next, count, isListed: false });
  return { items, strays };
}

function payloadFileNamed(name: string): ReturnType<typeof parsePayloadFileName>[] {
  try {
    return [parsePayloadFileName(name)];
  } catch (cause) {
    if (cause instanceof ScelleError) return [];
    throw cause;
  }
}
