// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  keySlot,
  leafHash,
  parseCheckpoint,
  parseNote,
  registerPaths,
  utf8,
  verifyConsistency,
  verifyInclusion,
  wrappedKeySizeBytes,
} from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "../disk/node-disk.ts";
import { nodeCrypto } from "../keys/node-crypto.ts";
import type { Register } from "../register.ts";
import { FailingDisk, type Fault } from "../spec/failing-disk.ts";
import { caseStated, record, type SampleRegister, withSampleRegister } from "../spec/sample-register.ts";
import { OwnCheckpoints } from "./own-checkpoints.ts";
import type { Published } from "./published.ts";

/** Holds the next such call back until it is let go. */
function hold(
  disk: FailingDisk,
  operation: "replace" | "read",
  path: RegExp,
  when: "wait" | "waitAfter" = "wait",
) {
  let letGo = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    disk.faultOf = (call): Fault | undefined => {
      if (call.operation !== operation || !path.test(call.path)) return undefined;
      disk.faultOf = () => undefined;
      resolve();
      return { [when]: wait };
    };
  });
  return { reached, letGo };
}

const checkpoint = /^log\/checkpoint$/;

/** Publications come within a second, by themselves. */
const inTime = { timeout: 10_000 };
const openCase = (register: Register, sample: SampleRegister, number: string) =>
  record(register, sample.founder, "case-opened", caseStated(number));

test.each([
  ["a payload file", /^payload\//],
  ["the checkpoint", /^log\/checkpoint$/],
])("a record is acknowledged while a publication waits for %s, and outlives the process", async (_, path) => {
  await withSampleRegister(async (sample) => {
    const disk = new FailingDisk(nodeDisk(sample.folder));
    const register = await sample.open({ disk });
    const { reached, letGo } = hold(disk, "replace", path);
    const before = await openCase(register, sample, "1");
    await reached;
    const beside = await openCase(register, sample, "2");
    expect((await register.status()).publishedSize).toBe(before.index);
    await expectWhole(sample.copy("killed"), beside.index + 1);
    letGo();
    await expect
      .poll(async () => (await register.status()).publishedSize, inTime)
      .toBeGreaterThan(before.index);
    const { publishedSize, size } = await register.publish();
    expect([publishedSize, size]).toEqual([beside.index + 1, beside.index + 1]);
    await register.close();
    expect(readdirSync(join(sample.folder, registerPaths.walFolder))).toEqual([]);
    await expectWhole(sample.copy("closed"), beside.index + 1);
  });
});

async function expectWhole(sample: SampleRegister, size: number): Promise<void> {
  const register = await sample.open();
  const status = await register.publish();
  expect([status.size, status.publishedSize]).toEqual([size, size]);
  await register.close();
}

test("an erasure waits for the publication that is under way, and leaves no other copy of the key", async () => {
  await withSampleRegister(async (sample) => {
    const disk = new FailingDisk(nodeDisk(sample.folder));
    const register = await sample.open({ disk });
    const { reached, letGo } = hold(disk, "replace", /^payload\//);
    const { recordRef, index } = await openCase(register, sample, "1");
    await reached;
    const decision = { targetRef: recordRef, ground: "data-subject" };
    let isDone = false;
    const erasing = record(register, sample.founder, "erasure-decided", decision).then(() => {
      isDone = true;
    });
    await openCase(register, sample, "2");
    expect(isDone).toBe(false);
    letGo();
    await erasing;
    const { page, offset } = keySlot(index);
    const slots = readFileSync(join(sample.folder, registerPaths.keyPage(page)));
    expect(slots.subarray(offset, offset + wrappedKeySizeBytes)).toEqual(Buffer.alloc(wrappedKeySizeBytes));
    for (const name of readdirSync(join(sample.folder, registerPaths.walFolder))) {
      expect(Number(name)).toBeGreaterThan(index);
    }
    await register.close();
  });
});

test("a commit that meets the next checkpoint before its publication is over does not take it for another's", async () => {
  await withSampleRegister(async (sample) => {
    const disk = new FailingDisk(nodeDisk(sample.folder));
    const register = await sample.open({ disk });
    const publication = hold(disk, "replace", checkpoint, "waitAfter");
    await openCase(register, sample, "1");
    await publication.reached;
    expect((await openCase(register, sample, "2")).index).toBe(3);
    publication.letGo();
    await register.close();
  });
});

test("nor does one that has read the checkpoint just before the next one took its place", async () => {
  await withSampleRegister(async (sample) => {
    const disk = new FailingDisk(nodeDisk(sample.folder));
    const register = await sample.open({ disk });
    const publication = hold(disk, "replace", checkpoint);
    await openCase(register, sample, "1");
    await publication.reached;
    const commit = hold(disk, "read", checkpoint, "waitAfter");
    const looking = openCase(register, sample, "2");
    await commit.reached;
    await new Promise((resolve) => setTimeout(resolve, 100)); // The bytes are read by then.
    publication.letGo();
    await expect.poll(async () => (await register.status()).publishedSize, inTime).toBe(3);
    commit.letGo();
    expect((await looking).index).toBe(3);
    await register.close();
  });
});

test("evidence that is gathered while the log is published on is all under one checkpoint", async () => {
  await withSampleRegister(async (sample) => {
    const disk = new FailingDisk(nodeDisk(sample.folder));
    const register = await sample.open({ disk });
    const { recordRef } = await openCase(register, sample, "1");
    await register.publish();
    const reading = hold(disk, "read", /^log\/tile\/0\//, "waitAfter");
    const gathering = register.evidence(recordRef, 1);
    await reading.reached;
    await openCase(register, sample, "2");
    await register.publish();
    reading.letGo();
    const { record: found, keyRecords, checkpoint: note, consistency } = await gathering;
    const { size, root } = parseCheckpoint(parseNote(utf8(note)).text);
    for (const { entry, index, inclusion } of [found, ...keyRecords]) {
      const claim = { leafHash: leafHash(nodeCrypto, entry), index, size, root, proof: inclusion };
      expect(verifyInclusion(nodeCrypto, claim)).toBe(true);
    }
    const [founding] = keyRecords;
    const oldRoot = leafHash(nodeCrypto, founding?.entry ?? new Uint8Array(0));
    const claim = { oldSize: 1, oldRoot, newSize: size, newRoot: root, proof: consistency };
    expect(verifyConsistency(nodeCrypto, claim)).toBe(true);
    await register.close();
  });
});

test("a checkpoint that somebody else put in place is found, also one that only differs in its signature", async () => {
  await withSampleRegister(async (sample) => {
    const path = join(sample.folder, registerPaths.checkpoint);
    const checkpointBytes = new Uint8Array(readFileSync(path));
    const own = new OwnCheckpoints(nodeDisk(sample.folder), { checkpointBytes } as Published);
    expect(await own.areStillThere()).toBe(true);
    const next = checkpointBytes.slice();
    next[next.length - 2] = (next[next.length - 2] ?? 0) ^ 1;
    writeFileSync(path, next);
    expect(await own.areStillThere()).toBe(false);
    own.remember(next);
    expect(await own.areStillThere()).toBe(true);
    writeFileSync(path, "");
    expect(await own.areStillThere()).toBe(false);
  });
});
