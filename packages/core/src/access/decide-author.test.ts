// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import {
  type Act,
  answerTo,
  forgetting,
  founding,
  openedCase,
  type SpecRow,
} from "../records/spec/decision-spec.ts";
import { at, keyOf, refOf } from "../records/spec/spec-names.ts";

const [foundingAct, founderAct] = founding as readonly [Act, Act];
const person = (name: string) => ({ personRef: refOf(name) });

const withPasskey: readonly Act[] = [...founding, { by: "admin", kind: "passkey-added" }];
const inSession: readonly Act[] = [...withPasskey, { by: "register", kind: "session-opened" }];

const registerRows: readonly SpecRow[] = [
  { claim: "an empty register is founded", given: [], when: foundingAct, answer: "accepted" },
  { claim: "nothing else comes first", given: [], when: founderAct, answer: "register.not-founded" },
  {
    claim: "a register is founded under its own name",
    given: [],
    when: { ...foundingAct, stated: { origin: "other.example" } },
    answer: "register.not-founded",
  },
  {
    claim: "it is founded with the founder's key",
    given: [],
    when: { ...foundingAct, key: keyOf("lead") },
    answer: "register.not-founded",
  },
  {
    claim: "it is founded once",
    given: founding,
    when: { ...foundingAct, as: "again" },
    answer: "register.already-founded",
  },
  { claim: "the founder comes second", given: [foundingAct], when: founderAct, answer: "accepted" },
  {
    claim: "the founder's first person is an administrator",
    given: [foundingAct],
    when: { ...founderAct, stated: { publicKey: keyOf("admin") } },
    answer: "register.founder-first",
  },
  {
    claim: "the founder does not pass the founding key to another",
    given: [foundingAct],
    when: { ...founderAct, stated: { role: "administrator", publicKey: keyOf("lead") } },
    answer: "register.founder-first",
  },
  {
    claim: "the founding record speaks for nobody afterwards",
    given: founding,
    when: { ...founderAct, as: "another", stated: {} },
    answer: "author.unknown",
  },
  {
    claim: "a stranger records nothing",
    given: founding,
    when: { by: "stranger", kind: "case-opened" },
    answer: "author.unknown",
  },
  {
    claim: "a person without a key records nothing",
    given: founding,
    when: { by: "storeroom", kind: "case-opened" },
    answer: "author.no-key",
  },
  {
    claim: "nobody signs with another's key",
    given: founding,
    when: { by: "lead", kind: "case-opened", key: keyOf("member") },
    answer: "author.no-key",
  },
  {
    claim: "a retired key signs nothing",
    given: [...founding, { by: "admin", kind: "key-retired" }],
    when: { by: "member", kind: "case-opened" },
    answer: "author.no-key",
  },
  {
    claim: "a key added in its place signs",
    given: [...founding, { by: "admin", kind: "key-added" }, { by: "admin", kind: "key-retired" }],
    when: { by: "member", kind: "case-opened", key: keyOf("member 2") },
    answer: "accepted",
  },
  {
    claim: "administrators admit keys",
    given: founding,
    when: { by: "lead", kind: "key-added" },
    answer: "author.not-administrator",
  },
  {
    claim: "a key speaks for one person",
    given: founding,
    when: { by: "admin", kind: "key-added", stated: { publicKey: keyOf("lead") } },
    answer: "person.key-taken",
  },
  {
    claim: "a new person does not bring a known key",
    given: founding,
    when: { by: "admin", kind: "person-registered", stated: { publicKey: keyOf("lead") } },
    answer: "person.key-taken",
  },
  {
    claim: "the key of the register's own acts speaks for no person",
    given: founding,
    when: { by: "admin", kind: "key-added", stated: { publicKey: keyOf("register") } },
    answer: "person.key-taken",
  },
  {
    claim: "only a key that signs is retired",
    given: founding,
    when: { by: "admin", kind: "key-retired", stated: { publicKey: keyOf("lead") } },
    answer: "person.no-such-key",
  },
  {
    claim: "the last administrator's key stays",
    given: founding,
    when: { by: "admin", kind: "key-retired", stated: { ...person("admin"), publicKey: keyOf("admin") } },
    answer: "person.last-administrator",
  },
  {
    claim: "administrators admit passkeys",
    given: founding,
    when: { by: "admin", kind: "passkey-added" },
    answer: "accepted",
  },
  {
    claim: "nobody else does",
    given: founding,
    when: { by: "lead", kind: "passkey-added" },
    answer: "author.not-administrator",
  },
  {
    claim: "a passkey speaks for one person",
    given: [...founding, { by: "admin", kind: "passkey-added" }],
    when: { by: "admin", kind: "passkey-added", stated: person("lead") },
    answer: "person.passkey-taken",
  },
  {
    claim: "a retired passkey is not admitted again",
    given: [...founding, { by: "admin", kind: "passkey-added" }, { by: "admin", kind: "passkey-retired" }],
    when: { by: "admin", kind: "passkey-added" },
    answer: "person.passkey-taken",
  },
  {
    claim: "a passkey's key is a point of its curve",
    given: founding,
    when: {
      by: "admin",
      kind: "passkey-added",
      stated: { publicKey: `pQECAyYgASFYIA${"A".repeat(42)}Ilgg${"A".repeat(43)}` },
    },
    answer: "person.bad-passkey",
  },
  {
    claim: "whoever is known by one case only gets no passkey",
    given: [
      ...openedCase,
      { by: "lead", kind: "person-registered", as: "neighbour", stated: { caseRef: refOf("case") } },
    ],
    when: { by: "admin", kind: "passkey-added", stated: person("neighbour") },
    answer: "reference.unknown",
  },
  {
    claim: "only a passkey that signs is retired",
    given: founding,
    when: { by: "admin", kind: "passkey-retired" },
    answer: "person.no-such-passkey",
  },
  {
    claim: "a session is opened with a passkey of the person, by the register",
    given: withPasskey,
    when: { by: "register", kind: "session-opened" },
    answer: "accepted",
  },
  {
    claim: "a person opens no session for itself",
    given: withPasskey,
    when: { by: "admin", kind: "session-opened" },
    answer: "author.register-only",
  },
  {
    claim: "a session hangs on a passkey that is admitted",
    given: founding,
    when: { by: "register", kind: "session-opened" },
    answer: "person.no-such-passkey",
  },
  {
    claim: "a session hangs on a passkey of that very person",
    given: withPasskey,
    when: { by: "register", kind: "session-opened", stated: person("lead") },
    answer: "person.no-such-passkey",
  },
  {
    claim: "a session hangs on a passkey for that very host",
    given: withPasskey,
    when: { by: "register", kind: "session-opened", stated: { rpId: "other.example" } },
    answer: "person.no-such-passkey",
  },
  {
    claim: "a session is opened with no retired passkey",
    given: [...withPasskey, { by: "admin", kind: "passkey-retired" }],
    when: { by: "register", kind: "session-opened" },
    answer: "person.no-such-passkey",
  },
  {
    claim: "a session lasts no longer than a working day",
    given: withPasskey,
    when: { by: "register", kind: "session-opened", stated: { until: "2026-03-03T08:30:00.000Z" } },
    answer: "person.session-length",
  },
  {
    claim: "a session does not begin when it is over",
    given: withPasskey,
    when: { by: "register", kind: "session-opened", stated: { until: at("19:00") } },
    answer: "person.session-length",
  },
  {
    claim: "no session has the key of a person",
    given: withPasskey,
    when: { by: "register", kind: "session-opened", stated: { sessionKey: keyOf("lead") } },
    answer: "person.key-taken",
  },
  {
    claim: "the key of a session signs for its person",
    given: inSession,
    when: { by: "member", kind: "case-opened", key: keyOf("session") },
    answer: "accepted",
  },
  {
    claim: "it signs for nobody else",
    given: inSession,
    when: { by: "lead", kind: "case-opened", key: keyOf("session") },
    answer: "author.no-key",
  },
  {
    claim: "it signs nothing once its time is over",
    given: [
      ...withPasskey,
      { by: "register", kind: "session-opened", stated: { until: at("20:00").replace("00.000", "10.000") } },
    ],
    when: { by: "member", kind: "case-opened", key: keyOf("session") },
    answer: "author.no-key",
  },
  {
    claim: "it signs nothing once the session is ended",
    given: [...inSession, { by: "register", kind: "session-ended" }],
    when: { by: "member", kind: "case-opened", key: keyOf("session") },
    answer: "author.no-key",
  },
  {
    claim: "it signs nothing once its passkey is retired",
    given: [...inSession, { by: "admin", kind: "passkey-retired" }],
    when: { by: "member", kind: "case-opened", key: keyOf("session") },
    answer: "author.no-key",
  },
  {
    claim: "a session ends once",
    given: [...inSession, { by: "register", kind: "session-ended" }],
    when: { by: "register", kind: "session-ended" },
    answer: "session.none",
  },
  {
    claim: "a witness is added",
    given: founding,
    when: { by: "admin", kind: "witness-added" },
    answer: "accepted",
  },
  {
    claim: "a witness is added once",
    given: [...founding, { by: "admin", kind: "witness-added" }],
    when: { by: "admin", kind: "witness-added" },
    answer: "register.witness-known",
  },
  {
    claim: "a person does not record what the register itself does",
    given: openedCase,
    when: { by: "lead", kind: "attempt-refused" },
    answer: "author.register-only",
  },
  {
    claim: "the register records a refused attempt",
    given: openedCase,
    when: { by: "register", kind: "attempt-refused" },
    answer: "accepted",
  },
  {
    claim: "the register opens no case",
    given: founding,
    when: { by: "register", kind: "case-opened" },
    answer: "author.not-register",
  },
  {
    claim: "the register signs with its own key",
    given: openedCase,
    when: { by: "register", kind: "attempt-refused", key: keyOf("admin") },
    answer: "author.no-key",
  },
];

test.each(registerRows)("$claim", (row) => {
  expect(answerTo(row)).toBe(row.answer);
});

test("rules that forget whose key signed are found", () => {
  const wrong = registerRows.filter((row) => answerTo(row, forgetting("author.no-key")) !== row.answer);
  expect(wrong.map((row) => row.claim)).toContain("nobody signs with another's key");
});
