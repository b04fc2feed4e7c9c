// SPDX-License-Identifier: Apache-2.0
import {
  accessGranted,
  accessRefused,
  type EffectiveRecord,
  endOfLength,
  isRecordOf,
  marksAmong,
  noticeServed,
  questionAnswered,
  questionAsked,
  type RecordOf,
} from "@scelle/core";
import type { AccessDecisionLine, NoticeLine, QuestionLine, RightsLines } from "@scelle/core/api";

/** What those concerned were told, given and refused, asked and marked, in the order of the log. */
export function rightsLines(records: readonly EffectiveRecord[]): RightsLines {
  const notices = records.flatMap(noticeOf);
  const decisions = records.flatMap((record) => decisionOf(record, notices));
  const questions = records.flatMap((record) => questionOf(record, records));
  return { notices, decisions, questions, marks: marksAmong(records) };
}

function noticeOf(record: EffectiveRecord): NoticeLine[] {
  if (!isRecordOf(record, noticeServed)) return [];
  const { noticeType, personRef, counselRef, servedAt, means, signature, actRefs = [] } = record.stated;
  return [
    {
      ...{ recordRef: record.recordRef, noticeType, personRef, servedAt, means, actRefs: [...actRefs] },
      ...(counselRef === undefined ? {} : { counselRef }),
      ...(signature === undefined ? {} : { signature }),
    },
  ];
}

function decisionOf(record: EffectiveRecord, notices: readonly NoticeLine[]): AccessDecisionLine[] {
  const of = notices.filter(({ actRefs }) => actRefs.includes(record.recordRef));
  if (isRecordOf(record, accessGranted)) {
    const { counselRef, mode, looks, from, until } = record.stated;
    return [
      {
        ...common(record, of),
        ...{ isGrant: true, mode, givesLooks: looks === "of-case" },
        ...(counselRef === undefined ? {} : { counselRef }),
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      },
    ];
  }
  if (!isRecordOf(record, accessRefused)) return [];
  const { ground, reason } = record.stated;
  return [
    {
      ...common(record, of),
      ...{ isGrant: false, ground, remedy: remedyOf(record, of) },
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

type Decision = RecordOf<typeof accessGranted> | RecordOf<typeof accessRefused>;

function common({ recordRef, stated }: Decision, notices: readonly NoticeLine[]) {
  const { personRef, standing, decidedBy, decidedAt, recordRefs } = stated;
  return {
    ...{ recordRef, personRef, standing, decidedAt, noticeRefs: notices.map((one) => one.recordRef) },
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(recordRefs === undefined ? {} : { recordRefs: [...recordRefs] }),
  };
}

/** A length runs from the first notice of the refusal: until there is one, it does not run. */
function remedyOf(
  { stated }: RecordOf<typeof accessRefused>,
  notices: readonly NoticeLine[],
): NonNullable<AccessDecisionLine["remedy"]> {
  const { remedy, remedyBody, remedyUntil, remedyLength } = stated;
  const [first] = [...notices].sort((one, other) =>
    one.servedAt.earliest < other.servedAt.earliest ? -1 : 1,
  );
  const told = { remedy, ...(remedyBody === undefined ? {} : { before: remedyBody }) };
  if (remedyUntil !== undefined) return { ...told, until: remedyUntil };
  if (remedyLength === undefined || first === undefined) return told;
  return { ...told, until: endOfLength(remedyLength, first.servedAt), fromNoticeRef: first.recordRef };
}

function questionOf(record: EffectiveRecord, records: readonly EffectiveRecord[]): QuestionLine[] {
  if (!isRecordOf(record, questionAsked)) return [];
  const { question, recordRefs = [] } = record.stated;
  const answers = records.flatMap((one) => {
    if (!isRecordOf(one, questionAnswered) || one.stated.questionRef !== record.recordRef) return [];
    const { outcome, answer } = one.stated;
    return [{ recordRef: one.recordRef, outcome, ...(answer === undefined ? {} : { answer }) }];
  });
  return [
    {
      ...{
        recordRef: record.recordRef,
        askedByRef: record.assigned.author,
        recordRefs: [...recordRefs],
        answers,
      },
      ...(question === undefined ? {} : { question }),
    },
  ];
}
