// SPDX-License-Identifier: Apache-2.0
import { type Act, type Names, signedBy } from "./act.ts";

/** What speaks for the defence, as the inquiry itself sees it; one mark was taken back. */
export function favourableMarks({ ref }: Names): Act[] {
  const caseRef = ref("case");
  const rows = [
    [
      "examination marked",
      "computer examined",
      "the money that was said to be missing is in the list of the exhibit room",
    ],
    ["clearance marked", "theft unfounded", "the theft is answered, and the officer is cleared of it"],
    ["telephone marked", "telephone 1", "taken for the telephone of a witness"],
  ] as const;
  return [
    ...rows.map(([name, record, why]) =>
      signedBy("second-inspector")(name, "favourable-marked", {
        caseRef,
        recordRef: ref(record),
        reason: `Exercise: ${why}`,
      }),
    ),
    signedBy("lead")("telephone mark removed", "favourable-unmarked", {
      caseRef,
      markRef: ref("telephone marked"),
      reason: "Exercise: it is the duty telephone, the witness never had it",
    }),
  ];
}
