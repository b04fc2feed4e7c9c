// SPDX-License-Identifier: Apache-2.0

/** Rows as any program reads them: commas, CRLF, quotes where they are needed. @see RFC 4180 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** What somebody typed must not become a formula in the program that opens the file. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
