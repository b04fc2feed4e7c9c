// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { between, refOf } from "../../records/spec/spec-names.ts";
import type { Recorded, RuleRow } from "./rule-spec.ts";
import { seized } from "./seal-rows.ts";
import { person, witness } from "./search-rows.ts";

const powder = seized({ category: "drug", quantity: { value: 1, unit: "kilogram" } });
const gram = (value: number, uncertainty?: number): JsonObject => ({
  value,
  unit: "gram",
  ...(uncertainty === undefined ? {} : { uncertainty }),
});
const weighed = (as: string, stated: JsonObject): Recorded => ({
  kind: "exhibit-weighed",
  as,
  stated: { gross: gram(1_000, 1), ...stated },
});
const alone = { branch: "none", attendees: [] };
const outside = [witness("archivist"), witness("firefighter")];
const sampleTaken = (stated: JsonObject = {}): Recorded => ({
  kind: "exhibit-divided",
  as: "sample",
  stated: {
    ...{ partType: "sample", category: "drug", number: "1 bis", quantity: { value: 5, unit: "gram" } },
    ...stated,
  },
});
const destroyed: Recorded = { kind: "exhibit-destroyed", as: "destroyed" };

/** Weights and narcotics. */
export const weightRows: readonly RuleRow[] = [
  {
    claim: "what the scales may err by is accounted for",
    rule: "weight-accounted",
    given: [powder, weighed("w1", {}), weighed("w2", { gross: gram(998.5, 1) })],
    says: ["met"],
  },
  {
    claim: "what lies beyond is not",
    rule: "weight-accounted",
    given: [powder, weighed("w1", {}), weighed("w2", { gross: gram(960, 1) })],
    says: ["not-met"],
    because: ["weight-unaccounted"],
  },
  {
    claim: "a gain is as unaccounted as a loss",
    rule: "weight-accounted",
    given: [powder, weighed("w1", {}), weighed("w2", { gross: gram(1_040, 1) })],
    says: ["not-met"],
    because: ["weight-unaccounted"],
  },
  {
    claim: "a sample of known mass accounts for itself",
    rule: "weight-accounted",
    given: [powder, weighed("w1", {}), sampleTaken(), weighed("w2", { gross: gram(995, 1) })],
    says: ["met"],
  },
  {
    claim: "of a part without an amount it is unknown",
    rule: "weight-accounted",
    given: [
      powder,
      weighed("w1", {}),
      sampleTaken({ quantity: null }),
      weighed("w2", { gross: gram(960, 1) }),
    ],
    says: ["unknown"],
    because: ["taken-out-not-told"],
  },
  {
    claim: "of scales without an uncertainty it is unknown",
    rule: "weight-accounted",
    given: [powder, weighed("w1", {}), weighed("w2", { gross: gram(960) })],
    says: ["unknown"],
    because: ["scale-not-told"],
  },
  {
    claim: "a narcotic is weighed before two witnesses",
    rule: "narcotic-weighed",
    given: [powder, weighed("w1", { branch: "two-witnesses", attendees: outside })],
    says: ["met"],
  },
  {
    claim: "a later attended weighing cures an earlier one",
    rule: "narcotic-weighed",
    given: [
      powder,
      weighed("w1", alone),
      weighed("w2", { branch: "person", attendees: [person()], weighedAt: between("12:00") }),
    ],
    says: ["met"],
  },
  {
    claim: "weighed alone it is not",
    rule: "narcotic-weighed",
    given: [powder, weighed("w1", alone)],
    says: ["not-met"],
    because: ["nobody-attended"],
  },
  {
    claim: "in France a representative is not the person",
    rule: "narcotic-weighed",
    given: [
      powder,
      weighed("w1", {
        branch: "representative",
        attendees: [{ personRef: refOf("counsel"), capacity: "representative", signature: "signed" }],
      }),
    ],
    says: ["not-met"],
    because: ["person-absent"],
  },
  {
    claim: "by the practice of the field a representative is enough",
    rule: "narcotic-weighed",
    pack: "generic",
    given: [
      powder,
      weighed("w1", {
        branch: "representative",
        attendees: [{ personRef: refOf("counsel"), capacity: "representative", signature: "signed" }],
      }),
    ],
    says: ["met"],
  },
  {
    claim: "a narcotic without a weighing on record is unknown",
    rule: "narcotic-weighed",
    given: [powder],
    says: ["unknown"],
    because: ["weighing-not-recorded"],
  },
  {
    claim: "a telephone is not asked about",
    rule: "narcotic-weighed",
    given: [seized()],
    says: [],
  },
  {
    claim: "a narcotic is destroyed after an attended weighing, a sample kept",
    rule: "narcotic-destroyed",
    given: [powder, weighed("w1", { branch: "two-witnesses", attendees: outside }), sampleTaken(), destroyed],
    says: ["met"],
  },
  {
    claim: "weighed alone and destroyed, harm is presumed",
    rule: "narcotic-destroyed",
    given: [powder, weighed("w1", alone), sampleTaken(), destroyed],
    says: ["not-met"],
    because: ["nobody-attended"],
  },
  {
    claim: "destroyed without a sample on record is unknown",
    rule: "narcotic-destroyed",
    given: [powder, weighed("w1", { branch: "two-witnesses", attendees: outside }), destroyed],
    says: ["unknown"],
    because: ["sample-not-recorded"],
  },
];
