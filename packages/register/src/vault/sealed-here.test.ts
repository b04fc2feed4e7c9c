// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from "node:crypto";
import { closeSync, cpSync, openSync, readSync, statSync, utimesSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Draft, JsonObject } from "@scelle/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { ObjectMeasurer } from "../objects.ts";
import { generateEvidenceIdentity } from "./evidence-identity.ts";
import { measureForRecord, measureObject } from "./measure-object.ts";
import { type SealedObject, sealSource } from "./seal-source.ts";
import { noteSealed, rootSealedHere } from "./sealed-here.ts";
import { memorySource } from "./spec/memory-source.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";
import { objectPath } from "./vault-folder.ts";

const owner = await generateEvidenceIdentity();
const image = randomBytes(3 * 1024 * 1024 + 5);

async function sealedImage() {
  const register = temporaryFolder(onTestFinished);
  const vaultFolder = join(register, "vault");
  const sealed = await sealSource({
    source: memorySource(image),
    vaultFolder,
    recipients: [owner.recipient],
  });
  return { register, sealed, path: objectPath(vaultFolder, sealed.root) };
}

/** The clock of a file system ticks every few milliseconds; within one tick nothing has a later time. */
const tickMs = 30;

/** Flips a byte and sets the times back, as somebody would who does not want it seen. */
async function alterUnseen(path: string, at: number): Promise<void> {
  await sleep(tickMs);
  const { atime, mtime } = statSync(path);
  const file = openSync(path, "r+");
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  writeSync(file, Buffer.of(byte.readUInt8(0) ^ 1), 0, 1, at);
  closeSync(file);
  utimesSync(path, atime, mtime);
}

function draftOf({ root, sealedSizeBytes, recipientCount }: SealedObject, other: JsonObject = {}): Draft {
  const measured = { objectRoot: root, sealedSize: sealedSizeBytes, recipientCount, ...other };
  return { draftId: randomUUID(), kind: "image-acquired", version: 1, stated: {}, measured };
}

test("an object that was sealed here and not touched has its root without being read again", async () => {
  const { path, sealed } = await sealedImage();
  const found = statSync(path, { bigint: true });
  expect(rootSealedHere(found)).toBe(sealed.root);
  expect(await measureForRecord(path)).toEqual(await measureObject(path));
});

describe("an object is read again before its record", () => {
  test("when time has passed", async () => {
    const { path } = await sealedImage();
    const found = statSync(path, { bigint: true });
    expect(rootSealedHere(found, performance.now() + 11 * 60 * 1000)).toBeUndefined();
  });

  test("when it is another file with the same bytes", async () => {
    const { path } = await sealedImage();
    cpSync(path, `${path}-copy`, { preserveTimestamps: true });
    expect(rootSealedHere(statSync(`${path}-copy`, { bigint: true }))).toBeUndefined();
  });

  test("when it was touched, though its size and times are as they were", async () => {
    const { path } = await sealedImage();
    await alterUnseen(path, 2_000_000);
    expect(rootSealedHere(statSync(path, { bigint: true }))).toBeUndefined();
  });

  test("when many others were sealed since", async () => {
    const { path, sealed } = await sealedImage();
    const found = statSync(path, { bigint: true });
    for (let count = 1n; count <= 64n; count += 1n) {
      expect(rootSealedHere(found)).toBe(sealed.root);
      noteSealed("0".repeat(64), { ...found, ino: found.ino + count });
    }
    expect(rootSealedHere(found)).toBeUndefined();
  });
});

describe("a record is refused", () => {
  test("if the object was altered between its seal and its record", async () => {
    for (const at of [0, 300, 2_000_000, image.length]) {
      await expectAlteredIsFound(at, measureForRecord);
    }
  });

  test("if it says anything else than what lies there, sealed here or not", async () => {
    const { register, sealed } = await sealedImage();
    const objects = new ObjectMeasurer(register);
    await objects.assertMeasured(draftOf(sealed));
    const others = [
      ["recipientCount", { recipientCount: 2 }],
      ["sealedSize", { sealedSize: sealed.sealedSizeBytes + 1 }],
    ] as const;
    for (const [field, other] of others) {
      await expect(objects.assertMeasured(draftOf(sealed, other))).rejects.toMatchObject({
        code: "vault.measure-differs",
        facts: { field },
      });
    }
    const absent = draftOf(sealed, { objectRoot: "0".repeat(64) });
    await expect(objects.assertMeasured(absent)).rejects.toMatchObject({ code: "vault.object-missing" });
    const altered = await sealedImage();
    await alterUnseen(objectPath(join(altered.register, "vault"), altered.sealed.root), 2_000_000);
    const refused = new ObjectMeasurer(altered.register).assertMeasured(draftOf(altered.sealed));
    await expect(refused).rejects.toMatchObject({
      code: "vault.measure-differs",
      facts: { field: "objectRoot" },
    });
  });

  test("and a note that looked at size and time alone would have let it in", async () => {
    const noted: { size: number; mtimeMs: number; root: string }[] = [];
    const planted = async (path: string) => {
      const { size, mtimeMs } = statSync(path);
      // A time that was put back is exact to a millisecond only: near is taken for the same.
      const found = noted.find((one) => one.size === size && Math.abs(one.mtimeMs - mtimeMs) < 10);
      const root = found?.root ?? (await measureObject(path)).root;
      noted.push({ size, mtimeMs, root });
      return { root };
    };
    await expect(expectAlteredIsFound(2_000_000, planted)).rejects.toThrow("let in");
  });
});

/** The property: what was altered after its seal does not pass for what was sealed. */
async function expectAlteredIsFound(
  at: number,
  measure: (path: string) => Promise<{ readonly root: string }>,
): Promise<void> {
  const { path, sealed } = await sealedImage();
  expect((await measure(path)).root).toBe(sealed.root);
  await alterUnseen(path, at);
  const root = await measure(path).then(
    (measured) => measured.root,
    () => "refused", // The header does not parse any more.
  );
  if (root === sealed.root) throw new Error("an altered object was let in");
}
