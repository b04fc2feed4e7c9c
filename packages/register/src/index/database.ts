// SPDX-License-Identifier: Apache-2.0
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hex, registerPaths, ScelleError, utf8 } from "@scelle/core";
import Libsql from "libsql";
import { nodeCrypto } from "../keys/node-crypto.ts";
import { buildingSuffix, newIndexName, removeAllBut, wholeIndexes } from "./index-files.ts";
import { dumpedTables, indexIndexes, indexTables, indexVersion } from "./schema.ts";

export type Database = InstanceType<typeof Libsql>;

/**
 * References are random, so that each record touches pages all over the index: what does not stay here is
 * deciphered again. Taken as it is needed.
 */
const cacheSizeKibibytes = 64 * 1024;
/** A process that was killed gives back its locks one after the other, that of the register before these. */
const openingTimeoutMs = 5_000;

/**
 * Opens the index, encrypted at rest under a key that comes from the record key.
 * An index that is damaged, of another version or under another key is made anew and empty: it is disposable.
 * So are two: one of them is of a process that lost the lock, and nobody knows which.
 * @param folder the register's `index` folder
 */
export function openDatabase(folder: string, recordKey: Uint8Array, newName = newIndexName()): Database {
  makeFolder(folder);
  const [name, ...more] = wholeIndexes(folder);
  if (name !== undefined && more.length === 0) {
    removeAllBut(folder, name); // A making that was cut off leaves its file.
    const database = openExisting(join(folder, name), recordKey);
    if (database !== undefined) return database;
  }
  removeDatabase(folder);
  return createDatabase(join(folder, newName), recordKey);
}

export function removeDatabase(folder: string): void {
  removeAllBut(folder);
}

/**
 * Makes an index anew beside its place, with neither a log of its own nor a sync before the end, puts it in
 * its place when it is whole, and opens it. The index that is there must be closed.
 */
export async function buildDatabase(
  folder: string,
  recordKey: Uint8Array,
  fill: (database: Database) => Promise<void>,
  newName = newIndexName(),
): Promise<Database> {
  makeFolder(folder);
  removeDatabase(folder);
  const path = join(folder, newName);
  const building = path + buildingSuffix;
  try {
    const database = connect(building, recordKey, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    try {
      chmodSync(building, 0o600);
      database.exec(indexTables);
      await fill(database);
      database.exec(`PRAGMA user_version = ${indexVersion}`);
    } finally {
      database.close();
    }
    syncNow(building);
    renameSync(building, path);
    syncNow(folder);
    return connect(path, recordKey);
  } catch (cause) {
    throw indexError(cause);
  } finally {
    rmSync(building, { force: true });
  }
}

/** Empties the index in one transaction. */
export function emptyDatabase(database: Database): void {
  const statements = [...Object.keys(dumpedTables), "text"].map((table) => `DELETE FROM ${table};`);
  database.exec(`BEGIN; ${statements.join(" ")} COMMIT`);
}

/** Every row of every table in a fixed order, one line each: equal dumps are equal indexes. */
export function logicalDump(database: Database): string[] {
  const lines: string[] = [];
  for (const [table, order] of Object.entries(dumpedTables)) {
    for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw(true).iterate()) {
      lines.push(`${table} ${JSON.stringify((row as unknown[]).map(plainValue))}`);
    }
  }
  database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, text, instance)");
  const terms = database
    .prepare("SELECT doc, term, col, offset FROM temp.term")
    .raw(true)
    .all() as unknown[][];
  return [...lines, ...terms.map((row) => `text ${JSON.stringify(row)}`).sort()];
}

/**
 * The error of a disk that will not serve the index; any other error is handed back as it is. Growing the
 * shared memory of an index fails as an I/O error where the disk is full.
 */
export function indexError(cause: unknown): unknown {
  const code = codeOf(cause);
  if (!/^(E[A-Z]+$|SQLITE_)/.test(code)) return cause;
  const facts = { path: registerPaths.indexFolder };
  if (/^(ENOSPC|SQLITE_(FULL|IOERR_SHM|IOERR_WRITE))/.test(code))
    return new ScelleError("disk.full", facts, { cause });
  if (/^(EROFS|EACCES|SQLITE_(READONLY|CANTOPEN|PERM))/.test(code))
    return new ScelleError("disk.read-only", facts, { cause });
  return new ScelleError("disk.failed", { ...facts, problem: code }, { cause });
}

function plainValue(value: unknown): unknown {
  return value instanceof Uint8Array ? hex(value) : value;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw indexError(cause);
  }
}

function syncNow(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** @returns undefined for an index that is damaged, older or under another key: what it held is in the log */
function openExisting(path: string, recordKey: Uint8Array): Database | undefined {
  let database: Database | undefined;
  try {
    database = connect(path, recordKey);
    const { user_version: found } = database.prepare("PRAGMA user_version").get() as { user_version: number };
    if (found === indexVersion) return database;
  } catch (cause) {
    if (!isUnreadable(cause)) throw indexError(cause);
  }
  database?.close();
  return undefined;
}

function createDatabase(path: string, recordKey: Uint8Array): Database {
  try {
    const database = connect(path, recordKey);
    chmodSync(path, 0o600);
    database.exec(`BEGIN; ${indexTables} ${indexIndexes} PRAGMA user_version = ${indexVersion}; COMMIT`);
    return database;
  } catch (cause) {
    throw indexError(cause);
  }
}

/** Wrong key or wrong bytes, as opposed to a disk that will not serve. */
function isUnreadable(cause: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(cause));
}

function codeOf(cause: unknown): string {
  const { code = "UNKNOWN", message = "" } = cause as { readonly code?: unknown; readonly message?: string };
  // The driver gives no code where it cannot open: SQLite's own result ends its sentence.
  const [, result] = /^ConnectionFailed\(.*: (\d+)"?\)$/s.exec(message) ?? [];
  return code === "" && result !== undefined ? `SQLITE_${result}` : String(code);
}

/**
 * Losing the newest rows at a power cut costs a catch-up from the log, and no commit waits for the disk; but
 * what is left must be an index of some earlier moment, so that its own log is moved in order.
 */
const usualManner = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";

function connect(path: string, recordKey: Uint8Array, manner = usualManner): Database {
  const key = nodeCrypto.hmacSha256(recordKey, utf8("scelle/index/v1"));
  const options = { encryptionCipher: "aes256cbc", encryptionKey: hex(key), timeout: openingTimeoutMs };
  const database = new Libsql(path, options as ConstructorParameters<typeof Libsql>[1]);
  // What is sorted is not spread over files that nobody enciphers.
  database.exec(`${manner}; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY`);
  database.exec(`PRAGMA cache_size = -${cacheSizeKibibytes}`);
  database.exec("PRAGMA busy_timeout = 0"); // Who still writes it now does not end.
  return database;
}
