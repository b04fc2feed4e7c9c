// SPDX-License-Identifier: Apache-2.0
import { isRecordOf, type RecordOf } from "../../records/effective-records.ts";
import { exhibitResealed } from "../../records/kinds/exhibit-resealed.ts";
import { exhibitSealed } from "../../records/kinds/exhibit-sealed.ts";
import { exhibitTakenOver } from "../../records/kinds/exhibit-taken-over.ts";
import { noticeServed } from "../../records/kinds/notice-served.ts";
import { sealOpened } from "../../records/kinds/seal-opened.ts";
import { attendanceOutcome } from "../attendance-outcome.ts";
import type { CaseFacts, ExhibitFacts } from "../case-facts.ts";
import type { Outcome, RuleLimits } from "../outcome.ts";
import { isSurelyBefore } from "../spans.ts";

/** A closed seal is opened before those whom the pack asks for, or after they were summoned. */
export function openingAttended(facts: CaseFacts, limits: RuleLimits): Outcome[] {
  return facts.exhibits.flatMap((exhibit) =>
    openingsOfClosed(exhibit)
      .filter(({ stated }) => !limits.expertGrounds.some(({ ground }) => ground === stated.ground))
      .map((opening) => outcomeOf(facts, opening, limits)),
  );
}

function outcomeOf(facts: CaseFacts, opening: RecordOf<typeof sealOpened>, limits: RuleLimits): Outcome {
  const { recordRef, stated, assigned } = opening;
  const about = { actRef: recordRef, exhibitRef: stated.exhibitRef, at: stated.openedAt };
  const records = facts.attendancesOf(recordRef);
  const factRefs = records.map((record) => record.recordRef);
  const { standing, circumstance } = attendanceOutcome(
    records.map((record) => record.stated),
    [assigned.author],
    limits.openingBranches,
  );
  const circumstances = circumstance === undefined ? [] : [circumstance];
  if (standing === "met") return { ...about, standing, circumstances, factRefs };
  const summons = facts
    .all(noticeServed)
    .find(
      (notice) =>
        notice.stated.noticeType === "summons" &&
        (notice.stated.actRefs ?? []).includes(recordRef) &&
        isSurelyBefore(notice.stated.servedAt, stated.openedAt),
    );
  return summons === undefined
    ? { ...about, standing, circumstances, factRefs }
    : { ...about, standing: "met", circumstances: [], factRefs: [...factRefs, summons.recordRef] };
}

/** Openings of what was under a closed seal or a provisional one, which is closed as well. */
function openingsOfClosed({ records }: ExhibitFacts): RecordOf<typeof sealOpened>[] {
  let isClosed = false;
  return records.flatMap((record) => {
    if (isRecordOf(record, exhibitSealed) || isRecordOf(record, exhibitResealed)) {
      isClosed = record.stated.sealType !== "open";
    }
    // Of old stock the paper says how it was closed, if it does.
    if (isRecordOf(record, exhibitTakenOver)) {
      const { sealType } = record.stated;
      isClosed = sealType !== undefined && sealType !== "open";
    }
    return isRecordOf(record, sealOpened) && isClosed ? [record] : [];
  });
}
