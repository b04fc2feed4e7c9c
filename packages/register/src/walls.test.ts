// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { base64url, type Draft, registerPaths, type Signer } from "@scelle/core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openDatabase } from "./index/database.ts";
import { Index } from "./index/index-reader.ts";
import { createIdentity } from "./keys/identity.ts";
import { readKeyRing } from "./keys/key-ring.ts";
import { namesFor } from "./names-for.ts";
import { openSession } from "./open-session.ts";
import type { Register } from "./register.ts";
import { serve } from "./serve.ts";
import type { RegisterSession } from "./session.ts";
import {
  caseStated,
  exactly,
  exhibitStated,
  record,
  type SampleRegister,
  signedDraft,
  withSampleRegister,
} from "./spec/sample-register.ts";
import { Walls } from "./walls.ts";

afterEach(() => void vi.restoreAllMocks());

interface Walled {
  readonly register: Register;
  readonly founder: Signer;
  readonly chief: Signer;
  readonly chiefRef: string;
  readonly caseRef: string;
  readonly exhibitRef: string;
}

/** A case about an officer whose chief has a key of the register, and opens cases of no concern to it. */
async function withWalled(body: (walled: Walled) => Promise<void>): Promise<void> {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    try {
      await body(await walledIn(sample, register));
    } finally {
      await register.close();
    }
  });
}

async function walledIn(sample: SampleRegister, register: Register): Promise<Walled> {
  const { founder } = sample;
  const chief = await createIdentity(join(sample.top, "chief"));
  const add = async (kind: string, stated: Draft["stated"]) =>
    (await record(register, founder, kind, stated)).recordRef;
  const chiefRef = await add("person-registered", { name: "Chief", publicKey: base64url(chief.publicKey) });
  const officer = await add("person-registered", { name: "Officer" });
  const bodyRef = await add("body-registered", { name: "Squad", bodyType: "police-unit" });
  const from = exactly("2024-01-01T00:00:00.000Z");
  const served = { personRef: officer, bodyRef, superiorRef: chiefRef, position: "Officer", from };
  await add("assignment-recorded", served);
  const caseRef = await add("case-opened", caseStated("2026/1", "Quiet harbour"));
  const exhibitRef = await add("exhibit-seized", exhibitStated(caseRef, "P-1", "A telephone, black"));
  const status = { caseRef, personRef: officer, status: "suspect", source: "investigator", from };
  await add("legal-status-recorded", status);
  return { register, founder, chief, chiefRef, caseRef, exhibitRef };
}

type Questions = Readonly<Record<string, () => unknown>>;

/** What a client may ask, in the process or over the socket. */
function sessionQuestions(session: RegisterSession, { chief, caseRef, exhibitRef }: Walled): Questions {
  const consult = async (kind: string, stated: Draft["stated"]) =>
    (await session.consult(await signedDraft(kind, { reason: "Exercise", ...stated }, chief, 2))).records.map(
      ({ recordRef }) => recordRef,
    );
  const look = async (view: string) => {
    const stated = { caseRef, reason: "Exercise", query: { op: "list", kind: `view.${view}` } };
    return (await session.look(await signedDraft("record-consulted", stated, chief))).records.length;
  };
  return {
    search: () => consult("records-combined", { query: { op: "search", text: "telephone" } }),
    list: () => consult("records-combined", { query: { op: "list", kind: "exhibit-seized" } }),
    cases: () => consult("records-combined", { query: { op: "list", kind: "case-opened" } }),
    show: () => consult("records-combined", { query: { op: "show", refs: [exhibitRef] } }),
    overview: () => look("overview"),
    name: () => namesFor(session, chief).resolve("P-1"),
    prefix: () => namesFor(session, chief).resolve(caseRef.slice(0, 8)),
  };
}

/** What the process that holds the register asks for its own surfaces. */
function namesQuestions({ register, chiefRef, caseRef, exhibitRef }: Walled): Questions {
  return {
    typing: () => register.names.find(chiefRef, "2026"),
    label: () => register.names.labelOf(chiefRef, caseRef),
    outline: () => register.names.outlineOf(chiefRef, exhibitRef),
    counts: () => register.names.countsOf(chiefRef, caseRef),
  };
}

