// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, type JsonObject, type JsonValue, parseDraft } from "@scelle/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventReadings } from "./event-readings.ts";
import { type KnowledgeHolder, knowledgeHolders } from "./knowledge-grounds.ts";
import { type KnowledgeSet, knowledgeSet } from "./knowledge-set.ts";
import { operationAsked } from "./knowledge-subject.ts";
import { type KnowledgeTimings, knowledgeTimings } from "./knowledge-timing.ts";

const caseRef = refOf("case");
const operationRef = refOf("operation");
const incident = refOf("incident");

/**
 * The plan of 06:00 for 20:00; told at 09:00, by telephone some time before noon, and to a shift at its
 * start.
 */
const history: readonly EffectiveRecord[] = [
  made("operation", "operation-planned", {
    name: "Night watch",
    purpose: "Presence in the quarter of the quay",
    plannedByRefs: [refOf("planner")],
    plannedAt: between("06:00"),
    startsAt: between("20:00"),
    endsAt: between("23:00"),
  }),
  made("briefing", "operation-disclosed", {
    operationRef,
    toRefs: [refOf("officer 17"), refOf("officer 18")],
    byRef: refOf("commander"),
    matters: ["time", "area"],
    disclosedAt: between("09:00"),
    means: "briefing",
  }),
  made("call", "operation-disclosed", {
    operationRef,
    toRefs: [refOf("officer 19")],
    matters: ["existence"],
    disclosedAt: between("09:00", "12:00"),
    means: "telephone",
  }),
  made("shift", "shift-staffed", {
    operationRef,
    startsAt: between("20:00"),
    endsAt: between("23:00"),
    staffRefs: [refOf("officer 20")],
  }),
  looked("look", refOf("analyst"), "13:00", [operationRef]),
  looked("other look", refOf("visitor"), "05:00", [refOf("something else")]),
  made("report", "referral-received", {
    channel: "protected-report",
    receivedAt: between("15:00"),
    summary: "Somebody talks.",
  }),
  made("incident", "incident-recorded", {
    designation: "Man shot on the quay",
    incidentType: "shooting",
    occurredAt: between("00:00", "23:59"),
    place: "Quay",
  }),
];
const monday = dated("monday", "10:00", "11:00");
const nightBefore = dated("night before", "07:00", "08:00");

describe("who could have known of an operation at a time", () => {
  test("is a set of persons, each with the record that puts the person there", () => {
    const set = setAt("23:59");
    expect(waysOf(set.surely)).toEqual({
      planner: "planned by operation",
      commander: "told-others by briefing",
      "officer 17": "told by briefing",
      "officer 18": "told by briefing",
      "officer 19": "told by call",
      "officer 20": "staffed by shift",
      analyst: "consulted by look",
    });
    expect(set.possibly).toEqual([]);
  });

  test("leaves out whoever was told later", () => {
    expect(Object.keys(waysOf(setAt("08:00").surely))).toEqual(["planner"]);
  });

  test("tells who surely could have known from who may have, at both ends of a stated time", () => {
    const { surely, possibly } = setAt("10:00");
    expect(Object.keys(waysOf(surely)).sort()).toEqual(["commander", "officer 17", "officer 18", "planner"]);
    expect(Object.keys(waysOf(possibly)).sort()).toEqual(["officer 19", "officer 20"]);
  });

  test("tries both ends of the time that is asked for", () => {
    const { surely, possibly } = setAt("08:00", "23:59");
    expect(Object.keys(waysOf(surely))).toEqual(["planner"]);
    expect(Object.keys(waysOf(possibly))).toContain("officer 17");
  });

  test("does not count a look at something else", () => {
    expect(Object.keys(waysOf(setAt("23:59").surely))).not.toContain("visitor");
  });

  test("counts two records of one person once, and twice again after they were separated", () => {
    const identified = made("same", "persons-identified", {
      personRef: refOf("officer 17"),
      otherRef: refOf("officer 18"),
      basis: "Same service number",
    });
    const separated = made("not same", "persons-separated", {
      identificationRef: refOf("same"),
      reason: "Two brothers",
    });
    expect(holdersAt([...history, identified])).toBe(6);
    expect(holdersAt([...history, identified, separated])).toBe(7);
  });
});

