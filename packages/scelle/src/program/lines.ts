// SPDX-License-Identifier: Apache-2.0

/** Two columns under a heading: a name and what it stands for, the names padded to one width. */
export function columns(rows: readonly (readonly [string, string])[], indent = 2): string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => {
    const [first = "", ...others] = value.split("\n");
    const hanging = others.map((line) => `\n${" ".repeat(indent + width + 2)}${line}`).join("");
    return `${" ".repeat(indent)}${name.padEnd(width)}  ${first}${hanging}`;
  });
}

/** Lines as they go to a terminal or a file. */
export function page(...lines: readonly (string | readonly string[])[]): string {
  return `${lines.flat().join("\n")}\n`;
}

/** Text broken at spaces into lines of at most `width` characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
