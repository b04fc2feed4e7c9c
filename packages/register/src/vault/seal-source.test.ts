// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ScelleError } from "@scelle/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { newAgeHeader } from "./age-header.ts";
import { generateEvidenceIdentity } from "./evidence-identity.ts";
import { measureObject } from "./measure-object.ts";
import { openObject } from "./open-object.ts";
import { openSource } from "./open-source.ts";
import { createPartial } from "./partial-object.ts";
import { SealJournal } from "./seal-journal.ts";
import { type SealOptions, sealSource } from "./seal-source.ts";
import type { Source } from "./source.ts";
import { memorySource } from "./spec/memory-source.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";
import { streamSource } from "./stream-source.ts";
import { hasObject, listObjects, objectPath } from "./vault-folder.ts";

const owner = await generateEvidenceIdentity();
const recipients = [owner.recipient];
const mebibyte = 1024 * 1024;
const noise = randomBytes(20 * mebibyte);
const digestOf = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest("hex");

async function seal(source: Source, more: Partial<SealOptions> = {}) {
  const vaultFolder = join(temporaryFolder(onTestFinished), "vault");
  const sealed = await sealSource({ source, vaultFolder, recipients, ...more });
  return { vaultFolder, sealed };
}

/** Opens the object and compares everything that was measured. */
async function expectSealed(source: Source, plain: Uint8Array): Promise<void> {
  const { vaultFolder, sealed } = await seal(source);
  const path = objectPath(vaultFolder, sealed.root);
  expect(sealed).toMatchObject({ plaintextSizeBytes: plain.length, sha256: digestOf("sha256", plain) });
  expect(await measureObject(path)).toEqual({
    root: sealed.root,
    sealedSizeBytes: sealed.sealedSizeBytes,
    recipientCount: 1,
    plaintextSizeBytes: plain.length,
  });
  const outPath = join(vaultFolder, "opened");
  const { root, sha256, plaintextSizeBytes: sizeBytes } = sealed;
  await openObject({ path, identities: [owner.identity], outPath, expected: { root, sha256, sizeBytes } });
  expect(Buffer.compare(readFileSync(outPath), plain)).toBe(0);
  expect(readdirSync(vaultFolder).filter((name) => name.startsWith("."))).toEqual([]);
}

describe("what was sealed is opened to the same bytes, whichever way it took", () => {
  const sizes = [1, 65_536, 65_537, mebibyte, 8 * mebibyte, 8 * mebibyte + 1, 10 * mebibyte, 20 * mebibyte];

  test.each(sizes)("a file of %i bytes", async (sizeBytes) => {
    const path = join(temporaryFolder(onTestFinished), "image.dd");
    writeFileSync(path, noise.subarray(0, sizeBytes));
    await expectSealed(await openSource(path), noise.subarray(0, sizeBytes));
  });

  test.each([1, 65_536, 4 * mebibyte - 1, 4 * mebibyte, 8 * mebibyte, 6 * mebibyte + 1])(
    "a stream of %i bytes, whose size nobody promised",
    async (sizeBytes) => {
      const pieces = [noise.subarray(0, 7), noise.subarray(7, sizeBytes)].map((piece) =>
        piece.subarray(0, sizeBytes),
      );
      await expectSealed(streamSource(Readable.from(pieces)), noise.subarray(0, sizeBytes));
    },
  );
});

test("the object stands under its root, private, and can be listed", async () => {
  const { vaultFolder, sealed } = await seal(memorySource(noise.subarray(0, 1_000)));
  expect(await hasObject(vaultFolder, sealed.root)).toBe(true);
  expect(await hasObject(vaultFolder, "0".repeat(64))).toBe(false);
  const listed: string[] = [];
  for await (const root of listObjects(vaultFolder)) listed.push(root);
  expect(listed).toEqual([sealed.root]);
  expect(statSync(objectPath(vaultFolder, sealed.root)).mode & 0o777).toBe(0o600);
});