describe("before or after an event", () => {
  test("is before under every source for who was told before all of them", () => {
    expect(timingsOf(monday, nightBefore)["planner"]).toBe("before");
  });

  test("is after under every source for who was told after all of them", () => {
    expect(timingsOf(monday, nightBefore)["analyst"]).toBe("after");
  });

  test("depends on which source is right where one puts it before and the other after", () => {
    const timings = timings2(monday, nightBefore);
    const officer = timings.holders.find(({ personRefs }) => personRefs.includes(refOf("officer 17")));
    expect(officer?.timing).toBe("depends");
    expect(officer?.byReading).toEqual([
      { sourceRef: refOf("monday"), atEarliest: "before", atLatest: "before", timing: "before" },
      { sourceRef: refOf("night before"), atEarliest: "after", atLatest: "after", timing: "after" },
    ]);
  });

  test("flips when the other source is believed", () => {
    expect(timingsOf(monday)["officer 17"]).toBe("before");
    expect(timingsOf(nightBefore)["officer 17"]).toBe("after");
  });

  test("stays open where the times of one source allow both", () => {
    expect(timingsOf(monday)["officer 19"]).toBe("open");
    expect(timings2().holders.every(({ timing }) => timing === "open")).toBe(true);
  });

  test("is not before for who was told at that very moment", () => {
    expect(timingsOf(dated("sharp", "09:00", "09:00"))["officer 17"]).toBe("after");
  });

  test.each(["fictional", "compared", "feared", "question"])("takes no time from what is %s", (mood) => {
    const source = dated("novel", "01:00", "02:00", { mood });
    expect(eventReadings([...history, source], incident)).toEqual([
      { sourceRef: incident, interval: { earliest: at("00:00"), latest: at("23:59") } },
    ]);
  });
});

describe("hard stop: a voice is neither asked for nor found", () => {
  test.each(["report", "monday"])("nobody is asked who knew of %s", (name) => {
    const asked = knowledgeSet([...history, monday], refOf(name), interval("23:59"));
    expect(asked).toMatchObject({ refused: "knowledge.voice" });
  });

  test.each(["report", "monday"])("nor whether somebody knew before %s came about", (name) => {
    const asked = knowledgeTimings([...history, monday], operationRef, refOf(name));
    expect(asked).toMatchObject({ refused: "knowledge.voice" });
  });

  test("what is no operation is answered like what there is not", () => {
    expect(knowledgeSet(history, incident, interval("23:59"))).toMatchObject({
      refused: "reference.unknown",
    });
    expect(knowledgeSet(history, refOf("nothing"), interval("23:59"))).toMatchObject({
      refused: "reference.unknown",
    });
  });

  test("a report that slipped in as a person is no member of any set", () => {
    expect(membersWith(knowledgeHolders)).not.toContain(refOf("report"));
  });

  test("a set that takes every name for a person is found", () => {
    const trusting: typeof knowledgeHolders = (records) =>
      records.flatMap(({ stated, recordRef }) =>
        ((stated["toRefs"] ?? []) as string[]).map((personRef) => ({
          personRefs: [personRef],
          grounds: [{ recordRef, way: "told" as const, personRef, since: interval("09:00") }],
        })),
      );
    expect(membersWith(trusting)).toContain(refOf("report"));
  });
});

describe("neither an order nor a score", () => {
  test("nothing in an answer is a number", () => {
    expect(numbersIn(setAt("10:00") as unknown as JsonValue)).toEqual([]);
    expect(numbersIn(timings2(monday, nightBefore) as unknown as JsonValue)).toEqual([]);
  });

  test("who was recorded first, or most often, stands nowhere else for it", () => {
    const isSame = (records: readonly EffectiveRecord[]) =>
      JSON.stringify(namesIn(records)) === JSON.stringify(namesIn(history));
    fc.assert(fc.property(fc.shuffledSubarray([...history], { minLength: history.length }), isSame));
  });

  test("a list in the order of the records is found", () => {
    const inOrder = (records: readonly EffectiveRecord[]) =>
      JSON.stringify(records.flatMap(({ stated }) => stated["toRefs"] ?? [])) ===
      JSON.stringify(history.flatMap(({ stated }) => stated["toRefs"] ?? []));
    const found = fc.check(
      fc.property(fc.shuffledSubarray([...history], { minLength: history.length }), inOrder),
    );
    expect(found.failed).toBe(true);
  });

  test("asking for a longer time never takes somebody out of those who may have known", () => {
    const hour = fc.integer({ min: 0, max: 22 });
    fc.assert(
      fc.property(hour, hour, (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const short = everybodyIn(setAt(clock(last)));
        const long = everybodyIn(setAt(clock(first), clock(last)));
        return short.every((name) => long.includes(name));
      }),
    );
  });
});

