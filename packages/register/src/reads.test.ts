// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from "node:crypto";
import { base64url, type Signer } from "@scelle/core";
import { expect, test } from "vitest";
import { ed25519Signer } from "./keys/node-crypto.ts";
import { namesFor } from "./names-for.ts";
import type { Register } from "./register.ts";
import type { Consultation } from "./session.ts";
import {
  caseStated,
  exhibitStated,
  record,
  type SampleRegister,
  signedDraft,
  withSampleRegister,
} from "./spec/sample-register.ts";

interface Inquiry {
  readonly sample: SampleRegister;
  readonly register: Register;
  readonly caseRef: string;
  readonly exhibitRef: string;
  /** Registered, with a key, and in no case. */
  readonly outsider: Signer;
  readonly outsiderRef: string;
}

async function withInquiry(body: (inquiry: Inquiry) => Promise<void>): Promise<void> {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const outsider = ed25519Signer(randomBytes(32));
    const person = { name: "Officer of the squad", publicKey: base64url(outsider.publicKey) };
    const { recordRef: outsiderRef } = await record(register, sample.founder, "person-registered", person);
    const opened = await record(register, sample.founder, "case-opened", caseStated("2026/1", "Squad nine"));
    const caseRef = opened.recordRef;
    const seized = await record(register, sample.founder, "exhibit-seized", exhibitStated(caseRef, "P-1"));
    await body({ sample, register, caseRef, exhibitRef: seized.recordRef, outsider, outsiderRef });
    await register.close();
  });
}

async function show(
  register: Register,
  signer: Signer,
  caseRef: string,
  refs: readonly string[],
): Promise<Consultation> {
  const stated = { caseRef, reason: "Review", query: { op: "show", refs: [...refs] } };
  return await register.consult(await signedDraft("record-consulted", stated, signer));
}

async function search(register: Register, signer: Signer, text: string): Promise<Consultation> {
  const stated = { reason: "Review", query: { op: "search", text } };
  return await register.consult(await signedDraft("records-combined", stated, signer));
}

test("a look is recorded with its reason and what it showed", async () => {
  await withInquiry(async ({ sample, register, caseRef, exhibitRef }) => {
    const { receipt, records } = await show(register, sample.founder, caseRef, [exhibitRef]);
    expect(records.map(({ stated }) => stated["number"])).toEqual(["P-1"]);
    const log = await show(register, sample.founder, caseRef, [receipt.recordRef]);
    expect(log.records[0]).toMatchObject({
      kind: "record-consulted",
      author: sample.founderRef,
      stated: { reason: "Review" },
      assigned: { shown: [exhibitRef] },
    });
  });
});

test("a refused look shows nothing and is recorded with who tried, in the case that it concerned", async () => {
  await withInquiry(async ({ sample, register, caseRef, exhibitRef, outsider, outsiderRef }) => {
    const before = (await register.status()).size;
    await expect(show(register, outsider, caseRef, [exhibitRef])).rejects.toMatchObject({
      code: "access.not-member",
    });
    expect((await register.status()).size).toBe(before + 1);
    const stated = { caseRef, reason: "Who tried", query: { op: "list", kind: "attempt-refused" } };
    const without = await register.consult(await signedDraft("record-consulted", stated, sample.founder, 2));
    expect(without.records).toEqual([]);
    const purposeful = { ...stated, logPurpose: "security" };
    const signed = await signedDraft("record-consulted", purposeful, sample.founder, 2);
    const { records } = await register.consult(signed);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      author: "register",
      caseRef,
      stated: { personRef: outsiderRef, attempt: "read", refused: "access.not-member" },
    });
  });
});

test("a record that does not exist answers exactly as one that is closed to the reader", async () => {
  await withInquiry(async ({ register, caseRef, exhibitRef, outsider }) => {
    const absent = randomUUID();
    const answer = async (look: Promise<unknown>, ref: string): Promise<string> =>
      await look.then(
        () => "shown",
        (error: Error & { facts: unknown }) =>
          JSON.stringify([error.message, error.facts]).replaceAll(ref, "…"),
      );
    const closed = await answer(show(register, outsider, caseRef, [exhibitRef]), caseRef);
    expect(await answer(show(register, outsider, absent, [exhibitRef]), absent)).toBe(closed);
    expect(closed).toContain(exhibitRef);
  });
});

test("whoever leads a case does not learn from it whether a record of another case exists", async () => {
  await withInquiry(async ({ sample, register, exhibitRef, outsider }) => {
    const own = await record(register, outsider, "case-opened", caseStated("2026/2"));
    const absent = randomUUID();
    const answers: string[] = [];
    for (const ref of [exhibitRef, absent]) {
      const error = await show(register, outsider, own.recordRef, [ref]).catch((cause: unknown) => cause);
      const { message, facts } = error as Error & { facts: unknown };
      answers.push(JSON.stringify([message, facts]).replaceAll(ref, "…"));
    }
    expect(answers[1]).toBe(answers[0]);
    const { records } = await search(register, outsider, "phone black");
    expect(records).toEqual([]);
    expect((await search(register, sample.founder, "phone black")).records).toHaveLength(1);
  });
});