test("MD5 and SHA-1 are taken when they are asked for, by workers too", async () => {
  for (const plain of [noise.subarray(0, 1_000), noise]) {
    const { sealed } = await seal(memorySource(plain), { also: ["md5", "sha1"] });
    expect(sealed.md5).toBe(digestOf("md5", plain));
    expect(sealed.sha1).toBe(digestOf("sha1", plain));
  }
  expect((await seal(memorySource(noise.subarray(0, 9)))).sealed).not.toHaveProperty("md5");
});

test("progress grows to the whole and names it", async () => {
  const seen: number[] = [];
  await seal(memorySource(noise), {
    onProgress: ({ doneBytes, totalBytes }) => {
      expect(totalBytes).toBe(noise.length);
      seen.push(doneBytes);
    },
  });
  expect(seen.at(-1)).toBe(noise.length);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test("a range that the medium would not give is zeros in the plaintext and is named", async () => {
  const damaged = [{ offsetBytes: 9 * mebibyte, lengthBytes: 1_024 }];
  const { vaultFolder, sealed } = await seal(memorySource(noise, { damaged }));
  expect(sealed.unreadable).toEqual(damaged);
  const expected = Buffer.from(noise).fill(0, 9 * mebibyte, 9 * mebibyte + 1_024);
  expect(sealed.sha256).toBe(digestOf("sha256", expected));
  expect(readdirSync(vaultFolder)).toHaveLength(1);
});

describe("what cannot be sealed whole leaves nothing behind", () => {
  const changed = () => new ScelleError("vault.source-changed");
  const small = noise.subarray(0, 1_000);
  const refusals: readonly (readonly [claim: string, code: string, source: () => Source])[] = [
    ["an empty source", "vault.source-empty", () => memorySource(new Uint8Array(0))],
    ["an empty stream", "vault.source-empty", () => streamSource(Readable.from([]))],
    [
      "a source shorter than promised",
      "vault.source-short",
      () => memorySource(small, { promisedSizeBytes: 1_001 }),
    ],
    [
      "a long source shorter than promised by one byte",
      "vault.source-short",
      () => memorySource(noise, { promisedSizeBytes: noise.length + 1 }),
    ],
    ["a source that changed", "vault.source-changed", () => memorySource(noise, { isChanged: changed })],
    ["a stream that breaks off", "vault.source-unreadable", () => streamSource(brokenStream(0))],
    ["a stream that breaks off later", "vault.source-unreadable", () => streamSource(brokenStream(200))],
  ];

  test.each(refusals)("%s", async (_claim, code, source) => {
    const vaultFolder = join(temporaryFolder(onTestFinished), "vault");
    await expect(sealSource({ source: source(), vaultFolder, recipients })).rejects.toMatchObject({ code });
    expect(existsSync(vaultFolder) ? readdirSync(vaultFolder) : []).toEqual([]);
  });

  test("a source that was emptied to nothing while it was read", async () => {
    const path = join(temporaryFolder(onTestFinished), "image.dd");
    writeFileSync(path, noise);
    const source = await openSource(path);
    writeFileSync(path, noise.subarray(0, 5 * mebibyte));
    await expect(seal(source)).rejects.toMatchObject({ code: "vault.source-short" });
  });

  test("a file that grew, or was rewritten in place, or replaced, while it was read", async () => {
    const path = join(temporaryFolder(onTestFinished), "image.dd");
    const changes = [
      () => writeFileSync(path, noise.subarray(0, 10), { flag: "a" }),
      () => writeFileSync(path, noise.subarray(0, 1_000), { flag: "r+" }),
      () => chmodSync(path, 0o600),
    ];
    for (const change of changes) {
      writeFileSync(path, noise.subarray(0, 1_000));
      const source = await openSource(path);
      await new Promise((resolve) => setTimeout(resolve, 20));
      change();
      await expect(seal(source)).rejects.toMatchObject({ code: "vault.source-changed" });
    }
  });

  test("an abort at any moment", async () => {
    for (const atBytes of [0, 2 * mebibyte, 12 * mebibyte]) {
      const stop = new AbortController();
      const vaultFolder = join(temporaryFolder(onTestFinished), "vault");
      const beforeRead = (offsetBytes: number) => {
        if (offsetBytes >= atBytes) stop.abort(new Error("stopped by the operator"));
      };
      const source = memorySource(noise, { beforeRead });
      const sealing = sealSource({ source, vaultFolder, recipients, signal: stop.signal });
      await expect(sealing).rejects.toThrow("stopped by the operator");
      expect(readdirSync(vaultFolder)).toEqual([]);
    }
  });

  test("an abort while nobody types at standard input", async () => {
    const stop = new AbortController();
    const waiting = new Readable({ read: () => undefined });
    setTimeout(() => stop.abort(), 20);
    await expect(seal(streamSource(waiting), { signal: stop.signal })).rejects.toThrow("aborted");
    expect(waiting.destroyed).toBe(true);
  });
});

test.each([6 * mebibyte, 20 * mebibyte, 400 * mebibyte])(
  "a journal whose boundary of %i bytes no pass comes by is not waited for",
  async (plaintextBytes) => {
    const folder = temporaryFolder(onTestFinished);
    const [path, vaultFolder] = [join(folder, "image.dd"), join(folder, "vault")];
    writeFileSync(path, noise);
    const source = await openSource(path);
    const identity = source.identity;
    if (identity === undefined) throw new Error("a file has an identity");
    const journal = new SealJournal(join(folder, "journals"), vaultFolder, identity, recipients);
    await journal.prepare();
    await (await createPartial(vaultFolder)).discard();
    const left = ".partial-1-1-0123456789abcdef";
    writeFileSync(join(vaultFolder, left), "");
    const keys = { ...(await newAgeHeader(recipients)), nonce: randomBytes(16) };
    await journal.write(keys, left, { plaintextBytes, prefixSha256: "00".repeat(32), sealedBytes: 0 });
    const sealed = await sealSource({
      source,
      vaultFolder,
      recipients,
      journalFolder: join(folder, "journals"),
    });
    expect(sealed.sha256).toBe(digestOf("sha256", noise));
    expect(readdirSync(vaultFolder).filter((name) => name.startsWith("."))).toEqual([]);
    expect(readdirSync(join(folder, "journals"))).toEqual([]);
  },
);

describe("recipients", () => {
  test("none is an error, and so are too many or one that is none", async () => {
    const source = memorySource(noise.subarray(0, 10));
    const tooMany = Array.from({ length: 65 }, (_, index) => `age1${index}`);
    await expect(seal(source, { recipients: [] })).rejects.toMatchObject({ code: "vault.recipient-count" });
    await expect(seal(source, { recipients: tooMany })).rejects.toMatchObject({
      code: "vault.recipient-count",
    });
    await expect(seal(source, { recipients: ["age1x"] })).rejects.toMatchObject({
      code: "recipient.invalid",
    });
  });

  test("one named twice is one", async () => {
    const twice = [owner.recipient, owner.recipient];
    const { sealed } = await seal(memorySource(noise.subarray(0, 10)), { recipients: twice });
    expect(sealed.recipientCount).toBe(1);
  });
});

test("a vault that cannot be made is named with the system's reason", async () => {
  const file = join(temporaryFolder(onTestFinished), "file");
  writeFileSync(file, "in the way");
  const sealing = sealSource({ source: memorySource(noise), vaultFolder: join(file, "vault"), recipients });
  await expect(sealing).rejects.toMatchObject({ code: "vault.not-writable", facts: { reason: "ENOTDIR" } });
});

function brokenStream(delayMs: number): Readable {
  const broken = new Readable({ read: () => undefined });
  broken.push(noise.subarray(0, 100));
  setTimeout(() => broken.destroy(Object.assign(new Error("reset"), { code: "ECONNRESET" })), delayMs);
  return broken;
}