function membersWith(holdersOf: typeof knowledgeHolders): string[] {
  const slipped = made("leak", "operation-disclosed", {
    operationRef,
    toRefs: [refOf("report")],
    matters: ["existence"],
    disclosedAt: between("09:00"),
    means: "other",
  });
  const records = [...history, slipped];
  const operation = operationAsked(records, operationRef);
  if ("refused" in operation) throw new Error("there is an operation");
  return holdersOf(records, operation).flatMap(({ personRefs }) => personRefs);
}

function setAt(earliest: string, latest = earliest): KnowledgeSet {
  const set = knowledgeSet(history, operationRef, interval(earliest, latest));
  if ("refused" in set) throw new Error(set.refused);
  return set;
}

function holdersAt(records: readonly EffectiveRecord[]): number {
  const set = knowledgeSet(records, operationRef, interval("23:59"));
  return "refused" in set ? -1 : set.surely.length;
}

function namesIn(records: readonly EffectiveRecord[]): string[] {
  const set = knowledgeSet(records, operationRef, interval("23:59"));
  return "refused" in set ? [] : everybodyIn(set);
}

function everybodyIn({ surely, possibly }: KnowledgeSet): string[] {
  return [...surely, ...possibly].flatMap(({ personRefs }) => personRefs);
}

function timings2(...sources: readonly EffectiveRecord[]): KnowledgeTimings {
  const timings = knowledgeTimings([...history, ...sources], operationRef, incident);
  if ("refused" in timings) throw new Error(timings.refused);
  return timings;
}

function timingsOf(...sources: readonly EffectiveRecord[]): Record<string, string> {
  return Object.fromEntries(
    timings2(...sources).holders.map(({ personRefs, timing }) => [nameOf(personRefs[0] ?? ""), timing]),
  );
}

function waysOf(holders: readonly KnowledgeHolder[]): Record<string, string> {
  return Object.fromEntries(
    holders.map(({ personRefs, grounds }) => [
      nameOf(personRefs[0] ?? ""),
      grounds.map(({ way, recordRef }) => `${way} by ${nameOf(recordRef)}`).join(", "),
    ]),
  );
}

function numbersIn(value: JsonValue): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** A statement that dates the incident. */
function dated(name: string, from: string, until: string, more: JsonObject = {}): EffectiveRecord {
  return made(name, "statement-recorded", {
    textRef: refOf("text"),
    quote: { exact: "shot", start: 0, end: 4 },
    chain: [{ description: "a paper", anonymous: true, count: "several", role: "author" }],
    clauses: [{ language: "en", words: "a man was shot" }],
    predicate: "killed",
    objects: [{ incidentRef: incident }],
    mood: "asserted",
    polarity: "affirmed",
    certainty: "probable",
    validTime: between(from, until),
    ...more,
  });
}

function looked(name: string, author: string, time: string, shown: string[]): EffectiveRecord {
  const stated = { reason: "Preparation", query: { op: "show", refs: shown } };
  return {
    ...made(name, "record-consulted", stated),
    assigned: { author, recordedAt: at(time), caseRef, shown },
  };
}

/** A record as the register would show it, its draft checked by the register's own parser. */
function made(name: string, kind: string, stated: JsonObject): EffectiveRecord {
  const draft = parseDraft({ draftId: refOf(name), kind, version: 1, stated: { caseRef, ...stated } });
  const assigned = { author: refOf("clerk"), recordedAt: at("23:59"), caseRef };
  const fields = { stated: draft.stated, original: draft.stated, measured: {}, assigned };
  return { index: 0, recordRef: draft.draftId, kind, version: 1, ...fields, corrections: [], erased: false };
}

function refOf(name: string): string {
  const signs = [...name.padEnd(15, ".")].map((sign) => sign.charCodeAt(0).toString(16).padStart(2, "0"));
  const digits = signs.join("");
  const [first, second, third] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 15)];
  return `${first}-${second}-4${third}-8${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
}

function nameOf(ref: string): string {
  const names = [
    ...["planner", "commander", "officer 17", "officer 18", "officer 19", "officer 20", "analyst", "visitor"],
    ...["operation", "briefing", "call", "shift", "look"],
  ];
  return names.find((name) => refOf(name) === ref) ?? ref;
}

function at(time: string): string {
  return `2026-03-02T${time}:00.000Z`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

function interval(earliest: string, latest = earliest) {
  return { earliest: at(earliest), latest: at(latest) };
}

function between(earliest: string, latest = earliest): JsonObject {
  return { ...interval(earliest, latest), zone: "Europe/Paris", basis: "stated" };
}
