// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { keyBinding } from "../records/key-binding.ts";
import { personFold } from "../records/person-fold.ts";
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
import { at, keyOf, refOf } from "../records/spec/spec-names.ts";

const set = safeguarded(openedCase);
const sessionKey = keyOf("session");
const binding = (more: Act["stated"] = {}, by = "admin"): Act => ({
  by,
  kind: "account-bound",
  as: "binding",
  stated: { secondRef: refOf("lead"), ...more },
});
const answer = (by: string, word = "confirmed", person = "member"): Act => ({
  by,
  kind: "grant-answered",
  stated: { personRef: refOf(person), grantRef: refOf("binding"), answer: word },
});
const unbinding: Act = { by: "admin", kind: "account-unbound" };
const opening = (more: Act["stated"] = {}): Act => ({
  by: "register",
  kind: "account-session-opened",
  stated: more,
});
const bound = [binding(), answer("lead")];
const inSession = [...bound, opening()];
const looking: Act = { by: "member", kind: "records-combined", key: sessionKey };
const ofStoreroom = [binding({ personRef: refOf("storeroom") }), answer("lead", "confirmed", "storeroom")];
const admission = (role: string): Act => ({
  by: "lead",
  kind: "member-admitted",
  version: 2,
  as: "admission",
  stated: { personRef: refOf("storeroom"), role, secondRef: refOf("member") },
});

const bindings: readonly SpecRow[] = [
  { claim: "an administrator proposes that an account is a person", when: binding(), answer: "accepted" },
  { claim: "nobody else does", when: binding({}, "lead"), answer: "author.not-administrator" },
  { claim: "not alone", when: binding({ secondRef: null }), answer: "grant.second-missing" },
  {
    claim: "not for oneself",
    when: binding({ personRef: refOf("admin") }),
    answer: "grant.own",
  },
  {
    claim: "who gains does not confirm",
    when: binding({ secondRef: refOf("member") }),
    answer: "grant.second",
  },
  {
    claim: "only the second person answers",
    given: [binding()],
    when: answer("outsider"),
    answer: "grant.not-second",
  },
  {
    claim: "an account is one person",
    given: bound,
    when: { ...binding({ personRef: refOf("reader") }), as: "again" },
    answer: "person.account-taken",
  },
  {
    claim: "also while its second person has not answered",
    given: [binding()],
    when: { ...binding({ personRef: refOf("reader") }), as: "again" },
    answer: "person.account-taken",
  },
  {
    claim: "one that was declined may be bound",
    given: [binding(), answer("lead", "declined")],
    when: { ...binding({ personRef: refOf("reader") }), as: "again" },
    answer: "accepted",
  },
  {
    claim: "one that was unbound may be bound",
    given: [...bound, unbinding],
    when: { ...binding({ personRef: refOf("reader") }), as: "again" },
    answer: "accepted",
  },
  {
    claim: "an account is unbound once",
    given: [...bound, unbinding],
    when: unbinding,
    answer: "person.no-such-account",
  },
];

