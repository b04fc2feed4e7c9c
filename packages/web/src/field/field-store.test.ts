// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, test, vi } from "vitest";
import { keptSearches } from "./field-store.ts";

/** A disk with an empty database, of which a connection may fail or be closed by the browser. */
class Disk {
  opened = 0;
  isBroken = false;
  /** The connection that was opened last. */
  base: { onclose?: () => void } = {};

  open() {
    this.opened += 1;
    const store = { getAllKeys: () => answering([]) };
    this.base = Object.assign({ transaction: () => ({ objectStore: () => store }) });
    return answering(this.base, this.isBroken);
  }
}

/** A request as IndexedDB answers it: later, by one of two calls. */
function answering(result: unknown, isFailed = false) {
  const request: { result: unknown; error?: Error; onsuccess?: () => void; onerror?: () => void } = {
    result,
  };
  queueMicrotask(() => {
    if (isFailed) request.error = new Error("the disk is busy");
    (isFailed ? request.onerror : request.onsuccess)?.();
  });
  return request;
}

afterEach(() => vi.unstubAllGlobals());

test("after a connection that failed, or that the browser closed, the next look opens another", async () => {
  const disk = new Disk();
  vi.stubGlobal("indexedDB", disk);
  vi.stubGlobal("IDBKeyRange", { bound: () => undefined });
  disk.isBroken = true;
  await expect(keptSearches()).rejects.toThrow("the disk is busy");
  disk.isBroken = false;
  expect(await keptSearches()).toEqual({ searches: [], unreadable: 0 });
  await keptSearches();
  expect(disk.opened).toBe(2);
  disk.base.onclose?.();
  await keptSearches();
  expect(disk.opened).toBe(3);
});
