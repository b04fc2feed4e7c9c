// SPDX-License-Identifier: Apache-2.0
import type { EffectiveRecord } from "../records/effective-records.ts";
import { isoDayOf, localTimeOf } from "../statements/local-time.ts";
import { type CalendarName, holidayCalendar } from "./calendars.ts";
import { caseFacts } from "./case-facts.ts";
import type { DecisionName } from "./court-decisions.ts";
import type { Grade } from "./grades.ts";
import { type DatedReference, type ReferenceName, referenceOn } from "./legal-references.ts";
import type { Outcome } from "./outcome.ts";
import { type PackName, type PackRule, packs } from "./packs.ts";
import { ruleTable } from "./rule-table.ts";
import type { RuleName } from "./rule-words.ts";

/** A rule that an act does not meet, or of which the records do not tell. It is a question, not a ruling. */
export interface RegularityFlag extends Omit<Outcome, "references" | "statedText"> {
  readonly rule: RuleName;
  readonly grade: Grade;
  /** The texts as they stood when the act took place. */
  readonly texts: readonly DatedReference[];
  /** Whether the rule names a text whose wording of that day nobody has entered. */
  readonly lacksText: boolean;
  readonly decisions: readonly DecisionName[];
}

/** How many acts a rule was asked about, and what it said. */
export interface RuleCount {
  readonly rule: RuleName;
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
}

export interface Regularity {
  readonly pack: PackName;
  readonly calendar: CalendarName;
  readonly asOf: string;
  /** What is not met, in the order of the log. */
  readonly flags: readonly RegularityFlag[];
  /** What the records do not tell, in the order of the log. */
  readonly unknown: readonly RegularityFlag[];
  readonly counts: readonly RuleCount[];
}

export interface RegularityAsk {
  readonly caseRef: string;
  /** Effective records of one case and its exhibits, in the order of the log: those that may be read. */
  readonly records: readonly EffectiveRecord[];
  readonly pack: PackName;
  /** Whose working days count; the pack’s own unless a place has days of its own. */
  readonly calendar?: CalendarName | undefined;
  /** An instant; nothing is said of later. */
  readonly asOf: string;
}

/** A case beside the rules of a pack: the same records give the same answer. */
export function regularityOf(
  { caseRef, records, pack: name, calendar, asOf }: RegularityAsk,
  rules: typeof ruleTable = ruleTable,
): Regularity {
  const pack = packs[name];
  const calendarName = calendar ?? pack.calendar;
  const holidays = holidayCalendar(calendarName);
  const facts = caseFacts(caseRef, records, asOf);
  const asked = pack.rules.map((rule) => ({
    rule,
    outcomes: rules[rule.rule](facts, pack.limits, holidays),
  }));
  const indexOf = (ref: string) => facts.record(ref)?.index ?? Number.MAX_SAFE_INTEGER;
  const flags = asked
    .flatMap(({ rule, outcomes }) =>
      outcomes
        .filter(({ standing }) => standing !== "met")
        .map((outcome) => flagOf(rule, outcome, pack.zone)),
    )
    .sort((one, other) => indexOf(one.actRef) - indexOf(other.actRef));
  return {
    pack: name,
    calendar: calendarName,
    asOf,
    flags: flags.filter(({ standing }) => standing === "not-met"),
    unknown: flags.filter(({ standing }) => standing === "unknown"),
    counts: asked.map(({ rule, outcomes }) => countOf(rule.rule, outcomes)),
  };
}

function flagOf(
  { rule, grade, references, decisions = [] }: PackRule,
  { references: own, statedText, ...outcome }: Outcome,
  zone: string,
): RegularityFlag {
  const names = own ?? references;
  const days =
    outcome.at === undefined ? [] : [dayIn(outcome.at.earliest, zone), dayIn(outcome.at.latest, zone)];
  const found = names.map((name) => wordingsOn(name, days));
  return {
    ...outcome,
    ...{ rule, grade, decisions },
    texts: [...found.flat(), ...(statedText === undefined ? [] : [statedText])],
    lacksText: found.some((wordings) => wordings.length === 0),
  };
}

/** A text as it stood over the whole time that is stated for an act: two wordings where it changed within. */
function wordingsOn(name: ReferenceName, days: readonly string[]): DatedReference[] {
  const wordings = days.flatMap((day) => referenceOn(name, day) ?? []);
  return [...new Set(wordings)];
}

function countOf(rule: RuleName, outcomes: readonly Outcome[]): RuleCount {
  const count = (wanted: Outcome["standing"]) =>
    outcomes.filter(({ standing }) => standing === wanted).length;
  return { rule, met: count("met"), notMet: count("not-met"), unknown: count("unknown") };
}

function dayIn(instant: string, zone: string): string {
  return isoDayOf(localTimeOf(Date.parse(instant), zone));
}
