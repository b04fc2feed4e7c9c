// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeNewFile } from "./write-new-file.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scelle-new-file-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

test("a key or a receipt that was written has a durable name too, once it is whole", async () => {
  const path = join(folder, "receipt");
  const synced: string[] = [];
  await writeNewFile(path, "whole\n", async (place) => {
    synced.push(`${place}: ${readFileSync(path, "utf8")}`);
  });
  expect(synced).toEqual([`${folder}: whole\n`]);
});

test("a folder whose disk fails is told; one that cannot be asked has the file", async () => {
  const failed = writeNewFile(join(folder, "one"), "x", failing("EIO"));
  await expect(failed).rejects.toMatchObject({ code: "vault.not-writable", facts: { reason: "EIO" } });
  for (const code of ["EACCES", "EINVAL"]) await writeNewFile(join(folder, code), "x", failing(code));
  await expect(writeNewFile(join(folder, "EIO"), "x")).resolves.toBeUndefined();
  await expect(writeNewFile(join(folder, "one"), "x")).rejects.toMatchObject({ code: "vault.out-exists" });
});
