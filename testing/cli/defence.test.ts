// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import type { Receipt } from "@scelle/register";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, type SmallRegister, smallRegister, soundSize } from "./small-register.ts";

const at = ["--register", "register"];
const as = (name: string) => ["--identity", `${name}.key`];
let visitor: Visitor;
let made: SmallRegister;
let grantRef: string;
let secondRef: string;
const persons = new Map<string, string>();

beforeAll(() => {
  visitor = new Visitor();
  made = smallRegister(visitor);
  for (const name of ["magistrate", "counsel"]) {
    const { publicKey } = visitor.answer<{ publicKey: string }>("person", "key", ...as(name));
    const { recordRef } = act("person-registered", { name, publicKey });
    persons.set(name, recordRef);
  }
  ({ recordRef: secondRef } = act("exhibit-seized", {
    ...{ caseRef: made.caseRef, number: "C-1/2", category: "phone", description: "Second" },
    ...{ seizedAt: moment, place: "Desk" },
  }));
}, 60_000);
afterAll(() => visitor.leave());

const moment = {
  earliest: "2026-01-05T10:00:00.000Z",
  latest: "2026-01-05T10:00:00.000Z",
  zone: "Europe/Paris",
  basis: "stated",
};

function act(kind: string, stated: object): Receipt {
  writeFileSync(visitor.path("draft.json"), JSON.stringify(stated));
  const { code, stdout, stderr } = visitor.scelle(["record", kind, ...at, "--json", "draft.json"]);
  expect({ kind, code, stderr }).toEqual({ kind, code: 0, stderr: "" });
  return JSON.parse(stdout) as Receipt;
}

interface Shown {
  readonly records: readonly {
    readonly recordRef: string;
    readonly kind: string;
    readonly author: string;
    readonly stated: Readonly<Record<string, unknown>>;
    readonly assigned: { readonly shown?: readonly string[] };
  }[];
}

const why = ["--ground", "defence", "--log-purpose", "criminal-proceedings"];
const granted = (caseName: string) => ["granted", caseName, ...at, ...why];

test("the magistrate who is implicated sees nothing, also of a decision that nobody notified", () => {
  const { caseRef, exhibitRef } = made;
  const personRef = persons.get("magistrate");
  const from = moment;
  act("legal-status-recorded", { caseRef, personRef, status: "suspect", source: "prosecutor", from });
  const mine = ["list", "exhibit-seized", ...at, "--reason", "Mine", ...as("magistrate")];
  expectRefusal(visitor.scelle([...mine, "--case", "C-1"]), 65, /^Nothing here is called C-1/);
  expectRefusal(visitor.scelle([...mine, "--case", caseRef]), 77, /case|may/i);
  expectRefusal(visitor.scelle([...granted("C-1"), ...as("magistrate")]), 65, /^Nothing here is called C-1/);
  ({ recordRef: grantRef } = act("access-granted", {
    ...{ caseRef, personRef, counselRef: persons.get("counsel"), standing: "person-concerned" },
    ...{ recordRefs: [exhibitRef], looks: "of-case", mode: "in-register" },
    ...{ decidedBy: "Investigating judge 4", decidedAt: moment },
  }));
  expectRefusal(visitor.scelle([...granted("C-1"), ...as("magistrate")]), 65, /^Nothing here is called C-1/);
  expectRefusal(visitor.scelle([...granted(caseRef), ...as("magistrate")]), 77, /case|may/i);
});

test("notified, the defence sees exactly what the decision lists, and both are on record", () => {
  const { caseRef, exhibitRef } = made;
  const { recordRef: noticeRef } = act("notice-served", {
    ...{ caseRef, personRef: persons.get("magistrate"), noticeType: "decision", actRefs: [grantRef] },
    ...{ servedAt: moment, means: "in-person" },
  });
  for (const name of ["magistrate", "counsel"]) {
    const { records } = visitor.answer<Shown>(...granted("C-1"), ...as(name));
    const looks = records.filter(({ kind }) => kind === "attempt-refused" || kind === "record-consulted");
    const others = records.filter((record) => !looks.includes(record)).map(({ recordRef }) => recordRef);
    expect(others.sort()).toEqual([exhibitRef, grantRef, noticeRef].sort());
    expect(looks.length).toBeGreaterThan(0);
    const mine = ["--ground", "defence", ...at, ...as(name)];
    visitor.answer("show", exhibitRef, ...mine);
    expectRefusal(visitor.scelle(["show", secondRef, ...mine]), 77, /not in a case of yours/);
  }
  const review = ["--case", "C-1", ...at, "--ground", "control", "--log-purpose", "lawfulness"];
  const looks = visitor.answer<Shown>("list", "record-consulted", ...review).records;
  const seen = looks.filter(({ author }) => author === persons.get("magistrate"));
  expect(seen.some(({ assigned }) => assigned.shown?.includes(exhibitRef))).toBe(true);
  const refusals = visitor.answer<Shown>("list", "attempt-refused", ...review).records;
  expect(refusals.map(({ stated }) => stated["personRef"])).toContain(persons.get("magistrate"));
  soundSize(visitor);
});

test("what is held on a person goes to the body that answers, with what is withheld by number, kind and ground", () => {
  const { caseRef } = made;
  const personRef = persons.get("magistrate");
  const referral = { caseRef, channel: "prosecutor", receivedAt: moment, summary: "A report" };
  const sourceRefs = [act("referral-received", referral).recordRef];
  const { recordRef: withheldRef } = act("allegation-made", {
    sourceRefs,
    ...{ caseRef, allegationType: "secrecy", summary: "Dates were passed on", madeAt: moment },
    concernedRefs: [personRef],
  });
  act("access-refused", {
    ...{
      caseRef,
      personRef,
      standing: "person-concerned",
      recordRefs: [withheldRef],
      ground: "ongoing-acts",
    },
    ...{ reason: "Two hearings", decidedBy: "Investigating judge 4", decidedAt: moment, remedy: "none" },
  });
  act("body-registered", { name: "Delegate", bodyType: "oversight" });
  const out = ["--out", "held.json", "--to-body", "Delegate", "--reason", "Request of the person"];
  const { withheld } = visitor.answer<{ withheld: number }>("person", "export", "magistrate", ...at, ...out);
  expect(withheld).toBe(1);
  const text = readFileSync(visitor.path("held.json"), "utf8");
  const file = JSON.parse(text) as {
    places: { held: { kind: string }[]; withheld: { number: number; kind: string; ground: string }[] }[];
  };
  const kinds = file.places.flatMap(({ held }) => held.map(({ kind }) => kind));
  expect(kinds).toEqual(
    expect.arrayContaining(["person-registered", "legal-status-recorded", "access-granted"]),
  );
  expect(file.places.flatMap((place) => place.withheld)).toMatchObject([
    { number: 1, kind: "allegation-made", ground: "ongoing-acts" },
  ]);
  expect(text).not.toContain("Dates were passed on");
  soundSize(visitor);
});
