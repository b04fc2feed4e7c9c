// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { base64url, type Draft, type ScelleError } from "@scelle/core";
import { expect, test } from "vitest";
import { ed25519Signer } from "./keys/node-crypto.ts";
import type { Receipt } from "./session.ts";
import { signDraft } from "./sign-draft.ts";
import {
  caseStated,
  draftOfKind,
  exhibitStated,
  record,
  sampleOrigin,
  signedDraft,
  withSampleRegister,
} from "./spec/sample-register.ts";

test("the same draft twice gets the same receipt, in one batch, later and after a restart", async () => {
  await withSampleRegister(async (sample) => {
    const signed = await signedDraft("case-opened", caseStated("2026/1"), sample.founder);
    const register = await sample.open();
    const [first, twin] = await Promise.all([register.append(signed), register.append(signed)]);
    expect(twin).toEqual(first);
    expect(await register.append(signed)).toEqual(first);
    await register.publish();
    expect(await register.append(signed)).toEqual(first);
    await register.close();
    const reopened = await sample.open();
    expect(await reopened.append(signed)).toEqual(first);
    expect((await reopened.status()).size).toBe(3);
    await reopened.close();
  });
});

test("another draft under the id of a record is refused, in one batch, later and after a restart", async () => {
  await withSampleRegister(async (sample) => {
    const one = draftOfKind("case-opened", caseStated("2026/1"));
    const other = { ...one, stated: caseStated("2026/2") };
    const signed = await signDraft(sampleOrigin, one, sample.founder);
    const forged = await signDraft(sampleOrigin, other, sample.founder);
    const register = await sample.open();
    const outcomes = await Promise.allSettled([register.append(signed), register.append(forged)]);
    const late = outcomes[0].status === "fulfilled" ? forged : signed;
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes).toContainEqual({
      status: "rejected",
      reason: expect.objectContaining({ code: "draft.id-taken" }),
    });
    await expect(register.append(late)).rejects.toMatchObject({ code: "draft.id-taken" });
    await register.close();
    const reopened = await sample.open();
    await expect(reopened.append(late)).rejects.toMatchObject({ code: "draft.id-taken" });
    await reopened.close();
  });
});

test("records that come together get consecutive places and share their commits", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const drafts = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        signedDraft("case-opened", caseStated(`2026/${i}`), sample.founder),
      ),
    );
    const receipts = await Promise.all(drafts.map((signed) => register.append(signed)));
    expect(receipts.map(({ index }) => index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 300 }, (_, i) => i + 2),
    );
    expect(new Set(receipts.map(({ leafHash }) => leafHash)).size).toBe(300);
    expect(readdirSync(join(sample.folder, "wal")).length).toBeLessThan(10);
    await register.close();
    expect(readdirSync(join(sample.folder, "wal"))).toEqual([]);
  });
});

test("a refused draft in the middle of a batch leaves the others and the numbers of the case whole", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const { recordRef: caseRef } = await record(
      register,
      sample.founder,
      "case-opened",
      caseStated("2026/1"),
    );
    const numbers = ["P-1", "P-1", "P-2", "P-2", "P-3"];
    const outcomes = await Promise.allSettled(
      numbers.map((number) =>
        record(register, sample.founder, "exhibit-seized", exhibitStated(caseRef, number)),
      ),
    );
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === "rejected" ? [outcome.reason.code] : [],
    );
    expect(refused).toEqual(["case.exhibit-number-taken", "case.exhibit-number-taken"]);
    const places = outcomes.flatMap((outcome) =>
      outcome.status === "fulfilled" ? [outcome.value.index] : [],
    );
    expect(places.sort()).toEqual([3, 4, 5]);
    const { records } = await register.consult(
      await signedDraft(
        "record-consulted",
        { caseRef, reason: "count", query: { op: "list", kind: "exhibit-seized" } },
        sample.founder,
      ),
    );
    expect(records.map(({ assigned }) => assigned["caseSeq"])).toEqual([3, 2, 1]);
    await register.close();
  });
});

