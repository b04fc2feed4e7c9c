// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  base64url,
  type Draft,
  hex,
  openForeignAct,
  ScelleError,
  type SignedDraft,
  utf8,
} from "@scelle/core";
import { expect, test } from "vitest";
import { found } from "./found.ts";
import { createIdentity } from "./keys/identity.ts";
import { nodeCrypto } from "./keys/node-crypto.ts";
import { openRegister } from "./open-register.ts";
import type { Register } from "./register.ts";
import { signDraft } from "./sign-draft.ts";
import { caseStated, type SampleRegister, signedDraft, withSampleRegister } from "./spec/sample-register.ts";
import { sealSource } from "./vault/seal-source.ts";
import { memorySource } from "./vault/spec/memory-source.ts";

test("whoever is not in a case does not learn that it was given away, nor to whom", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    try {
      const stranger = await createIdentity(join(sample.top, "stranger"));
      const person = { name: "Stranger", publicKey: base64url(stranger.publicKey) };
      await add(register, sample, "person-registered", person);
      const other = await otherRegister(sample);
      const told = [];
      for (const number of ["C-1", "C-2"]) {
        const { recordRef: caseRef } = await add(register, sample, "case-opened", caseStated(number));
        const seized = { caseRef, number: `${number}/1`, description: "A phone, black", place: "Office 12" };
        const at = { earliest: at9, latest: at9, zone: "Europe/Paris", basis: "stated" };
        const exhibit = { ...seized, category: "phone", seizedAt: at };
        const { recordRef: exhibitRef } = await add(register, sample, "exhibit-seized", exhibit);
        const isGiven = number === "C-1";
        const transferRef = isGiven ? (await give(register, sample, caseRef, other)).recordRef : exhibitRef;
        const claims = [
          ["transfer-acknowledged", { caseRef, transferRef, receivedCaseRef: randomUUID(), ...claimed }],
          [
            "exhibit-transferred",
            { exhibitRef, handedOverAt: at, receivedExhibitRef: randomUUID(), ...claimed },
          ],
        ] as const;
        for (const [kind, stated] of claims) {
          const asked = register.append(await signedDraft(kind, stated, stranger));
          told.push(await refusalOf(asked, [caseRef, exhibitRef]));
        }
        // Whoever leads it is told what is wrong with the receipt of the one that was given.
        const mine = await signedDraft(claims[0][0], claims[0][1], sample.founder);
        const code = isGiven ? "transfer.not-proved" : "transfer.not-pending";
        await expect(register.append(mine)).rejects.toMatchObject({ code });
      }
      expect(told.slice(0, 2)).toEqual(told.slice(2));
      expect(told).toEqual(told.map(() => ({ code: "access.not-member", facts: { ref: "named" } })));
    } finally {
      await register.close();
    }
  });
});

test("a case is received with an object of its own, once by each transfer, and later ones after it", async () => {
  await withSampleRegister(async (sample) => {
    const from = await sample.open();
    const there = await otherRegister(sample);
    const to = await openRegister(there.folder, { keyFolder: there.keyFolder, command: "test" });
    const receive = async (draft: Draft) =>
      await to.append(await signDraft(there.origin, draft, sample.founder));
    try {
      const { recordRef: caseRef } = await add(from, sample, "case-opened", caseStated("C-1"));
      const first = await give(from, sample, caseRef, there);
      const opened = { draftId: randomUUID(), kind: "case-opened", version: 1, stated: caseStated("Other") };
      await receive(opened);
      const taken = await sealed(there, sample);
      const title = { caseRef: opened.draftId, title: "Note", language: "en" };
      const captured = { draftId: randomUUID(), kind: "document-captured", version: 1, stated: title };
      await receive({ ...captured, measured: taken, measuredBy: "test/1.0.0" });

      const withAnothers = await received(from, first.signed, caseRef, taken);
      await expect(receive(withAnothers)).rejects.toMatchObject({
        code: "transfer.object-taken",
        facts: { object: taken["objectRoot"] },
      });
      const mine = await received(from, first.signed, caseRef, await sealed(there, sample));
      const receipt = await receive(mine);
      expect(await receive(mine)).toEqual(receipt); // An answer that was lost is asked for again.

      const withdrawn = { caseRef, transferRef: first.recordRef, reason: "Wrong office" };
      await add(from, sample, "transfer-withdrawn", withdrawn);
      const second = await give(from, sample, caseRef, there);
      const again = await receive(await received(from, second.signed, caseRef, await sealed(there, sample)));
      expect(again.recordRef).not.toBe(receipt.recordRef);
      // Whoever has no receipt of it learns nothing of a case that came from there.
      for (const sourceCaseRef of [caseRef, randomUUID()]) {
        const stated = { ...mine.stated, sourceCaseRef, transferReceipt: "scelle/receipt/v1\n" };
        const guessed = await signDraft(
          there.origin,
          { ...mine, draftId: randomUUID(), stated },
          sample.founder,
        );
        const refused = { code: "transfer.not-proved" };
        await expect(to.append(guessed)).rejects.toMatchObject(refused);
        await expect(to.consider(guessed)).rejects.toMatchObject(refused);
      }
      for (const { signed } of [first, second]) {
        const late = await received(from, signed, caseRef, await sealed(there, sample));
        await expect(receive(late)).rejects.toMatchObject({ code: "transfer.already-received" });
      }
    } finally {
      await to.close();
      await from.close();
    }
  });
});

