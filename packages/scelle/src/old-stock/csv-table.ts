// SPDX-License-Identifier: Apache-2.0
import { CsvError, parse } from "csv-parse/sync";
import { cellLengthMax, type Table, tableColumnsMax, tableOf, unreadable } from "./table.ts";

/** Spreadsheets write the one or the other, by the country that they are set to. */
const delimiters = [";", ",", "\t"] as const;

/**
 * A list with separators, in UTF-8 or as Windows writes Western European letters.
 * @throws ScelleError("import.unreadable")
 */
export function readCsv(bytes: Uint8Array, path: string): Table {
  const text = textOf(bytes);
  const [head = ""] = text.split(/\r?\n/, 1);
  const counted = delimiters.map((sign) => ({ sign, count: head.split(sign).length }));
  const { sign } = counted.reduce((most, one) => (one.count > most.count ? one : most));
  try {
    const records = parse(text, {
      ...{ delimiter: sign, bom: true, info: true, relax_column_count: true, skip_empty_lines: true },
      max_record_size: tableColumnsMax * cellLengthMax,
    }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    return tableOf(
      records.map(({ record, info }) => ({ line: info.lines, cells: record })),
      path,
    );
  } catch (cause) {
    // The library says in words of its own what is wrong; they may hold what stands in the list.
    if (!(cause instanceof CsvError)) throw cause;
    const line = String(cause["lines"] ?? "?");
    throw unreadable(path, `its separators and quotes do not fit (${cause.code}, line ${line})`, cause);
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes); // Every byte is a letter there.
  }
}
