// SPDX-License-Identifier: Apache-2.0
import { base64url } from "@scelle/core";
import type { KindCount, Receipt, Resolved } from "../session.ts";
import type { Database } from "./database.ts";

export interface RecordRow {
  readonly entry: number;
  readonly ref: string;
  readonly kind: string;
  readonly author: string;
  readonly recordedAt: string;
  readonly caseRef?: string;
  readonly label?: string;
  readonly erased: boolean;
}

export interface RecordFilter {
  readonly kind?: string;
  readonly caseRef?: string;
  /** Words that must all occur. */
  readonly text?: string;
  /** Cases that the reader may see; records of no case are judged one by one by the caller. */
  readonly readableCases: readonly string[];
  /** Only entries before this one: the next page. */
  readonly before: number;
  readonly limit: number;
}

/** One entry of a case, by its number in it. */
export interface ChainRow {
  readonly seq: number;
  readonly entry: number;
  readonly ref: string;
}

/** A page of the records of one case. */
export interface CasePage {
  readonly caseRef: string;
  readonly kinds: readonly string[] | "all";
  /** Only entries before this one. */
  readonly before: number;
  readonly limit: number;
}

type Row = unknown[];

interface Statement {
  readonly reader: boolean;
  raw(isRaw: boolean): unknown;
  all(...values: unknown[]): unknown[];
  get(...values: unknown[]): unknown;
  run(...values: unknown[]): unknown;
}

const recordColumns = "r.entry, r.ref, r.kind, r.author, r.recorded_at, r.case_ref, r.label, r.erased";

/** Questions to the index. Every answer is a position or a name; content comes from the log. */
export class Index {
  readonly database: Database;
  readonly #statements = new Map<string, Statement>();

  constructor(database: Database) {
    this.database = database;
  }

  /** How much of the log the index stands for, and the leaf that ends it; undefined while it is empty. */
  position(): { size: number; lastLeaf: Uint8Array } | undefined {
    const row = this.first("SELECT size, last_leaf FROM meta WHERE id = 1");
    return row && { size: row[0] as number, lastLeaf: bytes(row[1]) };
  }

  stream(name: string): number[] {
    return this.all("SELECT entry FROM stream WHERE name = ? ORDER BY entry", name).map(
      ([entry]) => entry as number,
    );
  }

  streamsOfEntry(entry: number): string[] {
    return this.all("SELECT name FROM stream WHERE entry = ?", entry).map(([name]) => name as string);
  }

  record(ref: string): RecordRow | undefined {
    const row = this.first(`SELECT ${recordColumns} FROM record r WHERE r.ref = ?`, ref);
    return row && recordRow(row);
  }

  receiptOf(origin: string, ref: string): { digest: Uint8Array | undefined; receipt: Receipt } | undefined {
    const sql = "SELECT digest, kind, entry, leaf, recorded_at, case_ref FROM record WHERE ref = ?";
    const row = this.first(sql, ref);
    if (row === undefined) return undefined;
    const [digest, kind, entry, leaf, recordedAt, caseRef] = row;
    const receipt: Receipt = {
      origin,
      recordRef: ref,
      kind: kind as string,
      index: entry as number,
      leafHash: base64url(bytes(leaf)),
      recordedAt: recordedAt as string,
      ...(caseRef === null ? {} : { caseRef: caseRef as string }),
    };
    return { digest: digest === null ? undefined : bytes(digest), receipt };
  }

  /** Last entry of a case's hidden chain. */
  caseEnd(caseRef: string): { count: number; lastLeaf: Uint8Array } | undefined {
    const sql = "SELECT case_seq, leaf FROM record WHERE case_ref = ? ORDER BY case_seq DESC LIMIT 1";
    const row = this.first(sql, caseRef);
    return row && { count: (row[0] as number) + 1, lastLeaf: bytes(row[1]) };
  }

  latestRecordedAt(): string | undefined {
    const row = this.first("SELECT recorded_at FROM record ORDER BY entry DESC LIMIT 1");
    return row?.[0] as string | undefined;
  }

  hasObject(root: string): boolean {
    return this.all("SELECT 1 FROM object WHERE root = ? LIMIT 1", root).length > 0;
  }

  /** Records that name a sealed object, oldest first. */
  recordsOfObject(root: string): number[] {
    return this.all("SELECT entry FROM object WHERE root = ? ORDER BY entry", root).map(
      ([entry]) => entry as number,
    );
  }

  /** Position of the decision that orders an entry's erasure. */
  erasureOf(entry: number): { decisionEntry: number; isPerformed: boolean } | undefined {
    const sql = `SELECT d.entry, e.performed FROM erasure e
      JOIN record d ON d.ref = e.decision WHERE e.entry = ?`;
    const row = this.first(sql, entry);
    return row && { decisionEntry: row[0] as number, isPerformed: row[1] === 1 };
  }

  /** Newest first. */
  find({ kind, caseRef, text, readableCases, before, limit }: RecordFilter): RecordRow[] {
    const where = ["r.entry < ?", "(r.case_ref IS NULL OR r.case_ref IN (SELECT value FROM json_each(?)))"];
    const values: unknown[] = [before, JSON.stringify(readableCases)];
    const add = (condition: string, value: unknown): void => {
      where.push(condition);
      values.push(value);
    };
    if (kind !== undefined) add("r.kind = ?", kind);
    if (caseRef !== undefined) add("r.case_ref = ?", caseRef);
    if (text !== undefined) {
      const words = matchExpression(text);
      if (words === "") return []; // Blanks alone ask for nothing, and are no query to the index.
      add("r.entry IN (SELECT rowid FROM text WHERE text MATCH ?)", words);
    }
    const sql = `SELECT ${recordColumns} FROM record r WHERE ${where.join(" AND ")}
      ORDER BY r.entry DESC LIMIT ?`;
    return this.all(sql, ...values, limit).map(recordRow);
  }

