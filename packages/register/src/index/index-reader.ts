// SPDX-License-Identifier: Apache-2.0
import { base64url, caseFoundingKinds, caseOpened } from "@scelle/core";
import type { KindCount, Receipt, Resolved } from "../session.ts";
import { IndexConnection } from "./index-connection.ts";
import {
  bytes,
  matchExpression,
  type RecordRow,
  recordColumns,
  recordRow,
  resolvedRow,
} from "./index-rows.ts";
import { inScope, type ReadScope, scopeValues } from "./read-scope.ts";
import { entriesOfStream, isFoundedBy, refInStream } from "./stream-rows.ts";

export interface RecordFilter {
  readonly kind?: string;
  readonly caseRef?: string;
  /** Words that must all occur. */
  readonly text?: string;
  readonly scope: ReadScope;
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
  readonly scope: ReadScope;
  readonly kinds: readonly string[] | "all";
  /** Only entries before this one. */
  readonly before: number;
  readonly limit: number;
}

/** Questions to the index. Every answer is a position or a name; content comes from the log. */
export class Index extends IndexConnection {
  /** How much of the log the index stands for, and the leaf that ends it; undefined while it is empty. */
  position(): { size: number; lastLeaf: Uint8Array } | undefined {
    const row = this.first("SELECT size, last_leaf FROM meta WHERE id = 1");
    return row && { size: row[0] as number, lastLeaf: bytes(row[1]) };
  }

  stream(name: string): number[] {
    const ref = refInStream(name);
    return this.all(entriesOfStream, name, ref).flatMap(([entry, kind, version]) => {
      const isRow = kind === null || isFoundedBy(name, ref, kind as string, version as number);
      return isRow ? [entry as number] : [];
    });
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
  find({ kind, caseRef, text, scope, before, limit }: RecordFilter): RecordRow[] {
    const where = ["r.entry < ?", inScope];
    const values: unknown[] = [before, ...scopeValues(scope)];
    const add = (condition: string, value: unknown): void => {
      where.push(condition);
      values.push(value);
    };
    // Whoever asks for the cases means those that were received too.
    if (kind === caseOpened.kind)
      add("r.kind IN (SELECT value FROM json_each(?))", JSON.stringify(caseFoundingKinds));
    else if (kind !== undefined) add("r.kind = ?", kind);
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

  /** Records of a kind, whoever may read them, newest first: for the register itself. */
  everyOfKind(kind: string, before: number, limit: number): RecordRow[] {
    const sql = `SELECT ${recordColumns} FROM record r WHERE r.kind = ? AND r.entry < ?
      ORDER BY r.entry DESC LIMIT ?`;
    return this.all(sql, kind, before, limit).map(recordRow);
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
  ofCase({ caseRef, kinds, scope, before, limit }: CasePage): string[] {
    const isWanted = kinds === "all" ? "" : "AND r.kind IN (SELECT value FROM json_each(?))";
    const sql = `SELECT r.ref FROM record r WHERE r.case_ref = ? ${isWanted} AND r.entry < ? AND ${inScope}
      ORDER BY r.case_seq DESC LIMIT ?`;
    const wanted = kinds === "all" ? [] : [JSON.stringify(kinds)];
    return this.all(sql, caseRef, ...wanted, before, ...scopeValues(scope), limit).map(
      ([ref]) => ref as string,
    );
  }

  /** References of a case's records of these kinds. */
  refsOfKinds(caseRef: string, kinds: readonly string[]): string[] {
    const sql = "SELECT ref FROM record WHERE case_ref = ? AND kind IN (SELECT value FROM json_each(?))";
    return this.all(sql, caseRef, JSON.stringify(kinds)).map(([ref]) => ref as string);
  }

  countsByKind(caseRef: string, scope: ReadScope): KindCount[] {
    const sql = `SELECT r.kind, COUNT(*) FROM record r WHERE r.case_ref = ? AND ${inScope}
      GROUP BY r.kind ORDER BY r.kind`;
    return this.all(sql, caseRef, ...scopeValues(scope)).map(([kind, count]) => {
      return { kind: kind as string, count: count as number };
    });
  }

  /** References of a stream's records, oldest first. */
  streamRefs(name: string, scope: ReadScope): string[] {
    const entries = JSON.stringify(this.stream(name));
    const sql = `SELECT r.ref FROM record r WHERE r.entry IN (SELECT value FROM json_each(?)) AND ${inScope}
      ORDER BY r.entry`;
    return this.all(sql, entries, ...scopeValues(scope)).map(([ref]) => ref as string);
  }

  /** A record, where it is in a person's scope. */
  readable(ref: string, scope: ReadScope): RecordRow | undefined {
    const row = this.first(
      `SELECT ${recordColumns} FROM record r WHERE r.ref = ? AND ${inScope}`,
      ref,
      ...scopeValues(scope),
    );
    return row && recordRow(row);
  }

  /** Records that are addressed to a person by a field of theirs. */
  addressedTo(personRef: string): RecordRow[] {
    const sql = `SELECT DISTINCT ${recordColumns} FROM addressed a JOIN record r ON r.entry = a.entry
      WHERE a.person = ? ORDER BY r.entry`;
    return this.all(sql, personRef).map(recordRow);
  }

  cases(): string[] {
    const sql = "SELECT ref FROM record WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY entry";
    return this.all(sql, JSON.stringify(caseFoundingKinds)).map(([ref]) => ref as string);
  }

  /**
   * Names that a person may type: a reference, the beginning of one, a label, or the root of a sealed
   * object.
   */
  resolve(text: string, scope: ReadScope, limit: number): Resolved[] {
    const named = this.#resolveName(text, scope, limit);
    const isRoot = named.length === 0 && /^[0-9a-f]{8,64}$/.test(text);
    return isRoot ? this.#resolveObject(text, scope, limit) : named;
  }

  /** Things whose label has a word that begins so, whatever the case of its letters. */
  labelsBeginning(text: string, scope: ReadScope, limit: number): Resolved[] {
    const sql = `SELECT ${recordColumns} FROM record r
      WHERE (r.label LIKE ? ESCAPE '\\' OR r.label LIKE ? ESCAPE '\\') AND ${inScope}
      ORDER BY r.entry LIMIT ?`;
    const begun = `${text.replace(/[\\%_]/g, "\\$&")}%`;
    return this.all(sql, begun, `% ${begun}`, ...scopeValues(scope), limit).map(resolvedRow);
  }

  /** The records that measured an object when it was sealed. */
  #resolveObject(prefix: string, scope: ReadScope, limit: number): Resolved[] {
    const sql = `SELECT ${recordColumns} FROM object o JOIN record r ON r.entry = o.entry
      WHERE o.root >= ? AND o.root < ? || 'g' AND r.kind IN ('image-acquired', 'document-captured')
      AND ${inScope} ORDER BY r.entry LIMIT ?`;
    return this.all(sql, prefix, prefix, ...scopeValues(scope), limit).map(resolvedRow);
  }

  #resolveName(text: string, scope: ReadScope, limit: number): Resolved[] {
    const isPrefix = /^[0-9a-f][0-9a-f-]{3,35}$/.test(text);
    const condition = isPrefix ? "(r.ref >= ? AND r.ref < ? || 'g' OR r.label = ?)" : "r.label = ?";
    const sql = `SELECT ${recordColumns} FROM record r WHERE ${condition} AND ${inScope}
      ORDER BY r.entry LIMIT ?`;
    const named = isPrefix ? [text, text, text] : [text];
    return this.all(sql, ...named, ...scopeValues(scope), limit).map(resolvedRow);
  }
}
