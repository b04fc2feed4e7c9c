// SPDX-License-Identifier: Apache-2.0
import { caseFold } from "../access/case-fold.ts";
import { samePersons } from "../access/identifications.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { allegationDisposed } from "../records/kinds/allegation-disposed.ts";
import { measureTaken } from "../records/kinds/measure-taken.ts";
import { procedureAffected } from "../records/kinds/procedure-affected.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { type AllegationState, allegationFold, standingDisposition } from "./allegation-fold.ts";
import { measuresFold } from "./measures-fold.ts";

/** What the allegations of a case say against disposing of them, measures and procedures. */
export function allegationRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, allegationDisposed)) return dispositionRefusal(situation, act);
  if (isRecordOf(act, measureTaken)) return liftingRefusal(situation, act);
  if (isRecordOf(act, procedureAffected)) return procedureRefusal(situation, act);
  return undefined;
}

type DispositionAct = RecordOf<typeof allegationDisposed>;

function dispositionRefusal(situation: Situation, act: DispositionAct): Refusal | undefined {
  const { caseRef, allegationRef } = act.stated;
  const state = situation.state(allegationFold, allegationRef);
  const { identifications } = situation.state(caseFold, caseRef);
  const concerned = state.concerned.flatMap((ref) => samePersons(identifications, ref));
  return (
    personRefusal(state, concerned, act.stated.personRef) ??
    judgeRefusal(concerned, act) ??
    reversalRefusal(state, act) ??
    proofRefusal(state, act)
  );
}

function personRefusal(
  state: AllegationState,
  concerned: readonly string[],
  person: string | undefined,
): Refusal | undefined {
  if (person === undefined) {
    return concerned.length === 0
      ? undefined
      : refuse("allegation.person-missing", { allegation: state.ref });
  }
  return concerned.includes(person) ? undefined : refuse("allegation.person-not-concerned", { person });
}

/** Nobody is judge in an own cause. */
function judgeRefusal(concerned: readonly string[], act: DispositionAct): Refusal | undefined {
  const judges = [act.assigned.author, act.stated.deciderRef, act.stated.reviewerRef];
  const person = judges.find((judge) => judge !== undefined && concerned.includes(judge));
  return person === undefined ? undefined : refuse("allegation.own-cause", { person });
}

/** One disposition stands for each person; the next names the one that it replaces. */
function reversalRefusal(state: AllegationState, act: DispositionAct): Refusal | undefined {
  const { personRef, reversesRef } = act.stated;
  const standing = standingDisposition(state, personRef)?.recordRef;
  if (reversesRef === standing) return undefined;
  return reversesRef === undefined && standing !== undefined
    ? refuse("allegation.already-disposed", { disposition: standing })
    : refuse("allegation.reverses-other", { disposition: reversesRef ?? "" });
}

/** Outcomes that say what happened rest on evidence that was weighed, whichever way they go. */
const onTheMerits: readonly string[] = [
  "exonerated",
  "unfounded",
  "not-sustained",
  "sustained",
  "partially-sustained",
];

function proofRefusal(state: AllegationState, act: DispositionAct): Refusal | undefined {
  const { outcome, standardOfProof, decidedAt } = act.stated;
  if (standardOfProof === "none" && onTheMerits.includes(outcome)) {
    return refuse("allegation.no-standard", { outcome });
  }
  const notBefore = state.madeAt?.earliest;
  return notBefore !== undefined && decidedAt.latest < notBefore
    ? refuse("allegation.time-order", { notBefore })
    : undefined;
}

function liftingRefusal(situation: Situation, act: RecordOf<typeof measureTaken>): Refusal | undefined {
  const { caseRef, personRef, measure, liftsRef } = act.stated;
  if (measure !== "lifted") return liftsRef === undefined ? undefined : refuse("measure.lifts-nothing");
  const lifted = situation.state(measuresFold, caseRef).find(({ recordRef }) => recordRef === liftsRef);
  const stands =
    lifted?.personRef === personRef &&
    lifted.liftedBy === undefined &&
    !["none", "lifted"].includes(lifted.measure);
  return stands ? undefined : refuse("measure.lifts-nothing");
}

/**
 * A procedure is affected by what is alleged of the person on whom it rests, not by the company of that
 * person.
 */
function procedureRefusal(
  situation: Situation,
  act: RecordOf<typeof procedureAffected>,
): Refusal | undefined {
  const { caseRef, personRef: person, allegationRefs } = act.stated;
  const same = samePersons(situation.state(caseFold, caseRef).identifications, person);
  const isConcerned = allegationRefs.some((ref) =>
    situation.state(allegationFold, ref).concerned.some((concerned) => same.includes(concerned)),
  );
  return isConcerned ? undefined : refuse("procedure.no-allegation", { person });
}