test("drafts of unknown authors, of retired keys and with bad signatures are refused", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const stranger = ed25519Signer(randomBytes(32));
    const opening = draftOfKind("case-opened", caseStated("2026/1"));
    const refusal = async (append: Promise<Receipt>): Promise<string> =>
      await append.then(
        () => "accepted",
        (error: ScelleError) => error.code,
      );
    expect(await refusal(register.append(await signDraft(sampleOrigin, opening, stranger)))).toBe(
      "author.unknown",
    );
    const signed = await signDraft(sampleOrigin, opening, sample.founder);
    const altered: Draft = { ...opening, stated: caseStated("2026/2") };
    expect(await refusal(register.append({ ...signed, draft: altered }))).toBe("author.bad-signature");
    const elsewhere = await signDraft("other.example/register", opening, sample.founder);
    expect(await refusal(register.append(elsewhere))).toBe("author.bad-signature");

    const key = base64url(stranger.publicKey);
    const person = await record(register, sample.founder, "person-registered", {
      name: "Inspector",
      publicKey: key,
    });
    const further = ed25519Signer(randomBytes(32));
    const publicKey = base64url(further.publicKey);
    await record(register, sample.founder, "key-added", {
      personRef: person.recordRef,
      publicKey,
      reason: "second",
    });
    await record(register, sample.founder, "key-retired", {
      personRef: person.recordRef,
      publicKey: key,
      ground: "lost",
    });
    expect(await refusal(register.append(await signDraft(sampleOrigin, opening, stranger)))).toBe(
      "author.no-key",
    );
    expect(await refusal(register.append(await signDraft(sampleOrigin, opening, further)))).toBe("accepted");
    await register.close();
  });
});

test("two erasures decided at the same moment are both carried out and both acknowledged", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const cases = await Promise.all(
      ["2026/1", "2026/2", "2026/3"].map((number) =>
        record(register, sample.founder, "case-opened", caseStated(number)),
      ),
    );
    const exhibits = await Promise.all(
      cases.map(({ recordRef }) =>
        record(register, sample.founder, "exhibit-seized", exhibitStated(recordRef, "P-1", "Words to go")),
      ),
    );
    const decisions = await Promise.all(
      exhibits.map(({ recordRef }) =>
        record(register, sample.founder, "erasure-decided", {
          targetRef: recordRef,
          ground: "judicial-order",
        }),
      ),
    );
    expect(decisions).toHaveLength(3);
    const { size } = await register.status();
    expect(size).toBe(2 + 3 + 3 + 3 + 3);
    await register.close();
  });
});

test("publications keep their rhythm while records never stop coming", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    let isOver = false;
    const keepRecording = async (name: string): Promise<number> => {
      for (let i = 0; ; i++) {
        await record(register, sample.founder, "case-opened", caseStated(`${name}/${i}`));
        if (isOver) return i;
      }
    };
    const writers = ["a", "b", "c", "d"].map(keepRecording);
    const { publishedSize: before } = await register.status();
    let publishedSize = before;
    for (let waited = 0; publishedSize === before && waited < 60_000; waited += 100) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      ({ publishedSize } = await register.status());
    }
    isOver = true;
    await Promise.all(writers);
    expect(publishedSize).toBeGreaterThan(before);
    await register.close();
  });
});

test("what arrives while a register closes is committed or refused, never lost", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const drafts = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        signedDraft("case-opened", caseStated(`2026/${i}`), sample.founder),
      ),
    );
    const appends = drafts.map((signed) => register.append(signed));
    await appends[0];
    const [, ...outcomes] = await Promise.allSettled([register.close(), ...appends]);
    const reopened = await sample.open();
    let lateCount = 0;
    for (const [i, outcome] of outcomes.entries()) {
      const receipt = await reopened.append(drafts[i] as (typeof drafts)[number]);
      if (outcome.status === "fulfilled") expect(receipt).toEqual(outcome.value);
      else {
        lateCount++;
        expect(outcome.reason.code).toBe("register.closed");
        expect(receipt.index).toBeGreaterThanOrEqual(2 + 64 - outcomes.length);
      }
    }
    expect((await reopened.status()).size).toBe(2 + 64);
    expect(lateCount).toBeLessThan(64);
    await reopened.close();
  });
});

test("a draft that its kind does not allow never reaches the log", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const draft = {
      draftId: randomUUID(),
      kind: "case-opened",
      version: 1,
      stated: { ...caseStated("1"), colour: 1 },
    };
    const signed = await signDraft(sampleOrigin, draft as Draft, sample.founder);
    await expect(register.append(signed)).rejects.toMatchObject({ code: "draft.invalid" });
    expect((await register.status()).size).toBe(2);
    await register.close();
    await (await sample.open()).close();
  });
});

test("a register that is closed takes nothing more", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    await register.close();
    await register.close();
    const signed = await signedDraft("case-opened", caseStated("2026/1"), sample.founder);
    await expect(register.append(signed)).rejects.toMatchObject({ code: "register.closed" });
  });
});
