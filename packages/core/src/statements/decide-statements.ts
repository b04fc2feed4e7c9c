// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { countReported } from "../records/kinds/count-reported.ts";
import { documentCaptured } from "../records/kinds/document-captured.ts";
import { findingMade } from "../records/kinds/finding-made.ts";
import { incidentQualified } from "../records/kinds/incident-qualified.ts";
import { sourceGraded } from "../records/kinds/source-graded.ts";
import { statementImported } from "../records/kinds/statement-imported.ts";
import { statementRecorded } from "../records/kinds/statement-recorded.ts";
import { statementRelated } from "../records/kinds/statement-related.ts";
import { textDerived } from "../records/kinds/text-derived.ts";
import { textEstablished } from "../records/kinds/text-established.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { unlikenessOf } from "./count-comparison.ts";
import { quoteRefusal } from "./decide-quotes.ts";
import { statementRefusal } from "./statement-rules.ts";
import { statementsFold } from "./statements-fold.ts";

/** What the rules of sources, statements, findings, incidents and counts say against an act. */
export function sourcesRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  return quoteRefusal(situation, act) ?? ruleRefusal(situation, act) ?? supportRefusal(situation, act);
}

function ruleRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, textEstablished) || isRecordOf(act, statementImported)) {
    return documentRefusal(situation, act.stated.documentRef);
  }
  if (isRecordOf(act, textDerived)) return derivationRefusal(situation, act);
  if (isRecordOf(act, statementRecorded)) {
    return statementRefusal(act, situation.record(act.stated.textRef));
  }
  if (isRecordOf(act, statementRelated)) return relationRefusal(situation, act);
  if (isRecordOf(act, sourceGraded)) return gradeRefusal(situation, act);
  if (isRecordOf(act, findingMade)) return findingRefusal(situation, act);
  if (isRecordOf(act, incidentQualified)) return fictionRefusal(situation, act.stated.statementRef);
  if (isRecordOf(act, countReported)) return countRefusal(situation, act);
  return undefined;
}

/** The fields by which records of any kind name what they rest on. */
const supportFields = ["sourceRefs", "evidenceRefs", "causeRefs"] as const;

function supportRefusal(situation: Situation, { stated }: EffectiveRecord): Refusal | undefined {
  for (const field of supportFields) {
    const refs = stated[field];
    for (const ref of Array.isArray(refs) ? refs : []) {
      const refusal = fictionRefusal(situation, String(ref));
      if (refusal !== undefined) return refusal;
    }
  }
  return undefined;
}

/** What is read from a document names one that was captured. */
function documentRefusal(situation: Situation, documentRef: string): Refusal | undefined {
  const isDocument = situation.record(documentRef)?.kind === documentCaptured.kind;
  return isDocument ? undefined : refuse("source.not-a-document", { ref: documentRef });
}

function derivationRefusal(situation: Situation, act: RecordOf<typeof textDerived>): Refusal | undefined {
  const { caseRef, textRef, fromTextRef, fromParty } = act.stated;
  if ((fromTextRef === undefined) === (fromParty === undefined)) {
    return refuse("source.derivation-needs-origin", { text: textRef });
  }
  if (fromTextRef === undefined) return undefined;
  const { comesFrom } = situation.state(statementsFold, caseRef);
  return reaches(comesFrom, fromTextRef, textRef)
    ? refuse("source.derivation-circle", { text: textRef, from: fromTextRef })
    : undefined;
}

/** Whether a text is another, or comes from it over any number of steps. */
function reaches(
  comesFrom: Readonly<Record<string, readonly string[]>>,
  from: string,
  target: string,
): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    if (text === target) return true;
    if (seen.has(text)) continue;
    seen.add(text);
    open.push(...(comesFrom[text] ?? []));
  }
  return false;
}

function relationRefusal(situation: Situation, act: RecordOf<typeof statementRelated>): Refusal | undefined {
  const { statementRef, otherRef, relation } = act.stated;
  if (statementRef === otherRef) return refuse("statement.related-to-itself", { statement: statementRef });
  if (evidentialRelations.includes(relation)) return fictionRefusal(situation, statementRef);
  if (relation !== "mistranslates") return undefined;
  const language = languageOf(situation, statementRef);
  const isSame = language !== undefined && language === languageOf(situation, otherRef);
  return isSame ? refuse("statement.same-language", { language }) : undefined;
}

/** Relations by which one statement speaks for or against what another says. */
const evidentialRelations: readonly string[] = ["supports", "contradicts", "retracts"];

/** Where a statement would count as saying something about the world. */
function fictionRefusal(situation: Situation, statementRef: string | undefined): Refusal | undefined {
  const record = statementRef === undefined ? undefined : situation.record(statementRef);
  if (record === undefined || !isFiction(record)) return undefined;
  const { mood } = record.stated;
  return refuse("statement.fiction-supports-nothing", { statement: record.recordRef, mood: String(mood) });
}

function isFiction(record: EffectiveRecord): boolean {
  if (!isRecordOf(record, statementRecorded)) return false;
  return record.stated.mood === "fictional" || record.stated.mood === "compared";
}

function languageOf(situation: Situation, statementRef: string): string | undefined {
  const statement = situation.record(statementRef);
  if (statement === undefined || !isRecordOf(statement, statementRecorded)) return undefined;
  const text = situation.record(statement.stated.textRef);
  return text !== undefined && isRecordOf(text, textEstablished) ? text.stated.language : undefined;
}

function gradeRefusal(situation: Situation, act: RecordOf<typeof sourceGraded>): Refusal | undefined {
  const { statementRef, voiceIndex } = act.stated;
  const statement = situation.record(statementRef);
  if (statement === undefined || !isRecordOf(statement, statementRecorded)) return undefined;
  const { chain } = statement.stated;
  if (chain === undefined || voiceIndex < chain.length) return undefined;
  return refuse("source.no-such-voice", { statement: statementRef, voice: voiceIndex });
}

/** Fiction, comparison and what was retracted support nothing, however many of them there are. */
function findingRefusal(situation: Situation, act: RecordOf<typeof findingMade>): Refusal | undefined {
  const { caseRef, restsOnRefs } = act.stated;
  const { retracted } = situation.state(statementsFold, caseRef);
  for (const ref of restsOnRefs) {
    const record = situation.record(ref);
    if (record === undefined || !isRecordOf(record, statementRecorded)) continue;
    const { mood } = record.stated;
    if (isFiction(record)) {
      return refuse("finding.rests-on-fiction", { statement: ref, mood });
    }
    const by = retracted[ref];
    if (by !== undefined && !restsOnRefs.includes(by)) {
      return refuse("finding.rests-on-retracted", { statement: ref, by });
    }
  }
  return undefined;
}

/** What counts something else does not replace a count. */
function countRefusal(situation: Situation, act: RecordOf<typeof countReported>): Refusal | undefined {
  const { supersedesRef, statementRef } = act.stated;
  const fiction = fictionRefusal(situation, statementRef);
  if (fiction !== undefined) return fiction;
  const superseded = supersedesRef === undefined ? undefined : situation.record(supersedesRef);
  if (superseded === undefined || !isRecordOf(superseded, countReported)) return undefined;
  const isSamePeriod =
    superseded.stated.period.earliest === act.stated.period.earliest &&
    superseded.stated.period.latest === act.stated.period.latest;
  const reasons = new Set(unlikenessOf(act, superseded));
  if (!isSamePeriod) reasons.add("period");
  if (reasons.size === 0) return undefined;
  return refuse("count.supersedes-unlike", { count: superseded.recordRef, reasons: [...reasons].join(", ") });
}
