// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type SourceText, scanSource } from "./source-text.ts";

/** The folder of the clone, seen from the compiled tests. */
export const cloneRoot = fileURLToPath(new URL("../../../", import.meta.url));

const foldersLeftOut = new Set(["node_modules", "dist", ".git", ".cache", "coverage"]);

/** Paths of every file of the clone that a person wrote, sorted, with forward slashes. */
export function clonePaths(folder = ""): string[] {
  const entries = readdirSync(join(cloneRoot, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !foldersLeftOut.has(entry.name) && !entry.name.endsWith(".tsbuildinfo"))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? clonePaths(path) : [path];
    })
    .sort();
}

/** Every TypeScript source of the clone, and its scripts. */
export function cloneSources(): SourceText[] {
  return clonePaths()
    .filter((path) => /^(?:packages\/[^/]+\/src|testing|scripts)\/.*\.(?:ts|tsx|mjs)$/.test(path))
    .map((path) => scanSource(path, readFileSync(join(cloneRoot, path), "utf8")));
}
