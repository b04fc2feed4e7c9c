// SPDX-License-Identifier: Apache-2.0
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assertPlace, fileSink, fileSinkTo, partialPath } from "./file-sink.ts";

const piece = new TextEncoder().encode("sealed");
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scelle-sink-"));
  path = join(folder, "case.zip");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a file has its name when it is whole, is its owner’s, and leaves nothing beside it", async () => {
  const sink = await fileSink(path);
  await sink.write(piece);
  expect(readdirSync(folder)).toEqual(["case.zip.partial"]);
  await sink.end();
  expect(readdirSync(folder)).toEqual(["case.zip"]);
  expect(readFileSync(path, "utf8")).toBe("sealed");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(sink.earlierBytes).toBeUndefined();
});

test("what is stopped leaves nothing at all", async () => {
  const sink = await fileSink(path);
  await sink.write(piece);
  await sink.stop(new Error("the disk of the source broke"));
  expect(readdirSync(folder)).toEqual([]);
});

test("what an earlier attempt left is removed and told, and not gone on with", async () => {
  writeFileSync(partialPath(path), "PK\u0003\u0004half of another");
  const sink = await fileSink(path);
  expect(sink.earlierBytes).toBe("PK\u0003\u0004half of another".length);
  await sink.write(piece);
  await sink.end();
  expect(readFileSync(path, "utf8")).toBe("sealed");
});

test("what somebody put there meanwhile is left as it is", async () => {
  const sink = await fileSink(path);
  await sink.write(piece);
  writeFileSync(path, "mine");
  await expect(sink.end()).rejects.toMatchObject({ code: "vault.out-exists", facts: { path } });
  await sink.stop(undefined);
  expect(readFileSync(path, "utf8")).toBe("mine");
  expect(readdirSync(folder)).toEqual(["case.zip"]);
  await expect(fileSink(path)).rejects.toMatchObject({ code: "vault.out-exists" });
});

test("of two who write to one place the first is told, and takes nothing of the second’s", async () => {
  const first = await fileSink(path);
  const second = await fileSink(path);
  await first.write(piece);
  await expect(first.end()).rejects.toMatchObject({ code: "vault.write-failed" });
  await first.stop(undefined);
  expect(existsSync(path)).toBe(false);
  await second.write(piece);
  await second.end();
  expect(readFileSync(path, "utf8")).toBe("sealed");
});

test("a place that is not there is told in our words, before anything is made", async () => {
  const nowhere = join(folder, "nowhere", "case.zip");
  await expect(fileSink(nowhere)).rejects.toMatchObject({ code: "vault.not-writable" });
});

test("a file that cannot be encrypted to whom it is for is not begun", async () => {
  await expect(fileSinkTo(path, ["age1nobody"])).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

test("what is no half bundle is somebody’s: it is named, before anything is recorded, and left", async () => {
  const partial = partialPath(path);
  const taken = { code: "vault.out-exists", facts: { path: partial } };
  const refused = async (): Promise<void> => {
    await expect(assertPlace(path)).rejects.toMatchObject(taken);
    await expect(fileSink(path)).rejects.toMatchObject(taken);
  };
  writeFileSync(partial, "my notes");
  await refused();
  expect(readFileSync(partial, "utf8")).toBe("my notes");
  rmSync(partial);
  mkdirSync(partial);
  await refused();
  rmSync(partial, { recursive: true });
  symlinkSync(join(folder, "elsewhere"), partial);
  await refused();
  expect(readdirSync(folder)).toEqual(["case.zip.partial"]);
});

test("a link that leads nowhere stands there too", async () => {
  symlinkSync(join(folder, "elsewhere"), path);
  await expect(assertPlace(path)).rejects.toMatchObject({ code: "vault.out-exists", facts: { path } });
});

test("a name that is too long once the ending is added is told before anything is recorded", async () => {
  await expect(assertPlace(join(folder, `${"n".repeat(246)}.zip`))).rejects.toMatchObject({
    code: "vault.write-failed",
  });
});

test("a place that was tried out is left empty, and half a bundle there as it is", async () => {
  await assertPlace(path);
  expect(readdirSync(folder)).toEqual([]);
  for (const begun of ["", "PK", "PK\u0003\u0004…", "age-encryption.org/v1\n-> X"]) {
    writeFileSync(partialPath(path), begun);
    await assertPlace(path);
    expect(readFileSync(partialPath(path), "utf8")).toBe(begun);
  }
});
