// SPDX-License-Identifier: Apache-2.0
import { outlineOf } from "../city/quarters.ts";
import { type Act, type Names, signedBy } from "./act.ts";
import { between, days, moment } from "./story-time.ts";

const lead = signedBy("lead");
const inspector = signedBy("second-inspector");

/** Where the operation takes place: quarters of the map. */
const areaNames = ["Eastern Quay", "The Heights", "The Terraces"] as const;

const forces = [
  ["reserve", 420],
  ["harbour police", 180],
  ["traffic police", 120],
  ["city police", 90],
  ["squad", 60],
  ["customs", 30],
] as const;

const persons = (about: number) => ({ about, unit: "person" });

/** The programme with the aim that was stated for it, and the plan for the Monday. */
export function plan({ ref, root }: Names): Act[] {
  const caseRef = ref("case");
  return [
    lead("programme", "programme-announced", {
      caseRef,
      title: "Clear Quays (Exercise)",
      aim: "Exercise: to take the northern quarters and the Eastern Quay back from the trade within a year",
      bodyRef: ref("ministry"),
      announcedAt: moment("2025-09-08 11:00"),
      period: days("2025-10-01", "2026-09-30"),
      note: "Exercise: the aim is what was said; nothing here measures it",
    }),
    lead("operation", "operation-planned", {
      caseRef,
      programmeRef: ref("programme"),
      name: "Operation Breakwater (Exercise)",
      purpose: "Exercise: presence around the clock in three quarters, and one arrest on the Eastern Quay",
      plannedByRefs: [ref("head of operations"), ref("planner")],
      plannedAt: between("2026-02-20 14:00", "2026-02-20 17:30"),
      startsAt: moment("2026-02-23 14:00"),
      endsAt: moment("2026-02-26 14:00"),
      areas: areaNames.map((name) => ({ name, outline: outlineOf(name) })),
      forces: forces.map(([body, strength]) => ({
        bodyRef: ref(body),
        strength: { value: strength, unit: "person" },
      })),
      strength: persons(900),
      sourceRefs: [ref("about 900"), ref("around the clock"), ref("arrest planned")],
      documentObject: root("plan document"),
      note: "Exercise",
    }),
  ];
}

/**
 * Who was told what, when and how. What was told between Monday morning and Monday evening came before the
 * shooting if the one paper is right, and after it if the other is.
 */
export function disclosures({ ref }: Names): Act[] {
  const told = (
    name: string,
    by: string,
    to: readonly string[],
    matters: readonly string[],
    disclosedAt: object,
    means: string,
  ) =>
    inspector(name, "operation-disclosed", {
      caseRef: ref("case"),
      operationRef: ref("operation"),
      toRefs: to.map(ref),
      byRef: ref(by),
      matters,
      disclosedAt,
      means,
      note: "Exercise",
    });
  const heads = ["chief prosecutor", "head of reserve", "head of harbour police"];
  const desk = ["officer 12", "officer 17", "officer 23"];
  return [
    told("briefing", "head of operations", heads, ["plan"], moment("2026-02-21 10:00"), "briefing"),
    told(
      "order",
      "head of operations",
      ["head of squad"],
      ["plan"],
      moment("2026-02-23 08:30"),
      "written-order",
    ),
    told("message", "planner", ["deputy head"], ["time", "target"], moment("2026-02-23 09:40"), "message"),
    told("desk told", "deputy head", desk, ["existence", "area"], moment("2026-02-23 11:15"), "in-person"),
    told(
      "customs told",
      "planner",
      ["head of customs"],
      ["time", "area"],
      between("2026-02-23 12:00", "2026-02-23 13:30"),
      "telephone",
    ),
    told(
      "watch told",
      "head of harbour police",
      ["harbour watch"],
      ["area"],
      moment("2026-02-23 19:30"),
      "radio",
    ),
    told(
      "traffic told",
      "planner",
      ["head of traffic"],
      ["plan"],
      moment("2026-02-24 07:45"),
      "written-order",
    ),
    told("city told", "planner", ["city duty officer"], ["area"], moment("2026-02-24 08:30"), "telephone"),
  ];
}

/** What took place, what it brought in, and that the arrest failed: the causes are what somebody says. */
export function outcome({ ref }: Names): Act[] {
  const of = { caseRef: ref("case"), operationRef: ref("operation") };
  return [
    inspector("executed", "operation-executed", {
      ...of,
      startedAt: moment("2026-02-23 14:20"),
      endedAt: moment("2026-02-26 13:40"),
      strength: persons(870),
      departures: "Exercise: the Eastern Quay was short on three shifts; the last shift left early",
      sourceRefs: [ref("shift was short")],
      note: "Exercise",
    }),
    inspector("resulted", "operation-resulted", {
      ...of,
      results: [
        { type: "check", amount: { about: 1_260, unit: "person" } },
        { type: "arrest", amount: { value: 14, unit: "person" } },
        { type: "seizure", amount: { value: 4.2, unit: "kilogram" } },
        { type: "seizure", amount: { value: 18_350, unit: "euro" } },
      ],
      asOf: moment("2026-02-27 12:00"),
      sourceRefs: [ref("staff note document")],
      note: "Exercise",
    }),
    inspector("failed", "operation-failed", {
      ...of,
      extent: "partly",
      failedAt: between("2026-02-23 14:20", "2026-02-23 18:00"),
      description: "Exercise: the man who was to be arrested was not met at any address",
      causeRefs: [ref("shift was short")],
      sourceRefs: [ref("arrest did not happen")],
      note: "Exercise: why he was not met is open",
    }),
  ];
}
