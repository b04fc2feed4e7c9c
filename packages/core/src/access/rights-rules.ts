// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import type { accessRefused } from "../records/kinds/access-refused.ts";
import { questionAnswered } from "../records/kinds/question-answered.ts";
import { questionAsked } from "../records/kinds/question-asked.ts";
import { recordDisclosed } from "../records/kinds/record-disclosed.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { caseFold } from "./case-fold.ts";
import { decideReadRecord } from "./decide-read.ts";
import { liveGrants } from "./grants.ts";
import { isReadingOfOthers } from "./readings.ts";

/** What a case says against questions of the defence, and against handing over who looked. */
export function rightsRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, questionAsked)) return questionRefusal(situation, act);
  if (isRecordOf(act, questionAnswered)) return answerRefusal(situation, act);
  if (isRecordOf(act, recordDisclosed) && act.version > 1) return readingsRefusal(situation, act);
  return undefined;
}

/** A refusal that leaves a remedy says before whom, and until when or for how long from its notice. */
export function remedyRefusal(act: RecordOf<typeof accessRefused>): Refusal | undefined {
  const { remedy, remedyUntil, remedyLength } = act.stated;
  const hasLimit = remedyUntil !== undefined || remedyLength !== undefined;
  const isOpenEnded = !hasLimit || (!act.erased && act.stated.remedyBody === undefined);
  return remedy !== "none" && isOpenEnded ? refuse("access.no-time-limit") : undefined;
}

/** A question is asked under a decision that gives access, about what that decision opens. */
function questionRefusal(situation: Situation, act: RecordOf<typeof questionAsked>): Refusal | undefined {
  const { caseRef, grantRef, recordRefs = [] } = act.stated;
  const { author, recordedAt } = act.assigned;
  const live = liveGrants(situation.state(caseFold, caseRef).rights, author, recordedAt);
  if (!live.some(({ recordRef }) => recordRef === grantRef)) {
    return refuse("access.no-grant", { case: caseRef });
  }
  for (const ref of recordRefs) {
    const record = situation.record(ref);
    const isOpen =
      record !== undefined && "allowed" in decideReadRecord(situation, author, record, recordedAt);
    // As for what there is not: a question must not find out what else the file holds.
    if (!isOpen) return refuse("reference.unknown", { field: "recordRefs", ref, expected: "record" });
  }
  return undefined;
}

function answerRefusal(situation: Situation, act: RecordOf<typeof questionAnswered>): Refusal | undefined {
  const { caseRef, questionRef: question } = act.stated;
  const isAsked = situation.state(caseFold, caseRef).rights.questions[question] !== undefined;
  return isAsked
    ? undefined
    : refuse("reference.unknown", { field: "questionRef", ref: question, expected: "question" });
}

/** Who looked is handed over by those who may read it, and for a purpose that the law allows. */
function readingsRefusal(situation: Situation, act: RecordOf<typeof recordDisclosed>): Refusal | undefined {
  const { author, recordedAt } = act.assigned;
  for (const ref of act.stated.recordRefs) {
    const record = situation.record(ref);
    if (record === undefined || !isReadingOfOthers(record, author)) continue;
    const read = decideReadRecord(situation, author, record, recordedAt);
    if ("refused" in read) return read;
    if (act.stated.logPurpose === undefined) return refuse("access.no-log-purpose", { ref });
  }
  return undefined;
}
