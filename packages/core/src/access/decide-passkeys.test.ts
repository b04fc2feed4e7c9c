// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { parseDraft } from "../records/draft.ts";
import { isPasskeyAdmitted, keyBinding } from "../records/key-binding.ts";
import type { RecordPayload } from "../records/payload.ts";
import { personFold } from "../records/person-fold.ts";
import { registerFold } from "../records/register-fold.ts";
import {
  type Act,
  answerTo,
  forgetting,
  founding,
  given,
  openedCase,
  type SpecRow,
  safeguarded,
} from "../records/spec/decision-spec.ts";
import { sampleStated } from "../records/spec/sample-fields.ts";
import { keyOf, refOf } from "../records/spec/spec-names.ts";

const set = safeguarded(openedCase);
const sessionKey = keyOf("session");
const passkey = (more: Act["stated"] = {}, by = "admin"): Act => ({
  by,
  kind: "passkey-added",
  version: 2,
  as: "grant",
  stated: { secondRef: refOf("lead"), ...more },
});
const answer = (by: string, word = "confirmed"): Act => ({
  by,
  kind: "grant-answered",
  stated: { personRef: refOf("member"), answer: word },
});
const old: Act = { by: "admin", kind: "passkey-added", version: 1 };
const session: Act = { by: "register", kind: "session-opened" };
const confirmed = [passkey(), answer("lead")];
/** An act of the member, made by the key of a session, that the passkey signs. */
const finding: Act = { by: "member", kind: "search-conducted", as: "search" };
const signing: Act = {
  by: "register",
  kind: "act-signed",
  stated: { caseRef: refOf("case"), actRef: refOf("search") },
};

const proposals: readonly SpecRow[] = [
  {
    claim: "an administrator proposes a passkey and names who confirms",
    when: passkey(),
    answer: "accepted",
  },
  { claim: "nobody else does", when: passkey({}, "lead"), answer: "author.not-administrator" },
  {
    claim: "not alone, where another could confirm",
    when: passkey({ secondRef: null }),
    answer: "grant.second-missing",
  },
  { claim: "nor in the version that names nobody", when: old, answer: "grant.one-person" },
  { claim: "not for oneself", when: passkey({ personRef: refOf("admin") }), answer: "grant.own" },
  {
    claim: "who gets it does not confirm it",
    when: passkey({ secondRef: refOf("member") }),
    answer: "grant.second",
  },
  { claim: "nor who proposes it", when: passkey({ secondRef: refOf("admin") }), answer: "grant.second" },
  {
    claim: "nor somebody who could not sign",
    when: passkey({ secondRef: refOf("storeroom") }),
    answer: "grant.second",
  },
  {
    claim: "nor somebody whose only passkey waits itself",
    given: [passkey({ personRef: refOf("storeroom") })],
    when: { ...passkey({ credentialId: keyOf("other"), secondRef: refOf("storeroom") }), as: "other" },
    answer: "grant.second",
  },
  {
    claim: "only the second person answers",
    given: [passkey()],
    when: answer("admin"),
    answer: "grant.not-second",
  },
  { claim: "and answers once", given: confirmed, when: answer("lead", "declined"), answer: "grant.not-open" },
  {
    claim: "one that waits is nobody else’s",
    given: [passkey()],
    when: { ...passkey({ personRef: refOf("reader") }), as: "again" },
    answer: "person.passkey-taken",
  },
  {
    claim: "one that was declined is proposed no second time",
    given: [passkey(), answer("lead", "declined")],
    when: { ...passkey(), as: "again" },
    answer: "person.passkey-taken",
  },
];

const uses: readonly SpecRow[] = [
  { claim: "a confirmed passkey opens a session", given: confirmed, when: session, answer: "accepted" },
  {
    claim: "one that waits opens none",
    given: [passkey()],
    when: session,
    answer: "person.no-such-passkey",
  },
  {
    claim: "one that was declined opens none",
    given: [passkey(), answer("lead", "declined")],
    when: session,
    answer: "person.no-such-passkey",
  },
  {
    claim: "a confirmed passkey signs an act",
    given: [...confirmed, finding],
    when: signing,
    answer: "accepted",
  },
  {
    claim: "one that waits signs none",
    given: [passkey(), finding],
    when: signing,
    answer: "person.no-such-passkey",
  },
  {
    claim: "one that was declined signs none",
    given: [passkey(), answer("lead", "declined"), finding],
    when: signing,
    answer: "person.no-such-passkey",
  },
  {
    claim: "a confirmed one is retired",
    given: confirmed,
    when: { by: "admin", kind: "passkey-retired" },
    answer: "accepted",
  },
];

describe("passkeys by two persons", () => {
  const rows = [...proposals, ...uses];

  test.each(rows)("$claim", ({ given: before = [], ...row }) => {
    expect(answerTo({ ...row, given: [...set, ...before] })).toBe(row.answer);
  });

  const codes = [...new Set(rows.map((row) => row.answer))].filter((code) => code !== "accepted");
  test.each(codes)("a lapse of %s would be found", (code) => {
    const row = rows.find((one) => one.answer === code);
    const before = [...set, ...(row?.given ?? [])];
    expect(row && answerTo({ ...row, given: before }, forgetting(code))).toBe("accepted");
  });

  test("a confirmation makes nobody an administrator, and the passkey counts from it on", () => {
    const { history, payloads } = given(...set, ...confirmed);
    const { passkeys, isAdministrator, grants } = history.state(personFold, refOf("member"));
    expect({ isAdministrator, grants }).toEqual({ isAdministrator: false, grants: [] });
    expect(passkeys).toMatchObject([
      { recordRef: refOf("grant"), addedAt: payloads.at(-1)?.assigned.recordedAt },
    ]);
    expect(history.state(registerFold, "register").administrators).toEqual([refOf("admin")]);
  });
});

