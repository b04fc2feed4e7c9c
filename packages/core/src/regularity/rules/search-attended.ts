// SPDX-License-Identifier: Apache-2.0
import { searchConducted } from "../../records/kinds/search-conducted.ts";
import { attendanceOutcome } from "../attendance-outcome.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome } from "../outcome.ts";

const attendedPlaces: readonly string[] = ["dwelling", "business", "police-office"];

/** A search is attended by the person, a representative, or two witnesses from outside. */
export function searchAttended(facts: CaseFacts): Outcome[] {
  return facts.all(searchConducted).flatMap(({ recordRef, stated }): Outcome[] => {
    const { placeType, startedAt, conductedByRefs } = stated;
    const isAsked = attendedPlaces.includes(placeType);
    if (!isAsked && placeType !== "other") return [];
    const records = facts.attendancesOf(recordRef);
    const { standing, circumstance } = attendanceOutcome(
      records.map((record) => record.stated),
      conductedByRefs,
      ["person", "representative", "two-witnesses"],
    );
    const about = {
      actRef: recordRef,
      at: startedAt,
      factRefs: records.map((record) => record.recordRef),
    };
    if (standing !== "met" && !isAsked) {
      return [{ ...about, standing: "unknown", circumstances: ["place-not-told"] }];
    }
    return [{ ...about, standing, circumstances: circumstance === undefined ? [] : [circumstance] }];
  });
}
