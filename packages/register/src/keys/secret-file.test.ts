// SPDX-License-Identifier: Apache-2.0
// `npm run faults` lets every read of a key fail; here stands one that fails without a shim.
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../vault/spec/temporary-folder.ts";
import { createSecretFile, readSecretFile } from "./secret-file.ts";

test("a secret that is written is read, and one that is not there is nothing", async () => {
  const path = join(temporaryFolder(onTestFinished), "one.keys");
  expect(await readSecretFile(path)).toBeUndefined();
  await createSecretFile(path, "secret\n");
  expect(await readSecretFile(path)).toBe("secret\n");
});

test("one that others may read is refused", async () => {
  const path = join(temporaryFolder(onTestFinished), "one.keys");
  await createSecretFile(path, "secret\n");
  chmodSync(path, 0o640);
  await expect(readSecretFile(path)).rejects.toMatchObject({ code: "key.exposed" });
});

test("a folder is no key", async () => {
  const path = join(temporaryFolder(onTestFinished), "one.keys");
  mkdirSync(path, { mode: 0o700 });
  await expect(readSecretFile(path)).rejects.toMatchObject({ code: "key.malformed", facts: { path } });
});

test("one that is there and cannot be read is the storage's failure, told by its name", async () => {
  const path = "/proc/self/mem"; // Of the owner alone, and unreadable where nothing is mapped: at its start.
  const facts = { path, problem: "EIO" };
  await expect(readSecretFile(path)).rejects.toMatchObject({ code: "disk.failed", facts });
});
