// SPDX-License-Identifier: Apache-2.0
import { hex, parseObjectPath, registerPaths, ScelleError } from "@scelle/core";
import { objectRoot } from "../object-root.ts";
import { listFolder, problemOf } from "../read-file.ts";
import type { Verification } from "../verification.ts";

/**
 * Sealed objects: those that records name are here with their size, and, when asked, read whole and hashed to
 * their names. What no record names is noted.
 */
export async function checkObjects(verification: Verification): Promise<void> {
  const { reporter, objects, objectClaims, options } = verification;
  const knowsClaims = options.recordKey !== undefined;
  const found = await listObjects(verification);
  objects.present = found.size;
  if (!knowsClaims) reporter.report("object.present", "not-checked", registerPaths.vaultFolder);
  for (const [root, { entryIndex, sizeBytes }] of objectClaims) {
    const path = registerPaths.object(root);
    const size = found.get(root);
    if (size === undefined) {
      objects.missing++;
      reporter.report("object.present", "absent", path, { index: entryIndex });
    } else if (sizeBytes !== undefined && size !== sizeBytes) {
      objects.altered++;
      reporter.report("object.present", "failed", path, { found: size, expected: sizeBytes });
    } else {
      reporter.count("object.present");
    }
  }
  for (const root of found.keys()) {
    if (!knowsClaims || objectClaims.has(root)) continue;
    objects.unreferenced++;
    reporter.report("object.unreferenced", "note", registerPaths.object(root));
  }
  if (options.deep === true) await rehash(verification, found);
  else if (found.size > 0) {
    reporter.report("object.content", "not-checked", registerPaths.vaultFolder, { present: found.size });
  }
}

/** Objects with their sizes, by root. Everything else in the vault is noted here. */
async function listObjects(verification: Verification): Promise<Map<string, number>> {
  const { reporter, folder } = verification;
  const found = new Map<string, number>();
  for (const shelf of await listFolder(verification, registerPaths.vaultFolder)) {
    const shelfPath = `${registerPaths.vaultFolder}/${shelf.name}`;
    if (shelf.kind !== "folder") {
      reporter.report("folder.temporary", "note", shelfPath);
      continue;
    }
    for (const { name, kind } of await listFolder(verification, shelfPath)) {
      const root = parseObjectPath(`${shelf.name}/${name}`);
      const path = `${shelfPath}/${name}`;
      if (root === undefined || kind === "folder") {
        reporter.report("folder.temporary", "note", path);
        continue;
      }
      try {
        const size = await folder.size(path);
        if (size !== undefined) found.set(root, size);
      } catch (cause) {
        reporter.report("folder.readable", "failed", path, problemOf(cause));
      }
    }
  }
  return found;
}

async function rehash(verification: Verification, found: ReadonlyMap<string, number>): Promise<void> {
  const { reporter, folder, crypto, objects, options } = verification;
  const total = [...found.values()].reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [root, size] of found) {
    const path = registerPaths.object(root);
    const onChunk = (doneBytes: number) => {
      options.onProgress?.({ stage: "objects", done: before + doneBytes, total });
    };
    try {
      const computed = hex(await objectRoot(crypto, folder.stream(path), onChunk));
      objects.rehashed++;
      if (computed === root) reporter.count("object.content");
      else {
        objects.altered++;
        reporter.report("object.content", "failed", path);
      }
    } catch (cause) {
      if (!(cause instanceof ScelleError)) throw cause;
      objects.altered++;
      reporter.report("folder.readable", "failed", path, problemOf(cause));
    }
    before += size;
  }
}
