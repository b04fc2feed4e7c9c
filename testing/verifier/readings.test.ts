// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base64url, type EffectiveRecord, findKind, type JsonObject, type Signer } from "@scelle/core";
import {
  createIdentity,
  found,
  generateEvidenceIdentity,
  nodeCrypto,
  openRegister,
  type Register,
  readKeyRing,
  signDraft,
} from "@scelle/register";
import { isFault, registerChecks, verifyRegisterWith } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seizure } from "./inquiry.ts";

const origin = "inspectorate.example/readings";
const dayMs = 86_400_000;
let top: string;
let register: Register;
let lead: Signer;
let member: Signer;
let memberRef: string;
let caseRef: string;
let exhibitRef: string;
let now = Date.parse("2031-03-03T09:00:00.000Z");

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), "scelle-readings-"));
  lead = await createIdentity(join(top, "lead"));
  member = await createIdentity(join(top, "member"));
  const recipient = (await generateEvidenceIdentity()).recipient;
  const keyFolder = join(top, "keys");
  await found({
    ...{ folder: join(top, "register"), keyFolder, origin, founder: lead, isExercise: true },
    ...{ title: "Exercise", bodyName: "Inspectorate of the exercise", founderName: "Registrar" },
    recoveryRecipient: recipient,
    now: () => now,
  });
  register = await openRegister(join(top, "register"), { keyFolder, command: "test", now: () => now });
  const publicKey = base64url(member.publicKey);
  memberRef = await put(lead, "person-registered", { name: "Inspector 4", publicKey });
  caseRef = await put(lead, "case-opened", { number: "2031/1", title: "Exercise", recipients: [recipient] });
  await put(lead, "member-admitted", { caseRef, personRef: memberRef, role: "member", reason: "Inquiry" });
  exhibitRef = await put(lead, "exhibit-seized", seizure(caseRef, "B-1", "Telephone"));
});

afterAll(async () => {
  await register.close();
  rmSync(top, { recursive: true, force: true });
});

async function put(signer: Signer, kind: string, stated: JsonObject): Promise<string> {
  const version = findKind(kind)?.version ?? 1;
  const draft = { draftId: randomUUID(), kind, version, stated };
  return (await register.append(await signDraft(origin, draft, signer))).recordRef;
}

async function look(signer: Signer, ground: string, query: JsonObject, logPurpose?: string) {
  const purpose = logPurpose === undefined ? {} : { logPurpose };
  const stated = { caseRef, ground, query, ...purpose };
  const draft = { draftId: randomUUID(), kind: "record-consulted", version: 2, stated };
  return await register.consult(await signDraft(origin, draft, signer));
}

const atExhibit = () => ({ op: "show", refs: [exhibitRef] });
const everyLook = { op: "list", kind: "record-consulted" };

async function faults(): Promise<unknown[]> {
  await register.publish();
  const { record, link } = await readKeyRing(join(top, "keys"));
  const options = { crypto: nodeCrypto, recordKey: record, linkRootKey: link, deep: true };
  const report = await verifyRegisterWith(nodeFolder(join(top, "register")), options, registerChecks);
  expect(report.integrity.value).toBe("holds");
  return report.checks.filter(isFault);
}

describe("who looked", () => {
  test("is handed over as the signer may read it, recorded with the digest of what was handed over", async () => {
    await look(lead, "direction", atExhibit());
    await look(member, "examination", atExhibit());
    const order = { reason: "Review", standing: "supervisory-authority", logPurpose: "lawfulness" } as const;
    const to = { ...order, recipientRef: memberRef };
    const render = (records: readonly EffectiveRecord[]) =>
      new TextEncoder().encode(records.map(({ recordRef }) => recordRef).join(" "));
    const own = await register.readings.handOver(member, to, render);
    const all = await register.readings.handOver(lead, to, render);
    expect(own.count).toBe(1);
    // Both looks, and that the member was handed one of them.
    expect(all.count).toBe(3);
    const [act] = (await look(lead, "control", { op: "show", refs: [all.receipts[0]?.recordRef ?? ""] }))
      .records;
    expect(act?.stated).toMatchObject({
      logPurpose: "lawfulness",
      recipientRef: memberRef,
      bundleDigest: createHash("sha256").update(all.bytes).digest("hex"),
    });
    expect(await faults()).toEqual([]);
  });

  test("is erased when its time is over, by decisions on record, and the register stays sound", async () => {
    const moment = new Date(now).toISOString();
    const validFrom = { earliest: moment, latest: moment, zone: "UTC", basis: "stated" };
    const legalReference = {
      code: "CSI",
      version: "2031-01-01",
      article: "R. 236-59",
      validFrom: "2031-01-01",
    };
    await put(lead, "retention-set", {
      matter: "consultation",
      length: { count: 30, unit: "day" },
      ...{ validFrom, legalReference },
    });
    expect(register.readings.due()).toEqual([]);
    const before = (await look(lead, "control", everyLook, "lawfulness")).records;
    now += 31 * dayMs;
    await look(lead, "control", atExhibit());
    const due = register.readings.due();
    expect(due.map(({ recordRef }) => recordRef).sort()).toEqual(
      [...before.map(({ recordRef }) => recordRef), await lastLookBefore(due)].sort(),
    );
    for (const { recordRef: targetRef } of due) {
      await put(lead, "erasure-decided", { targetRef, ground: "retention-ended", keep: [] });
    }
    expect(register.readings.due()).toEqual([]);
    const after = (await look(lead, "control", everyLook, "lawfulness")).records;
    const erased = after.filter((record) => record.erased);
    expect(erased).toHaveLength(due.length);
    // That there was a look, and when: not whose, why or at what.
    for (const record of erased) {
      expect(record.author).toBe("register");
      expect(record.assigned["shown"]).toEqual([]);
      expect(record.stated).toEqual({ caseRef });
    }
    expect(await faults()).toEqual([]);
  });
});

/** The look at all looks is itself one, and due with them. */
function lastLookBefore(due: readonly { readonly recordRef: string }[]): Promise<string> {
  return Promise.resolve(due.at(-1)?.recordRef ?? "");
}
