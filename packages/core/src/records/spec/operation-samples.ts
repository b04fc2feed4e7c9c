// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { between, refOf } from "./spec-names.ts";

const caseRef = refOf("case");
const operationRef = refOf("operation");

/** Samples of operations and look-ups. */
export const operationSamples: Readonly<Record<string, JsonObject>> = {
  "programme-announced": {
    caseRef,
    title: "Harbour quarter",
    aim: "To have officers present around the clock",
    announcedAt: between("06:00"),
  },
  "operation-planned": {
    caseRef,
    name: "Night watch",
    purpose: "Presence in the harbour quarter",
    plannedByRefs: [refOf("planner")],
    plannedAt: between("06:00"),
    startsAt: between("12:00"),
    endsAt: between("18:00"),
    areas: [
      {
        name: "Quay",
        outline: [
          { longitude: 4.1, latitude: 44.2 },
          { longitude: 4.2, latitude: 44.2 },
          { longitude: 4.2, latitude: 44.3 },
        ],
      },
    ],
    strength: { about: 900, unit: "person" },
  },
  "operation-disclosed": {
    caseRef,
    operationRef,
    toRefs: [refOf("officer 17")],
    byRef: refOf("planner"),
    matters: ["time", "area"],
    disclosedAt: between("09:00"),
    means: "briefing",
  },
  "shift-staffed": {
    caseRef,
    operationRef,
    startsAt: between("12:00"),
    endsAt: between("16:00"),
    required: { value: 300, unit: "person" },
    staffed: { value: 281, unit: "person" },
    staffRefs: [refOf("officer 18")],
  },
  "operation-executed": {
    caseRef,
    operationRef,
    startedAt: between("12:10"),
    endedAt: between("18:00"),
    strength: { about: 900, unit: "person" },
  },
  "operation-resulted": {
    caseRef,
    operationRef,
    results: [{ type: "arrest", amount: { value: 4, unit: "person" } }, { type: "seizure" }],
    asOf: between("19:00"),
  },
  "operation-failed": {
    caseRef,
    operationRef,
    extent: "partly",
    failedAt: between("13:00"),
    description: "The man who was to be met was not there.",
    causeRefs: [],
  },
  "lookup-log-imported": {
    caseRef,
    title: "Look-ups of March",
    system: "Vehicle file",
    bodyRef: refOf("body"),
    format: "csv",
    from: between("00:00"),
    until: between("12:00"),
    receivedAt: between("15:00"),
  },
  "lookup-reviewed": {
    caseRef,
    logRef: refOf("log"),
    row: 412,
    agentRef: refOf("officer 17"),
    lookedAt: between("02:10"),
    outcome: "unexplained",
    question: "Which act called for this look-up?",
  },
};
