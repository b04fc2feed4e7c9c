// SPDX-License-Identifier: Apache-2.0
import type { Index } from "./index-reader.ts";
import { type Rows, rowTables } from "./rows.ts";

/** So many rows go in by one statement, then fewer: a call of the database costs more than a row. */
const rowsAtOnce = [64, 8, 1] as const;

export function putRows(index: Index, rows: Rows): void {
  for (const [name, { into, columns }] of Object.entries(rowTables)) {
    putInto(index, into, columns, rows[name as keyof Rows]);
  }
}

function putInto(index: Index, into: string, columns: readonly string[], values: readonly unknown[]): void {
  const row = `(${columns.map(() => "?").join(", ")})`;
  let at = 0;
  for (const count of rowsAtOnce) {
    const step = count * columns.length;
    if (values.length - at < step) continue;
    const places = Array.from({ length: count }, () => row).join(", ");
    const sql = `${into} (${columns.join(", ")}) VALUES ${places}`;
    for (; values.length - at >= step; at += step) index.run(sql, ...values.slice(at, at + step).map(bound));
  }
}

/** The database takes bytes as Node's own kind of them only. */
function bound(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
