// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ScelleError } from "@scelle/core";
import { armor, Encrypter } from "age-encryption";
import { describe, expect, onTestFinished, test } from "vitest";
import { generateEvidenceIdentity } from "./evidence-identity.ts";
import { measureObject } from "./measure-object.ts";
import { openObject } from "./open-object.ts";
import { sealSource } from "./seal-source.ts";
import { memorySource } from "./spec/memory-source.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";
import { objectPath } from "./vault-folder.ts";

const owner = await generateEvidenceIdentity();
const other = await generateEvidenceIdentity();

async function sealed(sizeBytes: number) {
  const folder = temporaryFolder(onTestFinished);
  const recipients = [owner.recipient];
  const object = await sealSource({
    source: memorySource(randomBytes(sizeBytes)),
    vaultFolder: folder,
    recipients,
  });
  const path = objectPath(folder, object.root);
  return { folder, object, path, bytes: readFileSync(path), outPath: join(folder, "opened") };
}

/** Both must see it: whoever measures without a key, by another root; whoever opens, by a refusal. */
async function expectReported(altered: Uint8Array, root: string, folder: string): Promise<void> {
  const path = join(folder, "altered");
  const outPath = join(folder, "opened");
  writeFileSync(path, altered);
  const measured = await measureObject(path).catch(refusal);
  expect(measured instanceof ScelleError || measured.root !== root).toBe(true);
  const opening = openObject({ path, identities: [owner.identity], outPath });
  expect(await opening.catch(refusal)).toBeInstanceOf(ScelleError);
  expect(existsSync(outPath)).toBe(false);
}

function refusal(cause: unknown): ScelleError {
  if (cause instanceof ScelleError) return cause;
  throw cause;
}

function flipBit(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(Math.floor(bit / 8)) ^ (1 << (bit % 8)), Math.floor(bit / 8));
  return copy;
}

describe("an object that is not what was sealed", () => {
  test("is reported for bits all over a small one; `testing/vault` flips every one", async () => {
    const { bytes, object, folder } = await sealed(460);
    for (let bit = 0; bit < bytes.length * 8; bit += 61) {
      await expectReported(flipBit(bytes, bit), object.root, folder);
    }
  });

  test("is reported for bits all over a large one", async () => {
    const { bytes, object, folder } = await sealed(2 * 1024 * 1024 + 65_536);
    for (let at = 150; at < bytes.length; at += 177_013) {
      await expectReported(flipBit(bytes, at * 8 + (at % 8)), object.root, folder);
    }
    await expectReported(flipBit(bytes, bytes.length * 8 - 1), object.root, folder);
  });

  test("is reported when it is cut or longer than it was", async () => {
    const { bytes, object, folder } = await sealed(300);
    for (let length = 0; length < bytes.length; length += 7) {
      await expectReported(bytes.subarray(0, length), object.root, folder);
    }
    await expectReported(Buffer.concat([bytes, Uint8Array.of(0)]), object.root, folder);
  });

  test("is called altered and not a wrong identity when the root is known", async () => {
    const { bytes, object, folder, outPath } = await sealed(300);
    const path = join(folder, "altered");
    writeFileSync(path, flipBit(bytes, 60 * 8));
    const options = { path, identities: [owner.identity], outPath };
    await expect(openObject(options)).rejects.toMatchObject({ code: "vault.wrong-identity" });
    const opening = openObject({ ...options, expected: { root: object.root } });
    await expect(opening).rejects.toMatchObject({ code: "vault.object-altered" });
  });
});

describe("opening", () => {
  test("gives a private file and its digest, by any of the identities given", async () => {
    const { object, path, outPath } = await sealed(200_000);
    const identities = [`# two keys\n${other.identity}\n${owner.identity}\n`];
    const opened = await openObject({ path, identities, outPath });
    expect(opened).toEqual({ sha256: object.sha256, sizeBytes: 200_000 });
    expect(statSync(outPath).mode & 0o777).toBe(0o600);
  });

  test("puts nothing at its place when the record says otherwise", async () => {
    const { folder, path, outPath } = await sealed(1_000);
    const wrong = [{ sha256: "0".repeat(64) }, { sizeBytes: 999 }, { root: "0".repeat(64) }];
    for (const expected of wrong) {
      const opening = openObject({ path, identities: [owner.identity], outPath, expected });
      await expect(opening).rejects.toMatchObject({ code: "vault.object-differs" });
    }
    expect(readdirSync(folder).filter((name) => name.includes("opened"))).toEqual([]);
  });

  test("never replaces what is there", async () => {
    const { path, outPath } = await sealed(10);
    writeFileSync(outPath, "mine");
    const opening = openObject({ path, identities: [owner.identity], outPath });
    await expect(opening).rejects.toMatchObject({ code: "vault.out-exists" });
    expect(readFileSync(outPath, "utf8")).toBe("mine");
  });

  test("says what is wrong with the identity, the file and the place", async () => {
    const { path, outPath, folder } = await sealed(10);
    const identities = [owner.identity];
    const cases = [
      [{ path, identities: [other.identity], outPath }, "vault.wrong-identity"],
      [{ path, identities: ["AGE-SECRET-KEY-1QQ"], outPath }, "identity.invalid"],
      [{ path: join(folder, "nowhere"), identities, outPath }, "vault.missing"],
      [{ path: folder, identities, outPath }, "vault.unreadable"],
      [{ path, identities, outPath: join(folder, "no", "such", "folder") }, "vault.not-writable"],
    ] as const;
    for (const [options, code] of cases) await expect(openObject(options)).rejects.toMatchObject({ code });
  });

  test("stops where it is told to, and leaves nothing", async () => {
    const { path, outPath, folder } = await sealed(3 * 1024 * 1024);
    const stop = new AbortController();
    const options = { path, identities: [owner.identity], outPath, signal: stop.signal };
    const opening = openObject({ ...options, onProgress: () => stop.abort() });
    await expect(opening).rejects.toThrow("aborted");
    expect(readdirSync(folder).filter((name) => name.includes("opened"))).toEqual([]);
  });

  test("opens an empty age file that somebody else sealed", async () => {
    const { folder, outPath } = await sealed(1);
    const encrypter = new Encrypter();
    encrypter.addRecipient(owner.recipient);
    const path = join(folder, "empty.age");
    writeFileSync(path, await encrypter.encrypt(new Uint8Array(0)));
    expect(await openObject({ path, identities: [owner.identity], outPath })).toMatchObject({ sizeBytes: 0 });
  });
});

test("an age file for a passphrase or in armor is named as such", async () => {
  const { folder, outPath } = await sealed(1);
  const path = join(folder, "foreign.age");
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(10);
  encrypter.setPassphrase("correct horse");
  const bytes = await encrypter.encrypt("words");
  writeFileSync(path, bytes);
  const options = { path, identities: [owner.identity], outPath };
  await expect(openObject(options)).rejects.toMatchObject({ code: "vault.passphrase" });
  writeFileSync(path, armor.encode(bytes));
  await expect(openObject(options)).rejects.toMatchObject({ code: "vault.armored" });
  await expect(measureObject(path)).rejects.toMatchObject({ code: "vault.armored" });
});
