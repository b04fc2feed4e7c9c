// SPDX-License-Identifier: Apache-2.0
// What a machine can run out of: memory, disk, permission; and sources that are no files.
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateEvidenceIdentity, objectPath, openObject } from "@scelle/register";
import { expect, onTestFinished, test } from "vitest";
import { rootTest } from "../tool-test.ts";
import { run, sealFromStandardInput, sealInChild, temporaryFolder } from "./child-process.ts";

const mebibyte = 1024 * 1024;
const memoryBytesMax = 256 * mebibyte;
const { identity, recipient } = await generateEvidenceIdentity();
const recipients = [recipient];

test("sealing 1 GiB takes less than 256 MB of memory, all threads included", () => {
  const folder = temporaryFolder();
  const sourcePath = join(folder, "image.dd");
  writeFileSync(sourcePath, randomBytes(mebibyte));
  truncateSync(sourcePath, 1024 * mebibyte);
  const sealed = sealInChild({ sourcePath, vaultFolder: join(folder, "vault"), recipients });
  expect(sealed.plaintextSizeBytes).toBe(1024 * mebibyte);
  expect(sealed.peakBytes).toBeLessThan(memoryBytesMax);
});

test("a folder of 5,000 files takes no more memory than a file", () => {
  const folder = temporaryFolder();
  for (let drawer = 0; drawer < 5; drawer += 1) {
    mkdirSync(join(folder, "office", `${drawer}`), { recursive: true });
    for (let index = 0; index < 1_000; index += 1) {
      writeFileSync(join(folder, "office", `${drawer}`, `${index}`), "seen at nine");
    }
  }
  const sealed = sealInChild({
    sourcePath: join(folder, "office"),
    vaultFolder: join(folder, "vault"),
    recipients,
  });
  expect(sealed.fileCount).toBe(5_000);
  expect(sealed.peakBytes).toBeLessThan(memoryBytesMax);
});

test("standard input is sealed to its end", async () => {
  const vaultFolder = join(temporaryFolder(), "vault");
  for (const sizeBytes of [1, 65_536, 2 * mebibyte, 9 * mebibyte + 5]) {
    const input = randomBytes(sizeBytes);
    const sealed = sealFromStandardInput({ sourcePath: "-", vaultFolder, recipients }, input);
    const sha256 = createHash("sha256").update(input).digest("hex");
    expect(sealed).toMatchObject({ sourceKind: "stream", plaintextSizeBytes: sizeBytes, sha256 });
    const path = objectPath(vaultFolder, sealed.root ?? "");
    await openObject({
      path,
      identities: [identity],
      outPath: join(vaultFolder, `${sizeBytes}`),
      expected: { sha256 },
    });
  }
});

test("an empty standard input is refused", () => {
  const order = { sourcePath: "-", vaultFolder: join(temporaryFolder(), "vault"), recipients };
  expect(sealFromStandardInput(order, new Uint8Array(0))).toMatchObject({ code: "vault.source-empty" });
});

rootTest("a full disk leaves no half-written object", ["mount", "umount"], () => {
  const folder = temporaryFolder();
  const [sourcePath, vaultFolder] = [join(folder, "image.dd"), join(folder, "vault")];
  mkdirSync(vaultFolder);
  run("mount", ["-t", "tmpfs", "-o", "size=4m", "none", vaultFolder]);
  onTestFinished(() => void run("umount", [vaultFolder]));
  for (const sizeBytes of [5 * mebibyte, 40 * mebibyte]) {
    writeFileSync(sourcePath, randomBytes(sizeBytes));
    expect(sealInChild({ sourcePath, vaultFolder, recipients })).toEqual({
      code: "vault.no-space",
      reason: "ENOSPC",
    });
    expect(readdirSync(vaultFolder)).toEqual([]);
  }
  writeFileSync(sourcePath, randomBytes(mebibyte));
  expect(sealInChild({ sourcePath, vaultFolder, recipients })).toMatchObject({
    plaintextSizeBytes: mebibyte,
  });
});

rootTest("a vault mounted read-only is named as such", ["mount", "umount"], () => {
  const folder = temporaryFolder();
  const [sourcePath, vaultFolder] = [join(folder, "image.dd"), join(folder, "vault")];
  mkdirSync(vaultFolder);
  run("mount", ["-t", "tmpfs", "-o", "size=4m,ro", "none", vaultFolder]);
  onTestFinished(() => void run("umount", [vaultFolder]));
  writeFileSync(sourcePath, "seen at nine");
  const refusal = { code: "vault.not-writable", reason: "EROFS" };
  expect(sealInChild({ sourcePath, vaultFolder, recipients })).toEqual(refusal);
});

rootTest("a block device is sealed to the size that the kernel knows", ["losetup"], async () => {
  const folder = temporaryFolder();
  const image = randomBytes(9 * mebibyte + 512);
  writeFileSync(join(folder, "image.dd"), image);
  const device = run("losetup", ["--find", "--show", "--read-only", join(folder, "image.dd")])
    .toString()
    .trim();
  onTestFinished(() => void run("losetup", ["--detach", device]));
  const sealed = sealInChild({ sourcePath: device, vaultFolder: join(folder, "vault"), recipients });
  const sha256 = createHash("sha256").update(image).digest("hex");
  expect(sealed).toMatchObject({ sourceKind: "device", plaintextSizeBytes: image.length, sha256 });
});
