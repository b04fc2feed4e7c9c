// SPDX-License-Identifier: Apache-2.0
import { equalBytes, keyPageSizeBytes, keyPageSlots, parseKeyPageName, registerPaths } from "@scelle/core";
import { isZero, slotIn } from "../entry-walk.ts";
import { listFolder, readFile } from "../read-file.ts";
import type { Verification } from "../verification.ts";

/**
 * Slots that no published entry uses are empty. A publication that was cut off may have written those of its
 * commit records already.
 */
export async function checkUnusedSlots(verification: Verification): Promise<void> {
  const { publishedSize, reporter } = verification;
  for (const { name, kind } of await listFolder(verification, registerPaths.keysFolder)) {
    const page = kind === "folder" ? undefined : parseKeyPageName(name);
    if (page === undefined || (page + 1) * keyPageSlots <= publishedSize) continue;
    const path = registerPaths.keyPage(page);
    const bytes = await readFile(verification, path, keyPageSizeBytes);
    if (typeof bytes === "string") continue;
    if (bytes.length !== keyPageSizeBytes) {
      // The page of a published entry was reported with it.
      const facts = { problem: "size", found: bytes.length, expected: keyPageSizeBytes };
      if (page * keyPageSlots >= publishedSize) reporter.report("key.page", "failed", path, facts);
      continue;
    }
    checkPage(verification, path, page, bytes);
  }
}

function checkPage(verification: Verification, path: string, page: number, bytes: Uint8Array): void {
  const { publishedSize, reporter, pendingKeys, movedSize } = verification;
  const end = (page + 1) * keyPageSlots;
  for (let index = Math.max(publishedSize, page * keyPageSlots); index < end; index++) {
    const slot = slotIn(bytes, index, keyPageSlots);
    const pending = pendingKeys.get(index);
    const isPublished = index < movedSize;
    const isExplained = isZero(slot) || isPublished || (pending !== undefined && equalBytes(slot, pending));
    if (isExplained) reporter.count("key.unused-slot");
    else reporter.report("key.unused-slot", "failed", path, { index });
  }
}