describe("a register without the safeguards", () => {
  test("takes a passkey by one, as it always did, in either version", () => {
    for (const one of [old, passkey({ secondRef: null })]) {
      expect(answerTo({ claim: "", given: [...openedCase, one], when: session, answer: "" })).toBe(
        "accepted",
      );
    }
    const { payloads } = given(...openedCase, passkey({ secondRef: null }));
    expect(payloads.at(-1)?.assigned).not.toHaveProperty("alone");
  });
});

describe("a register with its founder only", () => {
  const begun = safeguarded(founding).filter(({ as }) =>
    ["founding", "admin", "storeroom"].includes(as ?? ""),
  );
  const first = { personRef: refOf("storeroom") };

  test("admits a passkey by one, and the record says so", () => {
    const { payloads, history } = given(...begun, passkey({ ...first, secondRef: null }));
    expect(payloads.at(-1)?.assigned).toMatchObject({ alone: true });
    expect(history.state(personFold, refOf("storeroom")).passkeys).toHaveLength(1);
  });

  test("stays right with what it admitted before a record could say so", () => {
    const { payloads } = given(...begun, { ...old, stated: first });
    expect(payloads.at(-1)?.assigned).not.toHaveProperty("alone");
  });

  test("takes two persons once somebody else can sign", () => {
    const next: Act = { by: "admin", kind: "person-registered", as: "third" };
    const before = [...begun, passkey({ ...first, secondRef: null }), next];
    const third = passkey({ personRef: refOf("third"), credentialId: keyOf("other"), secondRef: null });
    const row = { claim: "", given: before, answer: "" };
    expect(answerTo({ ...row, when: { ...third, as: "other" } })).toBe("grant.second-missing");
    const inOld = { ...old, stated: { personRef: refOf("third"), credentialId: keyOf("other") } };
    expect(answerTo({ ...row, when: inOld })).toBe("grant.one-person");
  });
});

describe("whoever has some records only", () => {
  const member = refOf("member");
  const opened = () => [...given(...set, ...confirmed, session).payloads];
  const binds = (payloads: readonly RecordPayload[], key = sessionKey) => keyBinding(payloads, member, key);
  /** As a record says it that no rule let pass. */
  const altered = (payloads: readonly RecordPayload[], kind: string, more: object) =>
    payloads.map((one) => {
      if (one.draft.kind !== kind) return one;
      const { stated = {}, author = one.assigned.author } = more as { stated?: object; author?: string };
      const draft = { ...one.draft, stated: { ...one.draft.stated, ...stated } } as typeof one.draft;
      return { ...one, draft, assigned: { ...one.assigned, author } };
    });
  const unconfirmed: readonly [string, (payloads: readonly RecordPayload[]) => readonly RecordPayload[]][] = [
    ["nobody confirmed", (all) => all.filter(({ draft }) => draft.kind !== "grant-answered")],
    [
      "the second person declined",
      (all) => altered(all, "grant-answered", { stated: { answer: "declined" } }),
    ],
    ["somebody else confirmed", (all) => altered(all, "grant-answered", { author: refOf("outsider") })],
    ["its proposer confirmed", (all) => altered(all, "grant-answered", { author: refOf("admin") })],
    ["its proposer named itself", (all) => altered(all, "passkey-added", { author: refOf("lead") })],
    [
      "who gains by it was named",
      (all) =>
        altered(altered(all, "passkey-added", { stated: { secondRef: member } }), "grant-answered", {
          author: member,
        }),
    ],
  ];

  test("sees that a passkey was confirmed, by the one who was named", () => {
    expect(binds(opened())?.draft.kind).toBe("session-opened");
  });

  test.each(unconfirmed)("takes no session for its person’s where %s", (_, change) => {
    expect(binds(change(opened()))).toBeUndefined();
  });

  test.each(unconfirmed)("takes no act for signed where %s", (_, change) => {
    const stated = { ...sampleStated("act-signed"), actRef: refOf("search"), caseRef: refOf("case") };
    const draft = parseDraft({ draftId: refOf("signing"), kind: "act-signed", version: 1, stated });
    expect(isPasskeyAdmitted(opened(), draft)).toBe(true);
    expect(isPasskeyAdmitted(change(opened()), draft)).toBe(false);
  });

  test("takes no further key for its person’s unless the one who was named confirmed it", () => {
    const proposed: Act = {
      ...{ by: "admin", kind: "key-added", version: 2, as: "grant" },
      stated: { secondRef: refOf("lead") },
    };
    const { payloads } = given(...set, proposed, answer("lead"));
    const further = keyOf("member 2");
    expect(binds(payloads, further)?.draft.kind).toBe("key-added");
    const waiting = payloads.filter(({ draft }) => draft.kind !== "grant-answered");
    expect(binds(waiting, further)).toBeUndefined();
    const byAnother = altered(payloads, "grant-answered", { author: refOf("outsider") });
    expect(binds(byAnother, further)).toBeUndefined();
  });
});