/** Everything that tells a person something, by its name; a refusal is an answer like another. */
const answersTo = (walled: Walled) =>
  answersOf({ ...sessionQuestions(walled.register, walled), ...namesQuestions(walled) });

async function answersOf(questions: Questions): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(questions)) {
    answers[name] = await Promise.resolve()
      .then(ask)
      .catch((error: { code?: string }) => error.code);
  }
  return answers;
}

const nothingAsked = {
  ...{ search: [], list: [], cases: [], show: "access.not-member", overview: "access.not-member" },
  ...{ name: [], prefix: [] },
};
const nothing = { ...nothingAsked, typing: [], label: undefined, outline: undefined, counts: [] };

/** Layers as if nobody had thought of walls there. */
const leaks = {
  query: () => {
    const scope = Walls.prototype.scope;
    vi.spyOn(Walls.prototype, "scope").mockImplementation(function leaking(this: Walls, person, at, ref) {
      const right = scope.call(this, person, at, ref);
      return { ...right, isAdministrator: true, cases: everyCase, refs: right.refs };
    });
  },
  exit: () => void vi.spyOn(Walls.prototype, "mayLeave").mockReturnValue(true),
};
let everyCase: string[] = [];

describe("the chief of a suspect", () => {
  test.each<[string, readonly (keyof typeof leaks)[]]>([
    ["as the register is", []],
    ["where the query leaks and the exit holds", ["query"]],
    ["where the exit leaks and the query holds", ["exit"]],
  ])("learns nothing, %s", async (_, planted) => {
    await withWalled(async (walled) => {
      everyCase = [walled.caseRef];
      for (const leak of planted) leaks[leak]();
      expect(await answersTo(walled)).toEqual(nothing);
    });
  });

  test("learns nothing over the socket either, where the lead reads the case", async () => {
    await withSampleRegister(async (sample) => {
      const register = await sample.open();
      const walled = await walledIn(sample, register);
      const served = await serve(register);
      const { keyFolder } = sample;
      const client = await openSession(sample.folder, { keyFolder, command: "client" });
      try {
        const asLead = { ...walled, chief: walled.founder };
        expect(await answersOf(sessionQuestions(client, walled))).toEqual(nothingAsked);
        expect(await answersOf(sessionQuestions(client, asLead))).toMatchObject({
          search: [expect.anything()],
        });
      } finally {
        await client.close();
        await served.close();
      }
    });
  });

  test("a leak in both is found, and even then no content leaves: the writer decides once more", async () => {
    await withWalled(async (walled) => {
      everyCase = [walled.caseRef];
      leaks.query();
      leaks.exit();
      const answers = await answersTo(walled);
      expect(answers).not.toEqual(nothing);
      expect(answers).toMatchObject({ typing: [{ ref: walled.caseRef }], search: "access.not-member" });
    });
  });

  test("is in the case until the status is recorded, and reads from a decision what it gives", async () => {
    await withWalled(async (walled) => {
      const { register, chief, chiefRef, caseRef, exhibitRef } = walled;
      const stated = {
        ...{ caseRef, personRef: chiefRef, standing: "person-concerned", mode: "in-register" },
        recordRefs: [exhibitRef],
        ...{ decidedBy: "Judge 4", decidedAt: exactly("2026-01-01T00:00:00.000Z") },
      };
      const lead = register.names;
      expect(lead.outlineOf(chiefRef, exhibitRef)).toBeUndefined();
      const decision = await signedDraft("access-granted", stated, walled.founder, 2);
      const { recordRef: grantRef } = await register.append(decision);
      expect(lead.outlineOf(chiefRef, exhibitRef)).toBeUndefined();
      await record(register, walled.founder, "notice-served", {
        ...{ caseRef, personRef: chiefRef, noticeType: "decision", means: "in-person" },
        ...{ actRefs: [grantRef], servedAt: exactly("2026-01-02T00:00:00.000Z") },
      });
      expect(lead.outlineOf(chiefRef, exhibitRef)).toMatchObject({ kind: "exhibit-seized" });
      expect(lead.outlineOf(chiefRef, caseRef)).toBeUndefined();
      expect(await answersTo(walled)).toMatchObject({
        ...{ search: [exhibitRef], list: [exhibitRef], cases: [], counts: [] },
        ...{ show: [exhibitRef], typing: [], overview: "access.not-member" },
      });
      expect(await namesFor(register, chief).resolve("P-1")).toMatchObject([{ ref: exhibitRef }]);
    });
  });
});

