// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Draft, type JsonObject, registerPaths, type Signer } from "@scelle/core";
import {
  createIdentity,
  found,
  generateEvidenceIdentity,
  nodeCrypto,
  openRegister,
  openSource,
  readKeyRing,
  rebuildIndex,
  sealSource,
  signDraft,
} from "@scelle/register";
import { isFault, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { expect, test } from "vitest";
import { type AccountRecord, pressAccount } from "./press-account.ts";
import { refOf } from "./spec/account-register.ts";

const origin = "inspectorate.example/account";

test("a real register takes the whole account in, and the verifier and a new index find all of it", async () => {
  const top = mkdtempSync(join(tmpdir(), "scelle-account-"));
  try {
    const { folder, keyFolder, size } = await recordAccount(top);
    const ring = await readKeyRing(keyFolder);
    const report = await verifyRegister(nodeFolder(folder), {
      crypto: nodeCrypto,
      recordKey: ring.record,
      linkRootKey: ring.link,
      anchors: [],
      deep: true,
    });
    expect(report.checks.filter(isFault)).toEqual([]);
    expect(report.integrity.value).toBe("holds");
    expect(report.counts).toMatchObject({ entries: size, intact: size });
    const { entries } = await rebuildIndex(folder, { keyFolder, command: "rebuild" });
    expect(entries).toBe(size);
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
});

async function recordAccount(top: string) {
  const [folder, keyFolder] = [join(top, "register"), join(top, "keys")];
  const founder = await createIdentity(join(top, "founder"));
  const { recipient } = await generateEvidenceIdentity();
  await found({
    ...{ folder, keyFolder, origin, founder, recoveryRecipient: recipient, isExercise: true },
    ...{ title: "Exercise", bodyName: "Inspectorate (Exercise)", founderName: "Registry (Exercise)" },
  });
  const register = await openRegister(folder, { keyFolder, command: "test" });
  const opened = { number: "2031-007", title: "Exercise", recipients: [recipient] };
  const account = pressAccount(refOf);
  for (const record of [{ name: "case", kind: "case-opened", stated: opened }, ...account]) {
    const measured = await measuredOf(record, {
      top,
      vaultFolder: join(folder, registerPaths.vaultFolder),
      recipient,
    });
    await register.append(await signed(record, measured, founder));
  }
  const { size } = await register.publish();
  await register.close();
  return { folder, keyFolder, size };
}

function signed(
  { name, kind, stated }: AccountRecord,
  measured: JsonObject | undefined,
  founder: Signer,
): ReturnType<typeof signDraft> {
  const fields = measured === undefined ? {} : { measured, measuredBy: "exercise/1.0.0" };
  const draft: Draft = { draftId: refOf(name), kind, version: 1, stated, ...fields };
  return signDraft(origin, draft, founder);
}

/** What was measured; a document is sealed for it. */
async function measuredOf(
  { measured, sealed }: AccountRecord,
  into: { readonly top: string; readonly vaultFolder: string; readonly recipient: string },
): Promise<JsonObject | undefined> {
  if (sealed === undefined) return measured;
  const path = join(into.top, "document.txt");
  writeFileSync(path, sealed);
  const object = await sealSource({
    source: await openSource(path),
    vaultFolder: into.vaultFolder,
    recipients: [into.recipient],
  });
  return {
    objectRoot: object.root,
    sealedSize: object.sealedSizeBytes,
    recipientCount: object.recipientCount,
    sourceKind: object.sourceKind,
    imageSize: object.plaintextSizeBytes,
    imageDigest: object.sha256,
  };
}
