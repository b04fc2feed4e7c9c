// SPDX-License-Identifier: Apache-2.0

/** Hands the reader's browser a JSON file. */
export function saveFile(name: string, content: object): void {
  saveBytes(name, new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" }));
}

/** Hands the reader's browser a file. */
export function saveBytes(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
