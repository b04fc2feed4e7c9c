// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type SourceText, scanFile } from "./source-text.ts";

/** The folder of the clone, seen from the compiled tests. */
export const cloneRoot = fileURLToPath(new URL("../../../", import.meta.url));

const foldersLeftOut = new Set(["node_modules", "dist", "build", ".git", ".cache", "coverage"]);

/** Every file of the clone; only programs and documents with their text. */
export function cloneFiles(): SourceText[] {
  return clonePaths().map((path) => {
    const isRead = /\.(?:ts|tsx|mjs|md)$/.test(path);
    return scanFile(path, isRead ? readFileSync(join(cloneRoot, path), "utf8") : "");
  });
}

/** Paths of every file of the clone that a person wrote, sorted, with forward slashes. */
function clonePaths(folder = ""): string[] {
  const entries = readdirSync(join(cloneRoot, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !foldersLeftOut.has(entry.name) && !entry.name.endsWith(".tsbuildinfo"))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? clonePaths(path) : [path];
    })
    .sort();
}