const sessions: readonly SpecRow[] = [
  { claim: "a bound account opens a session", given: bound, when: opening(), answer: "accepted" },
  {
    claim: "one that nobody confirmed opens none",
    given: [binding()],
    when: opening(),
    answer: "person.no-such-account",
  },
  {
    claim: "nor one that was declined",
    given: [binding(), answer("lead", "declined")],
    when: opening(),
    answer: "person.no-such-account",
  },
  {
    claim: "nor one that was unbound",
    given: [...bound, unbinding],
    when: opening(),
    answer: "person.no-such-account",
  },
  {
    claim: "of another provider it opens none",
    given: bound,
    when: opening({ issuer: "https://other.example" }),
    answer: "person.no-such-account",
  },
  {
    claim: "of another subject neither",
    given: bound,
    when: opening({ accountSubject: "subject-18" }),
    answer: "person.no-such-account",
  },
  {
    claim: "nor of another person",
    given: bound,
    when: opening({ personRef: refOf("reader") }),
    answer: "person.no-such-account",
  },
  {
    claim: "only the register says that it was opened",
    given: bound,
    when: { ...opening(), by: "admin" },
    answer: "author.register-only",
  },
  {
    claim: "it lasts a working day at most",
    given: bound,
    when: opening({ until: "2026-03-03T12:00:00.000Z" }),
    answer: "person.session-length",
  },
  {
    claim: "its key is nobody’s else",
    given: bound,
    when: opening({ sessionKey: keyOf("lead") }),
    answer: "person.key-taken",
  },
  { claim: "its key signs a look", given: inSession, when: looking, answer: "accepted" },
  {
    claim: "and nothing else",
    given: inSession,
    when: { by: "member", kind: "case-opened", key: sessionKey },
    answer: "author.looks-only",
  },
  {
    claim: "not in a case either",
    given: inSession,
    when: { by: "member", kind: "search-conducted", key: sessionKey },
    answer: "author.looks-only",
  },
  {
    claim: "the person’s own key signs as before",
    given: inSession,
    when: { by: "member", kind: "search-conducted" },
    answer: "accepted",
  },
  {
    claim: "it ends with the account",
    given: [...inSession, unbinding],
    when: looking,
    answer: "author.no-key",
  },
  {
    claim: "and at its time",
    given: [...bound, opening({ until: at("20:01") }), ...later(60)],
    when: looking,
    answer: "author.no-key",
  },
];

const withoutKey: readonly SpecRow[] = [
  {
    claim: "whoever has an account alone reads in a case",
    given: ofStoreroom,
    when: admission("reader"),
    answer: "accepted",
  },
  {
    claim: "and records in none",
    given: ofStoreroom,
    when: admission("member"),
    answer: "person.no-key",
  },
  { claim: "without either nobody reads", when: admission("reader"), answer: "person.no-key" },
  {
    claim: "an account confirms nothing",
    given: ofStoreroom,
    when: {
      by: "lead",
      kind: "member-admitted",
      version: 2,
      stated: { personRef: refOf("outsider"), role: "member", secondRef: refOf("storeroom") },
    },
    answer: "grant.second",
  },
];

describe("accounts", () => {
  test.each([...bindings, ...sessions, ...withoutKey])("$claim", ({ given: before = [], when, answer }) => {
    expect(answerTo({ claim: "", given: [...set, ...before], when, answer })).toBe(answer);
  });

  test.each(
    [...new Set([...bindings, ...sessions, ...withoutKey].map((row) => row.answer))].filter(isRefusal),
  )("a lapse of %s would be found", (code) => {
    const row = [...bindings, ...sessions, ...withoutKey].find((one) => one.answer === code);
    const given = [...set, ...(row?.given ?? [])];
    expect(row && answerTo({ ...row, given }, forgetting(code))).toBe("accepted");
  });

  test("a register with its founder only binds one alone, and says so", () => {
    const alone = safeguarded(founding).filter(
      ({ as }) => as === "founding" || as === "admin" || as === "storeroom",
    );
    const register = given(...alone, binding({ personRef: refOf("storeroom"), secondRef: null }));
    expect(register.payloads.at(-1)?.assigned).toMatchObject({ alone: true });
    const { accounts } = register.history.state(personFold, refOf("storeroom"));
    expect(accounts).toHaveLength(1);
  });

  test("whoever has some records only sees whose a look is, and that its account was confirmed", () => {
    const { payloads } = given(...set, ...inSession);
    const bindingRecord = (kind: string) => payloads.filter(({ draft }) => draft.kind !== kind);
    expect(keyBinding(payloads, refOf("member"), sessionKey)?.draft.kind).toBe("account-session-opened");
    expect(keyBinding(payloads, refOf("reader"), sessionKey)).toBeUndefined();
    expect(keyBinding(bindingRecord("grant-answered"), refOf("member"), sessionKey)).toBeUndefined();
    expect(keyBinding(bindingRecord("account-bound"), refOf("member"), sessionKey)).toBeUndefined();
  });
});

function isRefusal(code: string): boolean {
  return code !== "accepted";
}

/** Acts that let a second pass each. */
function later(count: number): readonly Act[] {
  return Array.from({ length: count }, (): Act => ({ by: "member", kind: "records-combined" }));
}
