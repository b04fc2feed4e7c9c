// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeFolders } from "./make-folders.ts";

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "scelle-folders-"));
});
afterEach(() => rmSync(top, { recursive: true }));

test("makes what is missing, and says where it began", async () => {
  expect(await makeFolders(join(top, "a", "b", "c"))).toBe(join(top, "a"));
  expect(statSync(join(top, "a", "b", "c")).mode & 0o777).toBe(0o700);
  expect(await makeFolders(join(top, "a", "b", "d"))).toBe(join(top, "a", "b", "d"));
  expect(await makeFolders(join(top, "a", "b"))).toBeUndefined();
});

test("many at once make it once", async () => {
  const asked = Array.from({ length: 20 }, (_, i) => makeFolders(join(top, "a", "b", String(i % 4))));
  await Promise.all(asked);
  expect(statSync(join(top, "a", "b", "3")).isDirectory()).toBe(true);
});

test("a file that is in the way is told", async () => {
  writeFileSync(join(top, "file"), "");
  await expect(makeFolders(join(top, "file"))).rejects.toMatchObject({ code: "EEXIST" });
  await expect(makeFolders(join(top, "file", "a"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test("where the system makes no folder it ends", async () => {
  await expect(makeFolders("/proc/scelle/a")).rejects.toMatchObject({ code: "ENOENT" });
}, 5_000);
