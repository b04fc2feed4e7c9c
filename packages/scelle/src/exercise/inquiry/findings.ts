// SPDX-License-Identifier: Apache-2.0
import { type Act, type Names, signedBy } from "./act.ts";

const lead = signedBy("lead");

/** What of the account stands on record: each sentence that can be tied to an act is tied to it here. */
const rows = [
  [
    "search found",
    "the search that the paper writes of is the search of 18 February on record",
    ["search said", "search", "search attended"],
    ["the paper means another visit of the inspectorate in the same week"],
    "high",
    "one search of these offices is on record, within the days that the paper allows",
  ],
  [
    "devices found",
    "the two telephones and the computer of the paper are the three exhibits",
    ["telephones taken", "computer taken", "telephone 1", "telephone 2", "computer"],
    ["devices that were looked at and left there"],
    "high",
    "the number and the kinds agree, and nothing else was seized",
  ],
  [
    "no arrest found",
    "when the paper came out no measure had been taken against anybody",
    ["no arrests", "no measure officer 12", "no measure officer 17"],
    ["a measure by another authority that is not on record here"],
    "moderate",
    "what other authorities did is known to this case only as far as they told it",
  ],
  [
    "operation found",
    "the largest operation of the paper is the operation of the Monday",
    ["about 900", "around the clock", "operation"],
    ["an operation of the autumn before that is not on record here"],
    "moderate",
    "the strength agrees about; the paper names no day",
  ],
] as const;

export function findings({ ref }: Names): Act[] {
  return rows.map(([name, proposition, restsOn, alternatives, confidence, why]) =>
    lead(name, "finding-made", {
      caseRef: ref("case"),
      proposition: `Exercise: ${proposition}`,
      restsOnRefs: restsOn.map(ref),
      alternatives,
      confidence,
      confidenceReason: `Exercise: ${why}`,
    }),
  );
}
