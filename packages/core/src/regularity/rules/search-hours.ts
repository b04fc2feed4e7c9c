// SPDX-License-Identifier: Apache-2.0
import { isRecordOf } from "../../records/effective-records.ts";
import { authorisationIssued } from "../../records/kinds/authorisation-issued.ts";
import { searchConducted } from "../../records/kinds/search-conducted.ts";
import type { TimeInterval } from "../../records/values.ts";
import { localTimeOf } from "../../statements/local-time.ts";
import type { CaseFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";

const hourMs = 3_600_000;
const protectedPlaces: readonly string[] = ["dwelling", "business"];

/** A search of a dwelling or of premises of work does not begin at night, unless its authority permits it. */
export function searchHours(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.all(searchConducted).flatMap(({ recordRef, stated }): Outcome[] => {
    const { placeType, startedAt, authorisationRef } = stated;
    const isProtected = protectedPlaces.includes(placeType);
    if (!isProtected && placeType !== "other") return [];
    const about = { actRef: recordRef, at: startedAt };
    const night = atNight(startedAt, limits);
    if (night === "no") return [{ ...about, standing: "met", circumstances: [], factRefs: [] }];
    const authority = facts.record(authorisationRef);
    const article =
      authority !== undefined && isRecordOf(authority, authorisationIssued)
        ? authority.stated.legalReference?.article
        : undefined;
    if (article !== undefined && limits.nightArticles.includes(article)) {
      const factRefs = authority === undefined ? [] : [authority.recordRef];
      return [{ ...about, standing: "met", circumstances: [], factRefs }];
    }
    if (!isProtected) {
      return [{ ...about, standing: "unknown", circumstances: ["place-not-told"], factRefs: [] }];
    }
    return night === "yes"
      ? [{ ...about, standing: "not-met", circumstances: ["at-night"], factRefs: [] }]
      : [{ ...about, standing: "unknown", circumstances: ["times-open"], factRefs: [] }];
  });
}

/** Looked at every quarter of an hour between both ends of the time; an end apart from a night is open. */
function atNight({ earliest, latest, zone }: TimeInterval, limits: RuleLimits): "yes" | "no" | "open" {
  const [from, until] = [Date.parse(earliest), Date.parse(latest)];
  if (until - from >= 24 * hourMs) return "open";
  const moments = [until];
  for (let moment = from; moment < until; moment += hourMs / 4) moments.push(moment);
  const nights = moments.map((moment) => isNight(moment, zone, limits));
  if (nights.every((one) => one)) return "yes";
  return nights.some((one) => one) ? "open" : "no";
}

/** The hour at which the night begins is still day: a search may begin on its stroke. */
function isNight(moment: number, zone: string, { nightFromHour, nightUntilHour }: RuleLimits): boolean {
  const { hour, minute } = localTimeOf(moment, zone);
  return hour < nightUntilHour || hour > nightFromHour || (hour === nightFromHour && minute > 0);
}
