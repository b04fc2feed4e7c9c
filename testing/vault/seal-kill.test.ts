// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes, randomInt } from "node:crypto";
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { generateEvidenceIdentity, objectPath, openObject, sweepVault } from "@scelle/register";
import { describe, expect, test } from "vitest";
import {
  killSealAfter,
  killSealAt,
  run,
  type SealChildAnswer,
  sealInChild,
  temporaryFolder,
} from "./child-process.ts";
import type { SealChildOrder } from "./seal-child.ts";

const mebibyte = 1024 * 1024;
const { identity, recipient } = await generateEvidenceIdentity();

interface Bench {
  readonly order: SealChildOrder;
  readonly journalFolder: string;
}

function bench(sizeMebibytes: number): Bench {
  const folder = temporaryFolder();
  const sourcePath = join(folder, "image.dd");
  writeFileSync(sourcePath, randomBytes(sizeMebibytes * mebibyte));
  const [vaultFolder, journalFolder] = [join(folder, "vault"), join(folder, "journal")];
  const order = {
    sourcePath,
    vaultFolder,
    recipients: [recipient],
    journalFolder,
    boundarySizeBytes: 4 * mebibyte,
  };
  return { order, journalFolder };
}

/** The one journal of a bench, or undefined. */
function journalOf({
  journalFolder,
}: Bench): { boundary: { plaintextBytes: number }; partial: string; header: string } | undefined {
  const [name] = readdirSync(journalFolder).filter((file) => file.endsWith(".seal-journal"));
  return name === undefined ? undefined : JSON.parse(readFileSync(join(journalFolder, name), "utf8"));
}

async function expectWhole({ order, journalFolder }: Bench, sealed: SealChildAnswer): Promise<void> {
  const path = objectPath(order.vaultFolder, sealed.root ?? "");
  const sha256 = createHash("sha256").update(readFileSync(order.sourcePath)).digest("hex");
  expect(sealed.sha256).toBe(sha256);
  const outPath = join(temporaryFolder(), "opened");
  await openObject({ path, identities: [identity], outPath, expected: { sha256, root: sealed.root ?? "" } });
  expect(readdirSync(journalFolder)).toEqual([]);
  expect(readdirSync(order.vaultFolder).filter((name) => name.startsWith("."))).toEqual([]);
}

function headerOf({ order }: Bench, sealed: SealChildAnswer): string {
  const object = readFileSync(objectPath(order.vaultFolder, sealed.root ?? ""));
  return object.subarray(0, object.indexOf("\n--- ")).toString("latin1");
}

function unsealedHeader(journal: { header: string } | undefined): string {
  const header = Buffer.from(journal?.header ?? "", "base64url");
  return header.subarray(0, header.indexOf("\n--- ")).toString("latin1");
}

describe("a seal that was killed", () => {
  test("goes on where it was, and ends as if nothing had been", async () => {
    const killed = bench(36);
    killSealAt(killed.order, 24 * mebibyte);
    const journal = journalOf(killed);
    expect(journal?.boundary.plaintextBytes).toBeGreaterThanOrEqual(4 * mebibyte);
    const sealed = sealInChild(killed.order);
    await expectWhole(killed, sealed);
    expect(headerOf(killed, sealed)).toBe(unsealedHeader(journal));
  });

  test("goes on after being killed again and again", async () => {
    const killed = bench(36);
    for (const at of [8, 20, 20, 28, 34]) killSealAt(killed.order, at * mebibyte);
    await expectWhole(killed, sealInChild(killed.order));
  });

  test("goes on after being killed at any moment, the first and the last included", async () => {
    const killed = bench(36);
    for (let turn = 0; turn < 12; turn += 1) killSealAfter(killed.order, 100 + randomInt(500));
    const sealed = sealInChild(killed.order);
    await sweepVault(killed.order.vaultFolder, { journalFolder: killed.journalFolder });
    await expectWhole(killed, sealed);
  });

  test("starts over under a fresh key when the source changed behind its time of change", async () => {
    const killed = bench(36);
    killSealAt(killed.order, 24 * mebibyte);
    const journal = journalOf(killed);
    overwriteKeepingTimes(killed.order.sourcePath, 3 * mebibyte);
    const sealed = sealInChild(killed.order);
    await expectWhole(killed, sealed);
    expect(headerOf(killed, sealed)).not.toBe(unsealedHeader(journal));
  });

  test("starts over when the partial object is not what was written", async () => {
    const killed = bench(36);
    killSealAt(killed.order, 24 * mebibyte);
    const journal = journalOf(killed);
    overwriteKeepingTimes(join(killed.order.vaultFolder, journal?.partial ?? ""), mebibyte);
    const sealed = sealInChild(killed.order);
    await expectWhole(killed, sealed);
    expect(headerOf(killed, sealed)).not.toBe(unsealedHeader(journal));
  });

  test("starts over for other recipients, and leaves nothing of the first try", async () => {
    const killed = bench(36);
    killSealAt(killed.order, 24 * mebibyte);
    const other = await generateEvidenceIdentity();
    const sealed = sealInChild({ ...killed.order, recipients: [recipient, other.recipient] });
    expect(sealed.recipientCount).toBe(2);
    await expectWhole(killed, sealed);
  });

  test("leaves a journal that only its owner reads, and a partial that a sweep can remove", async () => {
    const killed = bench(36);
    killSealAt(killed.order, 24 * mebibyte);
    const [name] = readdirSync(killed.journalFolder);
    expect(statSync(join(killed.journalFolder, name ?? "")).mode & 0o777).toBe(0o600);
    expect(statSync(killed.journalFolder).mode & 0o777).toBe(0o700);
    const kept = await sweepVault(killed.order.vaultFolder, { journalFolder: killed.journalFolder });
    expect(kept.removedPartials).toEqual([]);
    const swept = await sweepVault(killed.order.vaultFolder, { journalFolder: temporaryFolder() });
    expect(swept.removedPartials).toEqual([journalOf(killed)?.partial]);
    await expectWhole(killed, sealInChild(killed.order));
  });
});

/** Flips a byte and sets the time of change back, as somebody would who does not want it seen. */
function overwriteKeepingTimes(path: string, at: number): void {
  const { mtime, atime } = statSync(path, { bigint: false });
  const exact = run("stat", ["-c", "%y", path]).toString().trim();
  const found = readFileSync(path).subarray(at, at + 1);
  const file = openSync(path, "r+");
  writeSync(file, Buffer.of((found[0] ?? 0) ^ 1), 0, 1, at);
  closeSync(file);
  utimesSync(path, atime, mtime);
  run("touch", ["-m", "-d", exact, path]);
}