test("no search text is taken for an operator of the index", async () => {
  await withInquiry(async ({ sample, register }) => {
    for (const text of [
      '"',
      "*",
      "phone OR",
      "NEAR(",
      "a AND NOT b",
      " ",
      "-",
      "''; DROP TABLE record",
      "é*",
    ]) {
      const { records } = await search(register, sample.founder, text);
      expect(records.every(({ stated }) => JSON.stringify(stated).length > 0)).toBe(true);
    }
    expect((await search(register, sample.founder, "PHONE blac")).records).toHaveLength(1);
  });
});

test("a correction shows both values and who made it; the record itself stands as it was", async () => {
  await withInquiry(async ({ sample, register, caseRef, exhibitRef }) => {
    const correction = {
      targetRef: exhibitRef,
      fields: { description: "A phone, blue" },
      reason: "Typing error",
    };
    const { recordRef } = await record(register, sample.founder, "correction-made", correction);
    const { records } = await show(register, sample.founder, caseRef, [exhibitRef]);
    expect(records[0]).toMatchObject({
      stated: { description: "A phone, blue", number: "P-1" },
      original: { description: "A phone, black", number: "P-1" },
      corrections: [{ by: recordRef, fields: ["description"] }],
      erased: false,
    });
    expect((await search(register, sample.founder, "black")).records).toHaveLength(1);
    expect((await search(register, sample.founder, "blue")).records[0]).toMatchObject({
      kind: "correction-made",
      stated: { targetRef: exhibitRef },
    });
  });
});

test("a thing answers to its corrected number and no longer to the other", async () => {
  await withInquiry(async ({ sample, register, exhibitRef }) => {
    const correction = { targetRef: exhibitRef, fields: { number: "P-11" }, reason: "Typing error" };
    await record(register, sample.founder, "correction-made", correction);
    expect(await namesFor(register, sample.founder).resolve("P-11")).toMatchObject([
      { ref: exhibitRef, label: "P-11" },
    ]);
    expect(await namesFor(register, sample.founder).resolve("P-1")).toEqual([]);
  });
});

test("an erased record keeps its place and its draft id and shows no word, nor do its corrections", async () => {
  await withInquiry(async ({ sample, register, caseRef }) => {
    const stated = exhibitStated(caseRef, "P-2", "Quillon brass");
    const signed = await signedDraft("exhibit-seized", stated, sample.founder);
    const { recordRef, index } = await register.append(signed);
    const fields = { description: "Quillon silver" };
    const correction = { targetRef: recordRef, fields, reason: "Quillon again" };
    const corrected = await record(register, sample.founder, "correction-made", correction);
    const decision = { targetRef: recordRef, ground: "judicial-order" };
    await record(register, sample.founder, "erasure-decided", decision);

    const refs = [recordRef, corrected.recordRef];
    const { records } = await show(register, sample.founder, caseRef, refs);
    expect(records.map((shown) => [shown.recordRef, shown.erased])).toEqual(refs.map((ref) => [ref, true]));
    expect(records[0]).toMatchObject({
      index,
      kind: "exhibit-seized",
      stated: { caseRef, category: "phone" },
    });
    expect(JSON.stringify(records)).not.toMatch(/quillon|P-2/i);
    expect((await search(register, sample.founder, "quillon")).records).toEqual([]);
    expect(await namesFor(register, sample.founder).resolve("P-2")).toEqual([]);
    await expect(register.append(signed)).rejects.toMatchObject({ code: "draft.id-taken" });
    const again = { targetRef: recordRef, fields: { description: "Back" }, reason: "Back" };
    await expect(record(register, sample.founder, "correction-made", again)).rejects.toMatchObject({
      code: "mending.erased",
    });
  });
});

test("the same look asked for again gets nothing without a look of its own", async () => {
  await withInquiry(async ({ sample, register, caseRef, exhibitRef }) => {
    const stated = { caseRef, reason: "Review", query: { op: "show", refs: [exhibitRef] } };
    const signed = await signedDraft("record-consulted", stated, sample.founder);
    expect((await register.consult(signed)).records).toHaveLength(1);
    await expect(register.consult(signed)).rejects.toMatchObject({ code: "draft.id-taken" });
    const write = await signedDraft("case-opened", caseStated("2026/3"), sample.founder);
    await expect(register.consult(write)).rejects.toMatchObject({ code: "draft.not-a-read" });
  });
});

test("a member that was removed, and one that a status implicates, read nothing more", async () => {
  await withInquiry(async ({ sample, register, caseRef, exhibitRef, outsider, outsiderRef }) => {
    const admit = { caseRef, personRef: outsiderRef, role: "member", reason: "Needed" };
    await record(register, sample.founder, "member-admitted", admit);
    expect((await show(register, outsider, caseRef, [exhibitRef])).records).toHaveLength(1);
    const status = {
      caseRef,
      personRef: outsiderRef,
      status: "suspect",
      source: "judge",
      from: exhibitStated("", "")["seizedAt"] ?? null,
    };
    await record(register, sample.founder, "legal-status-recorded", status);
    await expect(show(register, outsider, caseRef, [exhibitRef])).rejects.toMatchObject({
      code: "access.not-member",
    });
    expect((await search(register, outsider, "phone")).records).toEqual([]);
  });
});
