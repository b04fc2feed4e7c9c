// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createPartial } from "./partial-object.ts";
import { giveUpSeals, SealJournal } from "./seal-journal.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";

const keys = { header: new Uint8Array(8), fileKey: new Uint8Array(16), nonce: new Uint8Array(16) };
const boundary = { plaintextBytes: 4, prefixSha256: "0".repeat(64), sealedBytes: 4 };
/** Of a process that cannot be: its numbers end long before. */
const leftPartial = ".partial-4294967295-1-0123456789abcdef";

let journals: string;
let vault: string;
beforeEach(() => {
  const top = temporaryFolder(onTestFinished);
  [journals, vault] = [join(top, "journals"), join(top, "vault")];
  for (const folder of [journals, vault]) mkdirSync(folder);
});

function journalOf(inode: string, into = vault): SealJournal {
  const source = { device: "1", inode, sizeBytes: 100, mtimeNs: "1" };
  return new SealJournal(journals, into, source, ["age1a"]);
}

async function cutOff(): Promise<void> {
  writeFileSync(join(vault, leftPartial), "half");
  await journalOf("1").write(keys, leftPartial, boundary);
}

test("a seal that is given up leaves neither its key nor what was written of the object", async () => {
  await cutOff();
  const [name = ""] = readdirSync(journals);
  writeFileSync(join(journals, `${name}.new`), "torn");
  expect(await giveUpSeals(journals, vault)).toBe(1);
  expect(readdirSync(journals)).toEqual([]);
  expect(readdirSync(vault)).toEqual([]);
  expect(await giveUpSeals(journals, vault)).toBe(0);
});

test("its key goes too where the half-written object is gone already", async () => {
  await cutOff();
  rmSync(join(vault, leftPartial));
  expect(await giveUpSeals(journals, vault)).toBe(1);
  expect(readdirSync(journals)).toEqual([]);
});

test("a seal into another vault, and one that runs, are left alone", async () => {
  await journalOf("2", `${vault}-other`).write(keys, leftPartial, boundary);
  const running = await createPartial(vault);
  await journalOf("3").write(keys, running.name, boundary);
  expect(await giveUpSeals(journals, vault)).toBe(0);
  expect(readdirSync(journals)).toHaveLength(2);
  expect(readdirSync(vault)).toEqual([running.name]);
  await running.discard();
});
