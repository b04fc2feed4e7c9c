// SPDX-License-Identifier: Apache-2.0
import { bagPaths, ScelleError } from "@scelle/core";
import type { FolderReader } from "../folder-reader.ts";
import type { BundleFiles } from "./bundle-files.ts";

const pieceSizeBytes = 1024 * 1024;

/** The payload of a bag as a register folder: what a register also has lies in it as it lies there. */
export function bundleFolder(files: BundleFiles): FolderReader {
  const pathOf = (path: string) => bagPaths.payload + path;
  return {
    read: async (path, maxBytes) => {
      const size = files.sizes.get(pathOf(path));
      if (size === undefined) return undefined;
      if (size > maxBytes) {
        throw new ScelleError("folder.unreadable", {
          problem: "too-large",
          path,
          found: size,
          limit: maxBytes,
        });
      }
      return await files.read(pathOf(path));
    },
    list: () => Promise.resolve([]),
    size: (path) => Promise.resolve(files.sizes.get(pathOf(path))),
    stream: async function* (path) {
      const size = files.sizes.get(pathOf(path)) ?? 0;
      for (let offset = 0; offset < size; offset += pieceSizeBytes) {
        yield await files.read(pathOf(path), offset, Math.min(pieceSizeBytes, size - offset));
      }
    },
  };
}
