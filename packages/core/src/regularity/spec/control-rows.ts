// SPDX-License-Identifier: Apache-2.0
import { between } from "../../records/spec/spec-names.ts";
import type { RuleRow } from "./rule-spec.ts";
import { offered, opened, received, sealed, seized } from "./seal-rows.ts";

/** Hand-overs under seal, broken seals, gaps in control. */
export const controlRows: readonly RuleRow[] = [
  {
    claim: "an exhibit under seal changes hands",
    rule: "moved-sealed",
    given: [seized(), sealed(), offered(), received()],
    says: ["met"],
  },
  {
    claim: "an opened one does not",
    rule: "moved-sealed",
    given: [seized(), sealed(), opened(), offered(), received()],
    says: ["not-met"],
    because: ["moved-open"],
  },
  {
    claim: "one received without the seal that it had does not",
    rule: "moved-sealed",
    given: [seized(), sealed(), offered(), received({ sealCondition: "unsealed" })],
    says: ["not-met"],
    because: ["received-unsealed"],
  },
  {
    claim: "what was never sealed is another rule’s matter",
    rule: "moved-sealed",
    given: [seized(), offered(), received({ sealCondition: "unsealed" })],
    says: [],
  },
  {
    claim: "a seal that nobody found broken is whole",
    rule: "seal-unbroken",
    given: [seized(), sealed()],
    says: ["met"],
  },
  {
    claim: "one found broken is told, and one received broken",
    rule: "seal-unbroken",
    given: [
      seized(),
      sealed(),
      offered(),
      received({ sealCondition: "broken" }),
      { kind: "seal-found-broken", by: "member" },
    ],
    says: ["not-met", "not-met"],
    because: ["found-broken", "found-broken"],
  },
  {
    claim: "from hand to hand control is continuous",
    rule: "control-continuous",
    given: [seized(), sealed(), offered({ handedOverAt: between("13:00") }), received()],
    says: ["met"],
  },
  {
    claim: "five hours in nobody’s hands are a gap",
    rule: "control-continuous",
    given: [
      seized(),
      offered({ handedOverAt: between("10:00") }),
      received({ receivedAt: between("15:00") }),
    ],
    says: ["not-met"],
    because: ["left-uncontrolled"],
  },
  {
    claim: "what nobody has acknowledged yet is a gap that goes on",
    rule: "control-continuous",
    given: [seized(), offered({ handedOverAt: between("10:00") })],
    says: ["not-met"],
    because: ["left-uncontrolled", "not-acknowledged"],
  },
  {
    claim: "a gap that may also have been short is open",
    rule: "control-continuous",
    given: [
      seized(),
      offered({ handedOverAt: between("10:00") }),
      received({ receivedAt: between("10:05", "15:00") }),
    ],
    says: ["unknown"],
    because: ["times-open"],
  },
  {
    claim: "a gap within the hour that the pack leaves is none",
    rule: "control-continuous",
    given: [
      seized(),
      offered({ handedOverAt: between("10:00") }),
      received({ receivedAt: between("10:50") }),
    ],
    says: ["met"],
  },
];
