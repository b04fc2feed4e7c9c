// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import type { FolderEntry, FolderReader } from "./folder-reader.ts";

const chunkSizeBytes = 1024 * 1024;

/** A register folder held in memory: a page that was given files, or a test. Paths use `/`. */
export function memoryFolder(files: ReadonlyMap<string, Uint8Array>): FolderReader {
  return {
    read: async (path, maxBytes) => {
      const bytes = files.get(path);
      if (bytes !== undefined && bytes.length > maxBytes) throw tooLarge(path, bytes.length, maxBytes);
      return bytes;
    },
    list: async (folder) => listed(files.keys(), folder),
    size: async (path) => files.get(path)?.length,
    stream: (path) => chunksOf(path, files.get(path)),
  };
}

function tooLarge(path: string, found: number, limit: number): ScelleError {
  return new ScelleError("folder.unreadable", { path, problem: "too-large", found, limit });
}

function listed(paths: Iterable<string>, folder: string): FolderEntry[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const kinds = new Map<string, FolderEntry["kind"]>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = "", below] = path.slice(prefix.length).split("/", 2);
    kinds.set(name, below === undefined ? "file" : "folder");
  }
  const names = [...kinds.keys()].sort();
  return names.map((name) => ({ name, kind: kinds.get(name) ?? "other" }));
}

async function* chunksOf(path: string, bytes: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
  if (bytes === undefined) throw new ScelleError("folder.unreadable", { path, problem: "gone" });
  for (let offset = 0; offset < bytes.length; offset += chunkSizeBytes) {
    yield bytes.subarray(offset, offset + chunkSizeBytes);
  }
}
