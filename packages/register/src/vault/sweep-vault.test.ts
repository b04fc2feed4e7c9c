// SPDX-License-Identifier: Apache-2.0
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { generateEvidenceIdentity } from "./evidence-identity.ts";
import { createPartial } from "./partial-object.ts";
import { SealJournal } from "./seal-journal.ts";
import { sealSource } from "./seal-source.ts";
import { memorySource } from "./spec/memory-source.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";
import { leftPartials, sweepAbandoned, sweepVault } from "./sweep-vault.ts";
import { hasObject } from "./vault-folder.ts";

const { recipient } = await generateEvidenceIdentity();
/** Process 1 never started in tick 1. */
const abandoned = ".partial-1-1-0123456789abcdef";

test("what a dead process left half-written goes, what a living one writes stays", async () => {
  const vaultFolder = temporaryFolder(onTestFinished);
  const living = await createPartial(vaultFolder);
  writeFileSync(join(vaultFolder, abandoned), "half");
  writeFileSync(join(vaultFolder, "notes.txt"), "not ours");
  const swept = await sweepVault(vaultFolder, { journalFolder: temporaryFolder(onTestFinished) });
  expect(swept.removedPartials).toEqual([abandoned]);
  expect(existsSync(join(vaultFolder, living.name))).toBe(true);
  expect(existsSync(join(vaultFolder, "notes.txt"))).toBe(true);
  await living.discard();
});

test("what a journal can still take up stays", async () => {
  const [vaultFolder, journalFolder] = [temporaryFolder(onTestFinished), temporaryFolder(onTestFinished)];
  writeFileSync(join(vaultFolder, abandoned), "half");
  const source = { device: "1", inode: "2", sizeBytes: 3, mtimeNs: "4" };
  const keys = { header: new Uint8Array(9), fileKey: new Uint8Array(16), nonce: new Uint8Array(16) };
  const boundary = { plaintextBytes: 0, prefixSha256: "0".repeat(64), sealedBytes: 0 };
  const journal = new SealJournal(journalFolder, vaultFolder, source, [recipient]);
  await journal.write(keys, abandoned, boundary);
  expect((await sweepVault(vaultFolder, { journalFolder })).removedPartials).toEqual([]);
  await journal.remove();
  expect((await sweepVault(vaultFolder, { journalFolder })).removedPartials).toEqual([abandoned]);
});

test("without the journals at hand a partial object stays for a week", async () => {
  const vaultFolder = temporaryFolder(onTestFinished);
  writeFileSync(join(vaultFolder, abandoned), "half");
  expect((await sweepVault(vaultFolder)).removedPartials).toEqual([]);
  const eightDaysAgo = Date.now() / 1000 - 8 * 24 * 3600;
  utimesSync(join(vaultFolder, abandoned), eightDaysAgo, eightDaysAgo);
  expect((await sweepVault(vaultFolder)).removedPartials).toEqual([abandoned]);
});

test("what is abandoned for a week goes, unless a journal at hand waits for it", async () => {
  const [vaultFolder, journalFolder] = [temporaryFolder(onTestFinished), temporaryFolder(onTestFinished)];
  writeFileSync(join(vaultFolder, abandoned), "half");
  expect(await leftPartials(vaultFolder)).toMatchObject({ count: 1, sizeBytes: 4 });
  expect(await sweepAbandoned(vaultFolder, journalFolder)).toEqual([]);
  const eightDaysAgo = Date.now() / 1000 - 8 * 24 * 3600;
  utimesSync(join(vaultFolder, abandoned), eightDaysAgo, eightDaysAgo);
  const source = { device: "1", inode: "2", sizeBytes: 3, mtimeNs: "4" };
  const keys = { header: new Uint8Array(9), fileKey: new Uint8Array(16), nonce: new Uint8Array(16) };
  const journal = new SealJournal(journalFolder, vaultFolder, source, [recipient]);
  await journal.write(keys, abandoned, { plaintextBytes: 0, prefixSha256: "0".repeat(64), sealedBytes: 0 });
  expect(await sweepAbandoned(vaultFolder, journalFolder)).toEqual([]);
  await journal.remove();
  expect(await sweepAbandoned(vaultFolder, journalFolder)).toEqual([abandoned]);
  expect(await leftPartials(vaultFolder)).toMatchObject({ count: 0, sizeBytes: 0 });
});

test("an object that no record names is reported and kept", async () => {
  const vaultFolder = temporaryFolder(onTestFinished);
  const roots: string[] = [];
  for (const word of ["one", "two"]) {
    const source = memorySource(new TextEncoder().encode(word));
    roots.push((await sealSource({ source, vaultFolder, recipients: [recipient] })).root);
  }
  const [named, unnamed] = roots;
  const swept = await sweepVault(vaultFolder, { isReferenced: (root) => root === named });
  expect(swept).toEqual({ objectCount: 2, unreferenced: [unnamed], removedPartials: [] });
  expect(await hasObject(vaultFolder, unnamed ?? "")).toBe(true);
});

test("a vault that is not there yet is swept to nothing", async () => {
  const swept = await sweepVault(join(temporaryFolder(onTestFinished), "vault"));
  expect(swept).toEqual({ objectCount: 0, unreferenced: [], removedPartials: [] });
});