const at9 = "2025-11-03T09:00:00.000Z";
const claimed = { receivedIndex: 3, receivedLeaf: "0".repeat(64), receivedReceipt: "scelle/receipt/v1\n" };

async function add(register: Register, { founder }: SampleRegister, kind: string, stated: Draft["stated"]) {
  return await register.append(await signedDraft(kind, stated, founder));
}

/** What a refusal says, with the things that the draft named itself all called the same. */
async function refusalOf(asked: Promise<unknown>, named: readonly string[]) {
  const told = await asked.catch((cause: unknown) => cause);
  if (!(told instanceof ScelleError)) return told;
  const facts = Object.entries(told.facts).map(([name, fact]) => [
    name,
    named.includes(String(fact)) ? "named" : fact,
  ]);
  return { code: told.code, facts: Object.fromEntries(facts) as unknown };
}

interface There {
  readonly origin: string;
  readonly logKey: string;
  readonly folder: string;
  readonly keyFolder: string;
}

/** The register of an office with the same founder. */
async function otherRegister({ top, founder, recovery }: SampleRegister): Promise<There> {
  const [folder, keyFolder, origin] = [join(top, "office"), join(top, "office-keys"), "office.example"];
  const { logKey } = await found({
    ...{ folder, keyFolder, origin, title: "Office", bodyName: "Office", founderName: "Registrar", founder },
    ...{ recoveryRecipient: recovery.recipient, isExercise: true },
  });
  return { origin, logKey, folder, keyFolder };
}

async function give(register: Register, sample: SampleRegister, caseRef: string, to: There) {
  const body = { name: "Office", bodyType: "prosecution" };
  const { recordRef: toBodyRef } = await add(register, sample, "body-registered", body);
  const stated = {
    ...{ caseRef, toOrigin: to.origin, toLogKey: to.logKey, toBodyRef },
    ...{ toRecipients: [sample.recovery.recipient], decidedBy: "Head", reason: "Charges" },
  };
  const signed = await signedDraft("case-transferred", stated, sample.founder);
  return { signed, recordRef: (await register.append(signed)).recordRef };
}

/** Measured fields of an object that stands for the bundle, in the vault of the other register. */
async function sealed({ folder }: There, { recovery }: SampleRegister): Promise<Draft["stated"]> {
  const object = await sealSource({
    source: memorySource(Buffer.from("A bundle")),
    vaultFolder: join(folder, "vault"),
    recipients: [recovery.recipient],
  });
  const { root: objectRoot, sealedSizeBytes: sealedSize, recipientCount } = object;
  const plain = { sourceKind: "file", imageSize: object.plaintextSizeBytes, imageDigest: object.sha256 };
  return { objectRoot, sealedSize, recipientCount, ...plain };
}

async function received(
  register: Register,
  transfer: SignedDraft,
  sourceCaseRef: string,
  measured: Draft["stated"],
): Promise<Draft> {
  const transferReceipt = await register.receiptFile(transfer);
  const act = await openForeignAct(nodeCrypto, utf8(transferReceipt));
  const source = { sourceOrigin: act.origin, sourceLogKey: act.logKey, sourceCaseRef };
  const headSeq = act.payload.assigned.caseSeq ?? -1;
  const head = { headIndex: act.index, headSeq, headLeaf: hex(act.leafHash) };
  const stated = { ...caseStated("C-1"), ...source, ...head, transferReceipt };
  const draft = { draftId: randomUUID(), kind: "case-received", version: 1, stated };
  return { ...draft, measured, measuredBy: "test/1.0.0" };
}
