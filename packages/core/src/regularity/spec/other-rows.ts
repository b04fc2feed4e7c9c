// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { between, refOf, rootOf } from "../../records/spec/spec-names.ts";
import type { Recorded, RuleRow } from "./rule-spec.ts";
import { seized } from "./seal-rows.ts";

const looked: Recorded = {
  kind: "lookup-reviewed",
  as: "look",
  stated: { logRef: refOf("log"), agentRef: refOf("officer 17"), lookedAt: between("08:00") },
};
const log: Recorded = { kind: "lookup-log-imported", as: "log", stated: { system: "File of vehicles" } };
const habilitation = (stated: JsonObject = {}): Recorded => ({
  kind: "habilitation-recorded",
  as: "habil",
  stated: {
    caseRef: refOf("case"),
    personRef: refOf("officer 17"),
    scope: "file of  Vehicles",
    from: between("07:00"),
    until: null,
    documentObject: rootOf("decision"),
    ...stated,
  },
});

const day = (text: string): JsonObject => ({
  earliest: `${text}.000Z`,
  latest: `${text}.000Z`,
  zone: "Europe/Paris",
  basis: "stated",
});
const deadline = (stated: JsonObject): Recorded => ({
  kind: "deadline-set",
  as: "deadline",
  stated: { deadlineType: "acknowledgement", length: null, legalReference: null, ...stated },
});
const met = (stated: JsonObject = {}): Recorded => ({ kind: "deadline-met", as: "met", stated });
const inventory = (as: string, found: readonly string[], missing: readonly string[]): Recorded => ({
  kind: "inventory-taken",
  as,
  stated: {
    found: found.map((name) => ({ exhibitRef: refOf(name), sealCondition: "intact" })),
    missing: missing.map(refOf),
  },
});

/** Habilitations, time limits, inventories. */
export const otherRows: readonly RuleRow[] = [
  {
    claim: "an habilitation in force with its document is proved",
    rule: "habilitation-proved",
    given: [habilitation(), log, looked],
    says: ["met"],
  },
  {
    claim: "one that had ended does not cover a later look",
    rule: "habilitation-proved",
    given: [habilitation({ until: between("07:30") }), log, looked],
    says: ["not-met"],
    because: ["habilitation-elsewhen"],
  },
  {
    claim: "one of later does not cover an earlier look",
    rule: "habilitation-proved",
    given: [habilitation({ from: between("12:00") }), log, looked],
    says: ["not-met"],
    because: ["habilitation-elsewhen"],
  },
  {
    claim: "without its document it is unproved, and unknown",
    rule: "habilitation-proved",
    given: [habilitation({ documentObject: null }), log, looked],
    says: ["unknown"],
    because: ["habilitation-unproved"],
  },
  {
    claim: "one to another file says nothing of this one",
    rule: "habilitation-proved",
    given: [habilitation({ scope: "File of persons" }), log, looked],
    says: ["unknown"],
    because: ["habilitation-not-recorded"],
  },
  {
    claim: "of nobody nothing is said",
    rule: "habilitation-proved",
    given: [log, { ...looked, stated: { ...looked.stated, agentRef: null } }],
    says: ["unknown"],
    because: ["agent-not-named"],
  },
  {
    claim: "what is done in time is done in time, and what still runs is not late",
    rule: "deadline-kept",
    given: [
      deadline({ dueAt: day("2026-03-12T22:59:59") }),
      met({ metAt: between("17:00") }),
      { ...deadline({ dueAt: day("2026-03-25T22:59:59") }), as: "second" },
    ],
    says: ["met", "met"],
  },
  {
    claim: "what is done later is late, and what is not done by then is past",
    rule: "deadline-kept",
    given: [
      deadline({ dueAt: day("2026-03-12T22:59:59") }),
      met({ metAt: day("2026-03-14T10:00:00") }),
      { ...deadline({ dueAt: day("2026-03-19T22:59:59") }), as: "second" },
    ],
    says: ["not-met", "not-met"],
    because: ["met-late", "due-passed"],
  },
  {
    claim: "times that overlap leave it open",
    rule: "deadline-kept",
    given: [
      deadline({ dueAt: day("2026-03-12T22:59:59") }),
      met({
        metAt: {
          earliest: "2026-03-12T10:00:00.000Z",
          latest: "2026-03-13T10:00:00.000Z",
          zone: "Europe/Paris",
          basis: "stated",
        },
      }),
    ],
    says: ["unknown"],
    because: ["times-open"],
  },
  {
    claim: "an extended deadline is not asked about, its extension is",
    rule: "deadline-kept",
    given: [
      deadline({ dueAt: day("2026-03-12T22:59:59") }),
      {
        ...deadline({
          dueAt: day("2026-03-30T22:59:59"),
          extendsRef: refOf("deadline"),
          reason: "The person is abroad",
        }),
        as: "longer",
      },
    ],
    says: ["met"],
  },
  {
    claim: "seven working days end where the text lets them end",
    rule: "deadline-length",
    given: [deadline({ runsFrom: day("2026-05-06T08:00:00"), dueAt: day("2026-05-19T21:59:59") })],
    says: ["met"],
  },
  {
    claim: "a day more is set too late",
    rule: "deadline-length",
    given: [deadline({ runsFrom: day("2026-05-06T08:00:00"), dueAt: day("2026-05-20T21:59:59") })],
    says: ["not-met"],
    because: ["set-too-late"],
  },
  {
    claim: "by the directive seven days are days",
    rule: "deadline-length",
    pack: "generic",
    given: [deadline({ runsFrom: day("2026-05-06T08:00:00"), dueAt: day("2026-05-19T21:59:59") })],
    says: ["not-met"],
    because: ["set-too-late"],
  },
  {
    claim: "without its start a deadline’s length is unknown",
    rule: "deadline-length",
    given: [deadline({ runsFrom: null, dueAt: day("2026-05-19T21:59:59") })],
    says: ["unknown"],
    because: ["start-not-told"],
  },
  {
    claim: "of a length that no text sets nothing is asked",
    rule: "deadline-length",
    given: [
      deadline({
        deadlineType: "disposal",
        runsFrom: day("2026-05-06T08:00:00"),
        dueAt: day("2036-05-06T08:00:00"),
      }),
    ],
    says: [],
  },
  {
    claim: "an inventory that finds everything is complete",
    rule: "inventory-complete",
    given: [seized(), inventory("i1", ["exhibit"], [])],
    says: ["met"],
  },
  {
    claim: "what it misses is told",
    rule: "inventory-complete",
    given: [seized(), inventory("i1", [], ["exhibit"])],
    says: ["not-met"],
    because: ["not-found"],
  },
  {
    claim: "what turns up later is not",
    rule: "inventory-complete",
    given: [seized(), inventory("i1", [], ["exhibit"]), inventory("i2", ["exhibit"], [])],
    says: ["met", "met"],
  },
];
