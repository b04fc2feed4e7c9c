// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject, Signer } from "@scelle/core";
import {
  createIdentity,
  found,
  generateEvidenceIdentity,
  nodeCrypto,
  openRegister,
  openSource,
  type Receipt,
  type Register,
  readKeyRing,
  sealSource,
  signDraft,
} from "@scelle/register";
import { isFault, memoryFolder, type Report, registerChecks, verifyRegisterWith } from "@scelle/verifier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flipEveryFile } from "./flip.ts";
import { seizure } from "./inquiry.ts";

const origin = "inspectorate.example/verified";
let top: string;
let founder: Signer;
let recipient: string;

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), "scelle-real-"));
  founder = await createIdentity(join(top, "founder"));
  recipient = (await generateEvidenceIdentity()).recipient;
  await found({
    folder: join(top, "register"),
    keyFolder: join(top, "keys"),
    origin,
    title: "Exercise",
    bodyName: "Inspectorate of the exercise",
    founderName: "Registrar",
    founder,
    recoveryRecipient: recipient,
    isExercise: true,
  });
});

afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

describe("what the register writes, the verifier finds in order", () => {
  test("after every single record, published or not", async () => {
    const register = await openRegister(join(top, "register"), {
      keyFolder: join(top, "keys"),
      command: "test",
    });
    try {
      await work(register, async () => expectSound(await verified(readFiles())));
    } finally {
      await register.close();
    }
    const report = await verified(readFiles());
    expectSound(report);
    expect(report.counts.erased).toBe(2);
    expect(report.objects).toMatchObject({ present: 1, referenced: 1, missing: 0, rehashed: 1 });
  });

  test("and one bit changed in any of its files is laid at the right door", async () => {
    const files = readFiles();
    const outcome = await flipEveryFile(files, {
      verify: async (folder) => verifyRegisterWith(folder, await options(), registerChecks),
      paths: [...files.keys()].filter((path) => !/^(?:LOCK|index|run|recovery\.age)/.test(path)),
      bitsOf: (bytes) => Array.from({ length: 24 }, (_, i) => Math.round((i * (bytes.length * 8 - 1)) / 23)),
    });
    expect(outcome.missed).toEqual([]);
    expect(outcome.flipped).toBeGreaterThan(200);
  });
});

/** A case, an exhibit, an image of it, a correction, and an erasure that the register performs. */
async function work(register: Register, look: () => Promise<void>): Promise<void> {
  const put = async (kind: string, stated: JsonObject, measured?: JsonObject): Promise<Receipt> => {
    const measures = measured === undefined ? {} : { measured, measuredBy: "test/1.0.0" };
    const draft = { draftId: randomUUID(), kind, version: 1, stated, ...measures };
    const receipt = await register.append(await signDraft(origin, draft, founder));
    await look();
    return receipt;
  };
  const opened = await put("case-opened", { number: "2025/3", title: "Exercise", recipients: [recipient] });
  const phone = await put("exhibit-seized", seizure(opened.recordRef, "B-1", "Telephone"));
  await register.publish();
  await look();
  const measured = await sealed();
  const image = { exhibitRef: phone.recordRef, acquisitionMethod: "physical" };
  await put("image-acquired", image, measured);
  const diary = await put("exhibit-seized", seizure(opened.recordRef, "B-2", "Diary of somebody"));
  const fields = { description: "Diary" };
  await put("correction-made", { targetRef: diary.recordRef, fields, reason: "Too much said" });
  await put("erasure-decided", { targetRef: diary.recordRef, ground: "unlawful-record" });
  await register.publish();
  await look();
}

async function sealed(): Promise<JsonObject> {
  const source = await openSource(join(top, "register/register.json"));
  const vaultFolder = join(top, "register/vault");
  const object = await sealSource({ source, vaultFolder, recipients: [recipient] });
  return {
    objectRoot: object.root,
    sealedSize: object.sealedSizeBytes,
    recipientCount: 1,
    sourceKind: object.sourceKind,
    imageSize: object.plaintextSizeBytes,
    imageDigest: object.sha256,
  };
}

async function options() {
  const { record, link } = await readKeyRing(join(top, "keys"));
  return { crypto: nodeCrypto, recordKey: record, linkRootKey: link, deep: true };
}

async function verified(files: ReadonlyMap<string, Uint8Array>): Promise<Report> {
  return verifyRegisterWith(memoryFolder(files), await options(), registerChecks);
}

function expectSound(report: Report): void {
  expect(report.checks.filter(isFault)).toEqual([]);
  expect(report.integrity.value).toBe("holds");
}

function readFiles(): Map<string, Uint8Array> {
  const folder = join(top, "register");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
}
