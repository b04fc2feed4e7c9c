// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** A list as people keep it: headings, and a line for each thing. */
export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** As the program shows it that the list was made with; the headings stand in line 1. */
  readonly line: number;
  /** As many as there are headings. */
  readonly cells: readonly string[];
}

/** A storeroom of a region, in one list. */
export const tableRowsMax = 20_000;
export const tableColumnsMax = 100;
/** What one cell may hold, in UTF-16 code units: a remark of a page. */
export const cellLengthMax = 4_000;

/**
 * Lines of cells as a table: the first one that says something has the headings, empty ones are no things.
 * @throws ScelleError("import.unreadable")
 */
export function tableOf(lines: Iterable<TableRow>, path: string): Table {
  let headings: readonly string[] | undefined;
  const rows: TableRow[] = [];
  for (const { line, cells } of lines) {
    const trimmed = cells.map((cell) => cell.trim());
    if (trimmed.every((cell) => cell === "")) continue;
    assertFits(trimmed, line, path);
    if (headings === undefined) {
      headings = trimmed;
      continue;
    }
    if (rows.length === tableRowsMax) throw unreadable(path, `more than ${tableRowsMax} lines`);
    const { length } = headings;
    rows.push({ line, cells: Array.from({ length }, (_, i) => trimmed[i] ?? "") });
  }
  if (headings === undefined) throw unreadable(path, "there is no line in it");
  return { headings, rows };
}

/** @param problem what is wrong with it, in words of this program */
export function unreadable(path: string, problem: string, cause?: unknown): ScelleError {
  return new ScelleError("import.unreadable", { path, problem }, { cause });
}

function assertFits(cells: readonly string[], line: number, path: string): void {
  if (cells.length > tableColumnsMax)
    throw unreadable(path, `line ${line}: more than ${tableColumnsMax} cells`);
  if (cells.some((cell) => cell.length > cellLengthMax)) {
    throw unreadable(path, `line ${line}: a cell is longer than ${cellLengthMax} letters`);
  }
}