  /** Every entry of a case in the order of its chain, up to number `lastSeq`. */
  chainOfCase(caseRef: string, lastSeq = Number.MAX_SAFE_INTEGER): ChainRow[] {
    const sql =
      "SELECT case_seq, entry, ref FROM record WHERE case_ref = ? AND case_seq <= ? ORDER BY case_seq";
    return this.all(sql, caseRef, lastSeq).map(([seq, entry, ref]) => {
      return { seq: seq as number, entry: entry as number, ref: ref as string };
    });
  }

  /** References of a case's records, newest first. */
  ofCase({ caseRef, kinds, before, limit }: CasePage): string[] {
    const isWanted = kinds === "all" ? "" : "AND kind IN (SELECT value FROM json_each(?))";
    const sql = `SELECT ref FROM record WHERE case_ref = ? ${isWanted} AND entry < ?
      ORDER BY case_seq DESC LIMIT ?`;
    const wanted = kinds === "all" ? [] : [JSON.stringify(kinds)];
    return this.all(sql, caseRef, ...wanted, before, limit).map(([ref]) => ref as string);
  }

  countsByKind(caseRef: string): KindCount[] {
    const sql = "SELECT kind, COUNT(*) FROM record WHERE case_ref = ? GROUP BY kind ORDER BY kind";
    return this.all(sql, caseRef).map(([kind, count]) => ({ kind: kind as string, count: count as number }));
  }

  /** References of a stream's records, oldest first. */
  streamRefs(name: string): string[] {
    const sql =
      "SELECT r.ref FROM stream s JOIN record r ON r.entry = s.entry WHERE s.name = ? ORDER BY s.entry";
    return this.all(sql, name).map(([ref]) => ref as string);
  }

  cases(): string[] {
    return this.all("SELECT ref FROM record WHERE kind = 'case-opened' ORDER BY entry").map(
      ([ref]) => ref as string,
    );
  }

  /**
   * Names that a person may type: a reference, the beginning of one, a label, or the root of a sealed
   * object.
   */
  resolve(text: string, limit: number): Resolved[] {
    const named = this.#resolveName(text, limit);
    return named.length > 0 || !/^[0-9a-f]{8,64}$/.test(text) ? named : this.#resolveObject(text, limit);
  }

  /** Things whose label has a word that begins so, whatever the case of its letters. */
  labelsBeginning(text: string, limit: number): Resolved[] {
    const sql = `SELECT ${recordColumns} FROM record r
      WHERE r.label LIKE ? ESCAPE '\\' OR r.label LIKE ? ESCAPE '\\' ORDER BY r.entry LIMIT ?`;
    const begun = `${text.replace(/[\\%_]/g, "\\$&")}%`;
    return this.all(sql, begun, `% ${begun}`, limit).map(resolvedRow);
  }

  /** The records that measured an object when it was sealed. */
  #resolveObject(prefix: string, limit: number): Resolved[] {
    const sql = `SELECT ${recordColumns} FROM object o JOIN record r ON r.entry = o.entry
      WHERE o.root >= ? AND o.root < ? || 'g' AND r.kind IN ('image-acquired', 'document-captured')
      ORDER BY r.entry LIMIT ?`;
    return this.all(sql, prefix, prefix, limit).map(resolvedRow);
  }

  #resolveName(text: string, limit: number): Resolved[] {
    const isPrefix = /^[0-9a-f][0-9a-f-]{3,35}$/.test(text);
    const condition = isPrefix ? "r.ref >= ? AND r.ref < ? || 'g' OR r.label = ?" : "r.label = ?";
    const sql = `SELECT ${recordColumns} FROM record r WHERE ${condition} ORDER BY r.entry LIMIT ?`;
    const rows = isPrefix ? this.all(sql, text, text, text, limit) : this.all(sql, text, limit);
    return rows.map(resolvedRow);
  }

  all(sql: string, ...values: unknown[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  /** The first row: one call of the database, where `all` makes three. */
  first(sql: string, ...values: unknown[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  run(sql: string, ...values: unknown[]): void {
    this.#statement(sql).run(...values);
  }

  close(): void {
    this.#statements.clear();
    this.database.close();
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement: Statement = this.database.prepare(sql);
    if (statement.reader) statement.raw(true);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Every word quoted, so that no typed character is an operator of the query language. */
function matchExpression(text: string): string {
  const words = text.split(/\s+/).filter((word) => word.length > 0);
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" ");
}

function recordRow(row: Row): RecordRow {
  const [entry, ref, kind, author, recordedAt, caseRef, label, erased] = row;
  return {
    entry: entry as number,
    ref: ref as string,
    kind: kind as string,
    author: author as string,
    recordedAt: recordedAt as string,
    ...(caseRef === null ? {} : { caseRef: caseRef as string }),
    ...(label === null ? {} : { label: label as string }),
    erased: erased === 1,
  };
}

function resolvedRow(row: Row): Resolved {
  const { ref, kind, label, caseRef } = recordRow(row);
  return { ref, kind, label: label ?? "", ...(caseRef === undefined ? {} : { caseRef }) };
}

function bytes(value: unknown): Uint8Array {
  return new Uint8Array(value as Uint8Array);
}
