// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import { type Database, indexError } from "./database.ts";
import type { Row } from "./index-rows.ts";

interface Statement {
  readonly reader: boolean;
  raw(isRaw: boolean): unknown;
  all(...values: unknown[]): unknown[];
  get(...values: unknown[]): unknown;
  run(...values: unknown[]): unknown;
}

/**
 * The one connection to an index. It answers for all that was put in, written down or not; once something of
 * that is lost it answers nothing: what is lost may be the record that keeps the asker out.
 */
export class IndexConnection {
  readonly database: Database;
  readonly #statements = new Map<string, Statement>();
  #isBehind = false;

  constructor(database: Database) {
    this.database = database;
  }

  all(sql: string, ...values: unknown[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  /** The first row: one call of the database, where `all` makes three. */
  first(sql: string, ...values: unknown[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  run(sql: string, ...values: unknown[]): void {
    this.#statement(sql).run(values);
  }

  /** Rows go into a transaction that {@link settle} ends: this connection sees them at once. */
  begin(): void {
    if (!this.database.inTransaction) this.database.exec("BEGIN IMMEDIATE");
  }

  /** Writes down what {@link begin} has begun. What is lost before is caught up from the log. */
  settle(): void {
    if (!this.database.inTransaction) return;
    try {
      this.database.exec("COMMIT");
    } catch (cause) {
      // Some errors have ended the transaction already.
      if (!this.database.inTransaction) this.#isBehind = true;
      throw indexError(cause);
    }
  }

  /** Takes back what was not written down, after an error: the index is that of an earlier moment. */
  abandon(): void {
    this.#isBehind = true;
    // A full disk has already ended the transaction.
    if (this.database.inTransaction) this.database.exec("ROLLBACK");
  }

  close(): void {
    this.#statements.clear();
    try {
      this.settle();
    } finally {
      this.database.close();
    }
  }

  #statement(sql: string): Statement {
    if (this.#isBehind) throw new ScelleError("register.poisoned");
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement: Statement = this.database.prepare(sql);
    if (statement.reader) statement.raw(true);
    this.#statements.set(sql, statement);
    return statement;
  }
}
