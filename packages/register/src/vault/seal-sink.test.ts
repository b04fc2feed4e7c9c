// SPDX-License-Identifier: Apache-2.0
// Going on after a crash. A crash is played by writing what one would have left; `testing/vault` kills
// processes.
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { newAgeHeader } from "./age-header.ts";
import { payloadKey, sealedPayloadSizeBytes } from "./age-payload.ts";
import { sharedRing } from "./block-ring.ts";
import { generateEvidenceIdentity } from "./evidence-identity.ts";
import type { Boundary, SealKeys } from "./kept-journal.ts";
import { openObject } from "./open-object.ts";
import { adoptPartial, createPartial, type PartialObject } from "./partial-object.ts";
import { runSealPass } from "./seal-pass.ts";
import { partialSink, ReplaySink, type SealSink, StaleJournal } from "./seal-sink.ts";
import type { SealPlan } from "./seal-stages.ts";
import { memorySource } from "./spec/memory-source.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";
import { inlineStages } from "./stage.ts";
import { objectPath } from "./vault-folder.ts";

const owner = await generateEvidenceIdentity();
const blockSizeBytes = 64 * 1024;
const segmentSizeBytes = 64 * 1024;
const image = randomBytes(10 * blockSizeBytes + 777);
const boundaryBytes = 4 * blockSizeBytes;
const crashBytes = 7 * blockSizeBytes;

/** How a seal goes on: the one under test, or a planted one. */
type SinkOf = (partial: PartialObject, boundary: Boundary) => SealSink & Partial<Pick<ReplaySink, "confirm">>;
const replaying: SinkOf = (partial, boundary) => new ReplaySink(partial, boundary);

interface Crash {
  readonly keys: SealKeys;
  readonly boundary: Boundary;
  readonly vaultFolder: string;
  /** Everything that the dead process had written. */
  readonly left: Buffer;
}

function planOf(keys: SealKeys): SealPlan {
  const front = Buffer.concat([keys.header, keys.nonce]);
  return { also: [], payloadKey: payloadKey(keys.fileKey, keys.nonce), front };
}

async function passOver(bytes: Uint8Array, keys: SealKeys, sink: ReturnType<SinkOf>) {
  const plan = planOf(keys);
  const frontSizeBytes = plan.front.length;
  const shape = { blockCount: 4, blockSizeBytes, segmentCount: 6, segmentSizeBytes, frontSizeBytes };
  const ring = sharedRing(shape);
  return runSealPass({
    source: memorySource(bytes),
    ring,
    sink,
    stages: () => inlineStages(plan, ring),
    isBoundary: (plaintextBytes) => plaintextBytes === boundaryBytes,
    onBoundary: async (boundary) => sink.confirm?.(boundary),
  });
}

/** Seals `image` and keeps what would be on the disk if the machine had stopped after `crashBytes`. */
async function crash(): Promise<Crash> {
  const vaultFolder = temporaryFolder(onTestFinished);
  const keys = { ...(await newAgeHeader([owner.recipient])), nonce: randomBytes(16) };
  const partial = await createPartial(vaultFolder);
  await passOver(image, keys, partialSink(partial));
  const frontSizeBytes = keys.header.length + keys.nonce.length;
  const left = readFileSync(join(vaultFolder, partial.name)).subarray(
    0,
    frontSizeBytes + sealedPayloadSizeBytes(crashBytes),
  );
  await partial.discard();
  const prefixSha256 = createHash("sha256").update(image.subarray(0, boundaryBytes)).digest("hex");
  const sealedSizeBytes = frontSizeBytes + sealedPayloadSizeBytes(boundaryBytes);
  const sealedBytes = sealedSizeBytes - (sealedSizeBytes % segmentSizeBytes);
  return { keys, vaultFolder, left, boundary: { plaintextBytes: boundaryBytes, prefixSha256, sealedBytes } };
}

/**
 * The property: going on either refuses, or gives an object that opens to exactly what the source holds
 * now; and no place of the disk ever holds two ciphertexts of one key.
 */
async function expectHonest(source: Uint8Array, found: Crash, sinkOf: SinkOf): Promise<"refused" | "sealed"> {
  const name = ".partial-1-1-0123456789abcdef";
  writeFileSync(join(found.vaultFolder, name), found.left);
  const partial = await adoptPartial(found.vaultFolder, name);
  if (partial === undefined) throw new Error("the partial is there");
  try {
    const sealed = await passOver(source, found.keys, sinkOf(partial, found.boundary));
    await partial.publish(sealed.root, sealed.sealedSizeBytes);
    expect(sealed.digests.sha256).toBe(createHash("sha256").update(source).digest("hex"));
    const path = objectPath(found.vaultFolder, sealed.root);
    const outPath = join(temporaryFolder(onTestFinished), "opened");
    await openObject({
      path,
      identities: [owner.identity],
      outPath,
      expected: { sha256: sealed.digests.sha256 },
    });
    expectNoTwoCiphertexts(found.left, readFileSync(path));
    return "sealed";
  } catch (cause) {
    if (!(cause instanceof StaleJournal)) throw cause;
    expectNoTwoCiphertexts(found.left, readFileSync(join(found.vaultFolder, partial.name)));
    return "refused";
  } finally {
    await partial.discard();
  }
}