/** What the founder, who is in the case, and the chief of the suspect are told; looks are not counted. */
async function answersToBoth(walled: Walled, founderRef: string) {
  const { counts: _looks, ...founders } = await answersTo({
    ...{ ...walled, chief: walled.founder, chiefRef: founderRef },
  });
  return { founders, chiefs: await answersTo(walled) };
}

describe("answers are the same whether the index was written down or not", () => {
  test("for who is in a case, and for who is kept out of it", async () => {
    await withSampleRegister(async (sample) => {
      const settle = vi.spyOn(Index.prototype, "settle").mockImplementation(() => undefined);
      const register = await sample.open();
      const walled = await walledIn(sample, register);
      const unwritten = await answersToBoth(walled, sample.founderRef);
      expect(unwritten.chiefs).toEqual(nothing);
      expect(unwritten.founders).toMatchObject({ search: [walled.exhibitRef], cases: [walled.caseRef] });
      settle.mockRestore();
      await register.publish();
      expect(await answersToBoth(walled, sample.founderRef)).toEqual(unwritten);
      await register.close();
      const reopened = { ...walled, register: await sample.open() };
      expect(await answersToBoth(reopened, sample.founderRef)).toEqual(unwritten);
      await reopened.register.close();
    });
  });

  test("a reader that sees only what was written down is found out", async () => {
    await withSampleRegister(async (sample) => {
      const { record: recordKey } = await readKeyRing(sample.keyFolder);
      const register = await sample.open();
      vi.spyOn(Index.prototype, "settle").mockImplementation(() => undefined);
      const walled = await walledIn(sample, register);
      const right = await answersToBoth(walled, sample.founderRef);
      const beside = openDatabase(join(sample.folder, registerPaths.indexFolder), recordKey);
      vi.spyOn(Index.prototype, "all").mockImplementation(
        (sql, ...values) =>
          beside
            .prepare(sql)
            .raw(true)
            .all(...values) as unknown[][],
      );
      expect(await answersToBoth(walled, sample.founderRef)).not.toEqual(right);
      vi.restoreAllMocks();
      beside.close();
      await register.close();
    });
  });
});

test("an index that has lost a row answers nothing until the next start, when it has the row", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    const walled = await walledIn(sample, register);
    const { founder, chiefRef } = walled;
    const caseRef = (await record(register, founder, "case-opened", caseStated("2026/2"))).recordRef;
    const admitted = { caseRef, personRef: chiefRef, role: "member", reason: "Needed" };
    await record(register, founder, "member-admitted", admitted);
    expect(register.names.find(chiefRef, "2026")).toMatchObject([{ ref: caseRef }]);
    await register.publish();
    const full = vi.spyOn(Index.prototype, "run").mockImplementation(() => {
      throw Object.assign(new Error("full"), { code: "SQLITE_FULL" });
    });
    const removal = await record(register, founder, "member-removed", {
      ...{ caseRef, personRef: chiefRef, ground: "departed" },
    });
    full.mockRestore();
    expect(() => register.names.find(chiefRef, "2026")).toThrow(
      expect.objectContaining({ code: "register.poisoned" }),
    );
    expect(() => register.names.caseOf(caseRef)).toThrow(
      expect.objectContaining({ code: "register.poisoned" }),
    );
    await register.close();
    const reopened = await sample.open();
    expect(reopened.names.find(chiefRef, "2026")).toEqual([]);
    expect(reopened.names.caseOf(removal.recordRef)).toBe(caseRef);
    await reopened.close();
  });
});
