// SPDX-License-Identifier: Apache-2.0
// Debian's own `age` as the judge of what we seal, and as the maker of what we open.
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { measureObject, objectPath, openObject, openSource, recipientOf, sealSource } from "@scelle/register";
import fc from "fast-check";
import { expect } from "vitest";
import { toolTest } from "../tool-test.ts";
import { run, temporaryFolder } from "./child-process.ts";

const tools = ["age", "age-keygen", "sha256sum"];
const mebibyte = 1024 * 1024;
const sizes = [
  1,
  65_535,
  65_536,
  65_537,
  131_072,
  mebibyte - 1,
  mebibyte,
  mebibyte + 1,
  4 * mebibyte,
  16 * mebibyte,
];
const noise = randomBytes(16 * mebibyte);

interface Keys {
  readonly identityPath: string;
  readonly identity: string;
  readonly recipient: string;
}

function keysIn(folder: string, name: string): Keys {
  const identityPath = join(folder, name);
  run("age-keygen", ["-o", identityPath]);
  const recipient = run("age-keygen", ["-y", identityPath]).toString().trim();
  return { identityPath, identity: readFileSync(identityPath, "utf8"), recipient };
}

/** The property: age opens our object to the same bytes, and the digest is the one that sha256sum gives. */
async function expectAgeOpens(folder: string, keys: Keys, plain: Uint8Array): Promise<void> {
  const path = join(folder, "source");
  writeFileSync(path, plain);
  const vaultFolder = join(folder, "vault");
  const source = await openSource(path);
  const sealed = await sealSource({ source, vaultFolder, recipients: [keys.recipient] });
  const object = objectPath(vaultFolder, sealed.root);
  expect(run("age", ["-d", "-i", keys.identityPath, object]).equals(plain)).toBe(true);
  expect(run("sha256sum", [path]).toString()).toContain(sealed.sha256);
  expect(naiveRoot(readFileSync(object))).toBe(sealed.root);
  rmSync(vaultFolder, { recursive: true });
}

/** The property: we open what age sealed, for each of its recipients. */
async function expectWeOpen(folder: string, keys: readonly Keys[], plain: Uint8Array): Promise<void> {
  const [source, object] = [join(folder, "source"), join(folder, "object")];
  writeFileSync(source, plain);
  run("age", ["-e", ...keys.flatMap(({ recipient }) => ["-r", recipient]), "-o", object, source]);
  const measured = await measureObject(object);
  expect(measured).toMatchObject({ recipientCount: keys.length, plaintextSizeBytes: plain.length });
  for (const { identity } of keys) {
    const outPath = join(folder, "opened");
    const opened = await openObject({ path: object, identities: [identity], outPath, expected: measured });
    expect(opened.sha256).toBe(createHash("sha256").update(plain).digest("hex"));
    expect(readFileSync(outPath).equals(plain)).toBe(true);
    rmSync(outPath);
  }
  rmSync(object);
}

/** RFC 6962 §2.1 by its own words, over chunks of 1 MiB. */
function naiveRoot(bytes: Buffer): string {
  const hash = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const over = (chunks: readonly Buffer[]): Buffer => {
    if (chunks.length === 1) return hash(Uint8Array.of(0), chunks[0] ?? bytes);
    let split = 1;
    while (split * 2 < chunks.length) split *= 2;
    return hash(Uint8Array.of(1), over(chunks.slice(0, split)), over(chunks.slice(split)));
  };
  const count = Math.ceil(bytes.length / mebibyte);
  const chunks = Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * mebibyte, (index + 1) * mebibyte),
  );
  return over(chunks).toString("hex");
}

toolTest("age opens what we seal, at every size where chunks begin and end", tools, async () => {
  const folder = temporaryFolder();
  const keys = keysIn(folder, "identity");
  for (const sizeBytes of sizes) await expectAgeOpens(folder, keys, noise.subarray(0, sizeBytes));
});

toolTest("age opens what we seal, at any size", tools, async () => {
  const folder = temporaryFolder();
  const keys = keysIn(folder, "identity");
  const size = fc.oneof(
    fc.integer({ min: 1, max: 10 * mebibyte }),
    fc.integer({ min: 1, max: 40 }).map((count) => count * 65_536),
  );
  const property = fc.asyncProperty(size, (sizeBytes) =>
    expectAgeOpens(folder, keys, noise.subarray(0, sizeBytes)),
  );
  await fc.assert(property, { numRuns: 20 });
});

toolTest(
  "we open what age sealed, for one recipient and for several, the empty file too",
  tools,
  async () => {
    const folder = temporaryFolder();
    const keys = ["a", "b", "c"].map((name) => keysIn(folder, name));
    for (const sizeBytes of [0, ...sizes]) {
      await expectWeOpen(folder, keys.slice(0, 1), noise.subarray(0, sizeBytes));
    }
    await expectWeOpen(folder, keys, noise.subarray(0, 200_000));
  },
);

toolTest("age-keygen and we agree on the recipient of an identity", tools, async () => {
  const folder = temporaryFolder();
  const keys = keysIn(folder, "identity");
  expect(await recipientOf(keys.identity)).toBe(keys.recipient);
});

toolTest("an object for several recipients opens for each of them in age", tools, async () => {
  const folder = temporaryFolder();
  const keys = ["a", "b"].map((name) => keysIn(folder, name));
  mkdirSync(join(folder, "vault"));
  writeFileSync(join(folder, "source"), noise.subarray(0, 70_000));
  const source = await openSource(join(folder, "source"));
  const recipients = keys.map(({ recipient }) => recipient);
  const sealed = await sealSource({ source, vaultFolder: join(folder, "vault"), recipients });
  const object = objectPath(join(folder, "vault"), sealed.root);
  for (const { identityPath } of keys) {
    expect(run("age", ["-d", "-i", identityPath, object]).equals(noise.subarray(0, 70_000))).toBe(true);
  }
});