function expectNoTwoCiphertexts(before: Uint8Array, after: Uint8Array): void {
  for (let at = 0; at < Math.min(before.length, after.length); at += 1) {
    if (before[at] !== 0 && before[at] !== after[at]) throw new Error(`two ciphertexts at ${at}`);
  }
}

function flipped(bytes: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at);
  return copy;
}

describe("going on after a crash", () => {
  test("gives the object that would have been without it", async () => {
    expect(await expectHonest(image, await crash(), replaying)).toBe("sealed");
  });

  test("goes on from the boundary when what came after it never reached the disk", async () => {
    const found = await crash();
    const { sealedBytes } = found.boundary;
    expect(
      await expectHonest(image, { ...found, left: found.left.subarray(0, sealedBytes) }, replaying),
    ).toBe("sealed");
    const torn = Buffer.from(found.left).fill(0, Math.ceil(sealedBytes / 4_096) * 4_096 + 4_096);
    expect(await expectHonest(image, { ...found, left: torn }, replaying)).toBe("sealed");
  });

  test("refuses a source that changed in what was sealed, before or after the boundary", async () => {
    for (const at of [0, boundaryBytes - 1, boundaryBytes, crashBytes - 1]) {
      expect(await expectHonest(flipped(image, at), await crash(), replaying)).toBe("refused");
    }
  });

  test("seals a source that changed only where nothing was sealed yet", async () => {
    expect(await expectHonest(flipped(image, crashBytes + 1), await crash(), replaying)).toBe("sealed");
  });

  test("refuses a partial object that is not what was written, wherever it differs", async () => {
    const found = await crash();
    for (const at of [
      0,
      found.keys.header.length,
      5_000,
      found.boundary.sealedBytes - 1,
      found.left.length - 1,
    ]) {
      expect(await expectHonest(image, { ...found, left: flipped(found.left, at) }, replaying)).toBe(
        "refused",
      );
    }
    const short = found.left.subarray(0, found.boundary.sealedBytes - 1);
    expect(await expectHonest(image, { ...found, left: short }, replaying)).toBe("refused");
  });

  test("refuses a journal whose digest is not the source's", async () => {
    const found = await crash();
    const boundary = { ...found.boundary, prefixSha256: "0".repeat(64) };
    expect(await expectHonest(image, { ...found, boundary }, replaying)).toBe("refused");
  });
});

describe("the property has teeth", () => {
  /** Planted: believes that the partial holds what the journal says and writes only what comes after. */
  const trusting: SinkOf = (partial, boundary) => ({
    write: async (bytes, offsetBytes) => {
      if (offsetBytes >= boundary.sealedBytes) await partial.write(bytes, offsetBytes);
    },
    stop: () => undefined,
  });
  /** Planted: compares up to the boundary and then overwrites what the crash left there. */
  const overwriting: SinkOf = (partial, boundary) => {
    const careful = new ReplaySink(partial, boundary);
    return {
      write: (bytes, offsetBytes) =>
        offsetBytes + bytes.length <= boundary.sealedBytes
          ? careful.write(bytes, offsetBytes)
          : partial.write(bytes, offsetBytes),
      stop: (cause) => careful.stop(cause),
      confirm: (reached) => careful.confirm(reached),
    };
  };

  test("trusting the partial blindly is found by a changed source and by a changed partial", async () => {
    expect(await expectHonest(image, await crash(), trusting)).toBe("sealed");
    await expect(expectHonest(flipped(image, 100), await crash(), trusting)).rejects.toThrow();
    const found = await crash();
    const left = flipped(found.left, 5_000);
    await expect(expectHonest(image, { ...found, left }, trusting)).rejects.toThrow();
  });

  test("overwriting other ciphertext of the same key is found", async () => {
    const changedLater = flipped(image, boundaryBytes + 5);
    await expect(expectHonest(changedLater, await crash(), overwriting)).rejects.toThrow("two ciphertexts");
  });
});

test("a partial that somebody else took over is not taken over again", async () => {
  const folder = temporaryFolder(onTestFinished);
  expect(await adoptPartial(folder, ".partial-1-1-0123456789abcdef")).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});
