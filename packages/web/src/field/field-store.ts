// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, type JsonObject } from "@scelle/core";
import type { FieldFile } from "./field-file.ts";
import type { FieldSearch } from "./field-search.ts";
import { makeBoxKey, openBoxIfWhole, type SealedBox, sealBox } from "./sealed-box.ts";

const databaseName = "scelle-field";
const keys = "keys";
const boxes = "boxes";
const keyName = "device";
const searchPrefix = "search ";
const photographPrefix = "photograph ";

/** Searches on this device; `unreadable` counts those that its key does not open. */
export interface KeptSearches {
  readonly searches: readonly FieldSearch[];
  readonly unreadable: number;
}

export async function keptSearches(): Promise<KeptSearches> {
  const ids = await namesWith(searchPrefix);
  const found = await Promise.all(ids.map((id) => openSearch(id)));
  const searches = found.filter((search) => search !== undefined);
  return { searches, unreadable: found.length - searches.length };
}

/** Undefined where the device has no such search, or cannot open it. */
export async function keptSearch(searchRef: string): Promise<FieldSearch | undefined> {
  return await openSearch(searchPrefix + searchRef);
}

/** Keeps a search that the device does not have, or cannot open. @returns whether it had none */
export async function addSearch(search: FieldSearch): Promise<boolean> {
  return await alone(search.searchRef, async () => {
    const id = searchPrefix + search.searchRef;
    if ((await openSearch(id)) !== undefined) return false;
    await keep(id, bytesOf(search));
    return true;
  });
}

/**
 * Keeps a search out of a file with its photographs. What this device has and can open stays as it is.
 * @returns whether it had no such search, or none that opens
 */
export async function addFieldFile({ search, photographs }: FieldFile): Promise<boolean> {
  for (const [photographRef, bytes] of photographs) {
    if ((await keptPhotograph(photographRef)) === undefined) await keepPhotograph(photographRef, bytes);
  }
  return await addSearch(search);
}

/**
 * Changes a search as it stands now, also where another tab has it open; what it answers with is on the disk.
 * @throws Error where the device has no such search
 */
export async function changeSearch(
  searchRef: string,
  alter: (search: FieldSearch) => FieldSearch,
): Promise<FieldSearch> {
  const changed = await alone(searchRef, async () => {
    const before = await keptSearch(searchRef);
    if (before === undefined) throw new Error("this device has no such search");
    const after = alter(before);
    if (after !== before) await keep(searchPrefix + searchRef, bytesOf(after));
    return after;
  });
  tellOthers(searchRef);
  return changed;
}

/** Forgets a search with its photographs. */
export async function removeSearch(search: FieldSearch): Promise<void> {
  await alone(search.searchRef, async () => {
    const photographs = search.items.flatMap((item) => item.photographs);
    const ids = photographs.map(({ photographRef }) => photographPrefix + photographRef);
    await write(boxes, (store) => {
      for (const id of [...ids, searchPrefix + search.searchRef]) store.delete(id);
    });
  });
  tellOthers(search.searchRef);
}

/** Forgets photographs of an item that was begun by mistake. */
export async function forgetPhotographs(refs: readonly string[]): Promise<void> {
  await write(boxes, (store) => {
    for (const ref of refs) store.delete(photographPrefix + ref);
  });
}

/** Keeps the sealed bytes of a photograph. */
export async function keepPhotograph(photographRef: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await keep(photographPrefix + photographRef, bytes);
}

/** Undefined where the device has no such photograph, or cannot open it. */
export async function keptPhotograph(photographRef: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return await opened(photographPrefix + photographRef);
}

const news = new BroadcastChannel("scelle-field");

/** Tells of changes that another page or this one made to a search. @returns what ends it */
export function onSearchChanged(listener: (searchRef: string) => void): () => void {
  const hear = ({ data }: MessageEvent<string>) => listener(data);
  const channel = new BroadcastChannel("scelle-field");
  channel.addEventListener("message", hear);
  return () => channel.close();
}

function tellOthers(searchRef: string): void {
  news.postMessage(searchRef);
}

/** One change of a search at a time, over all pages of this browser. */
async function alone<T>(searchRef: string, work: () => Promise<T>): Promise<T> {
  return (await navigator.locks.request(`scelle-field ${searchRef}`, work)) as T;
}

/** Another key sealed it, or the disk changed it: it is told of as one that cannot be read. */
async function openSearch(id: string): Promise<FieldSearch | undefined> {
  const bytes = await opened(id);
  return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as FieldSearch);
}

async function opened(id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const box = await read<SealedBox>(boxes, id);
  return box === undefined ? undefined : await openBoxIfWhole(await deviceKey(), id, box);
}

function bytesOf(search: FieldSearch): Uint8Array<ArrayBuffer> {
  return new Uint8Array(canonicalBytes(search as unknown as JsonObject));
}

async function keep(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const box = await sealBox(await deviceKey(), id, bytes);
  await write(boxes, (store) => store.put(box, id));
}

/** The key of this browser; two pages that come first at once end with the same. */
async function deviceKey(): Promise<CryptoKey> {
  const known = await read<CryptoKey>(keys, keyName);
  if (known !== undefined) return known;
  const made = await makeBoxKey();
  await write(keys, (store) => {
    const asked = store.getKey(keyName);
    asked.onsuccess = () => {
      if (asked.result === undefined) store.put(made, keyName);
    };
  });
  return (await read<CryptoKey>(keys, keyName)) ?? made;
}

let connection: Promise<IDBDatabase> | undefined;

/** One connection for the page; after one that failed or was closed the next call opens another. */
function database(): Promise<IDBDatabase> {
  connection ??= connected(() => {
    connection = undefined;
  });
  return connection;
}

function connected(forget: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(databaseName, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(keys);
      asked.result.createObjectStore(boxes);
    };
    asked.onsuccess = () => {
      const base = asked.result;
      base.onclose = forget;
      base.onversionchange = () => {
        base.close();
        forget();
      };
      resolve(base);
    };
    asked.onerror = () => {
      forget();
      reject(asked.error ?? new Error("this browser keeps nothing"));
    };
  });
}

async function read<T>(store: string, id: string): Promise<T | undefined> {
  const transaction = (await database()).transaction(store, "readonly");
  return (await answered(transaction.objectStore(store).get(id))) as T | undefined;
}

async function namesWith(prefix: string): Promise<string[]> {
  const transaction = (await database()).transaction(boxes, "readonly");
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  return (await answered(transaction.objectStore(boxes).getAllKeys(range))) as string[];
}

/** On the disk once it has answered: a device whose battery dies afterwards still has it. */
async function write(name: string, change: (store: IDBObjectStore) => unknown): Promise<void> {
  const transaction = (await database()).transaction(name, "readwrite", { durability: "strict" });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error("nothing was kept"));
    transaction.onabort = () => reject(transaction.error ?? new Error("nothing was kept"));
  });
  change(transaction.objectStore(name));
  await done;
}

function answered<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("nothing was read"));
  });
}
