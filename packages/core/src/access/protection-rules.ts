// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { sourceDisclosureAnswered } from "../records/kinds/source-disclosure-answered.ts";
import { sourceDisclosureProposed } from "../records/kinds/source-disclosure-proposed.ts";
import { sourceProtected } from "../records/kinds/source-protected.ts";
import { hasKey, personFold } from "../records/person-fold.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";
import { caseWalls, isKeptOut } from "./case-walls.ts";
import { decideReadRecord } from "./decide-read.ts";
import { protectionFold } from "./protection-fold.ts";

/**
 * Who a protected source is opens by two persons only: the custodian proposes, the second decides and takes
 * off the outer seal.
 */
export function protectionRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (isRecordOf(act, sourceProtected)) return placingRefusal(situation, act);
  if (isRecordOf(act, sourceDisclosureProposed)) return proposalRefusal(situation, act);
  if (isRecordOf(act, sourceDisclosureAnswered)) return answerRefusal(situation, act);
  return undefined;
}

/** Records behind which somebody may stand who is to be protected. */
const protectableKinds: readonly string[] = ["referral-received", "statement-recorded", "document-captured"];

function placingRefusal(situation: Situation, act: RecordOf<typeof sourceProtected>): Refusal | undefined {
  const { sourceRef, custodianRef, secondRef } = act.stated;
  const { author, recordedAt } = act.assigned;
  const source = situation.record(sourceRef);
  const isReadable =
    source !== undefined && "allowed" in decideReadRecord(situation, author, source, recordedAt);
  if (!isReadable) {
    return refuse("reference.unknown", { field: "sourceRef", ref: sourceRef, expected: "record" });
  }
  if (!protectableKinds.includes(source.kind)) return refuse("source.not-protectable", { kind: source.kind });
  if (custodianRef === secondRef) return refuse("source.keeper", { person: secondRef });
  const { caseRef } = source.assigned;
  const walls = typeof caseRef === "string" ? caseWalls(situation, caseRef) : undefined;
  for (const person of [custodianRef, secondRef]) {
    const isOut = walls !== undefined && isKeptOut(walls, person);
    if (isOut || !hasKey(situation.state(personFold, person))) return refuse("source.keeper", { person });
  }
  return undefined;
}

/** The custodian proposes, about what that custodian keeps, to the second person named for it. */
function proposalRefusal(
  situation: Situation,
  act: RecordOf<typeof sourceDisclosureProposed>,
): Refusal | undefined {
  const { custodianRef, secondRef, protectionRef } = act.stated;
  const kept = situation.state(protectionFold, act.assigned.author).seconds[protectionRef];
  const isTheirs = custodianRef === act.assigned.author && kept !== undefined && kept === secondRef;
  return isTheirs ? undefined : refuse("source.not-custodian", { protection: protectionRef });
}

function answerRefusal(
  situation: Situation,
  act: RecordOf<typeof sourceDisclosureAnswered>,
): Refusal | undefined {
  const { custodianRef, proposalRef, answer, sealedIdentity } = act.stated;
  const proposal = situation.state(protectionFold, custodianRef).proposals[proposalRef];
  const isTheirs = proposal !== undefined && proposal.secondRef === act.assigned.author;
  if (!isTheirs || proposal.answer !== undefined) {
    return refuse("source.not-open", { proposal: proposalRef });
  }
  const isWhole = (answer === "confirmed") === (sealedIdentity !== undefined);
  return isWhole ? undefined : refuse("source.half-open", { proposal: proposalRef });
}
