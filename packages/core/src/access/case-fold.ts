// SPDX-License-Identifier: Apache-2.0
import { isRecordOf, type RecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { caseClosed } from "../records/kinds/case-closed.ts";
import { caseOpened } from "../records/kinds/case-opened.ts";
import { documentCaptured } from "../records/kinds/document-captured.ts";
import { exhibitSeized } from "../records/kinds/exhibit-seized.ts";
import { legalStatusRecorded } from "../records/kinds/legal-status-recorded.ts";
import { memberAdmitted } from "../records/kinds/member-admitted.ts";
import { memberRemoved } from "../records/kinds/member-removed.ts";
import type { memberRoles } from "../records/vocabularies.ts";

export type MemberRole = keyof typeof memberRoles;

/** Whoever has one of these in a case learns nothing of it from the product. */
export const implicatingStatuses: readonly string[] = ["suspect", "assisted-witness", "charged", "convicted"];

/** Who is in a case, who is kept out of it, and what is open to its members. */
export interface CaseState {
  readonly ref: string;
  readonly isOpened: boolean;
  readonly isClosed: boolean;
  readonly recipients: readonly string[];
  readonly members: Readonly<Record<string, MemberRole>>;
  /** Persons whose status in this case keeps them from learning of it, members or not. */
  readonly implicated: readonly string[];
  readonly exhibitNumbers: readonly string[];
  /** Sealed documents: root and record. */
  readonly documents: Readonly<Record<string, string>>;
}

export const caseFold: Fold<CaseState> = {
  name: "case",
  subject: "case",
  initial: (ref) => ({
    ref,
    isOpened: false,
    isClosed: false,
    recipients: [],
    members: {},
    implicated: [],
    exhibitNumbers: [],
    documents: {},
  }),
  evolve(state, record) {
    if (isRecordOf(record, caseOpened)) {
      const { recipients } = record.stated;
      return { ...state, isOpened: true, recipients, members: { [record.assigned.author]: "lead" } };
    }
    if (isRecordOf(record, memberAdmitted)) {
      return { ...state, members: { ...state.members, [record.stated.personRef]: record.stated.role } };
    }
    if (isRecordOf(record, memberRemoved)) return withoutMember(state, record.stated.personRef);
    if (isRecordOf(record, legalStatusRecorded)) return withStatus(state, record);
    if (isRecordOf(record, caseClosed)) return { ...state, isClosed: true };
    if (isRecordOf(record, documentCaptured)) {
      return { ...state, documents: { ...state.documents, [record.measured.objectRoot]: record.recordRef } };
    }
    if (isRecordOf(record, exhibitSeized) && record.stated.number !== undefined) {
      return { ...state, exhibitNumbers: [...state.exhibitNumbers, record.stated.number] };
    }
    return state;
  },
};

function withoutMember(state: CaseState, personRef: string): CaseState {
  const { [personRef]: _removed, ...members } = state.members;
  return { ...state, members };
}

function withStatus(state: CaseState, record: RecordOf<typeof legalStatusRecorded>): CaseState {
  const { personRef, status } = record.stated;
  const others = state.implicated.filter((ref) => ref !== personRef);
  return { ...state, implicated: implicatingStatuses.includes(status) ? [...others, personRef] : others };
}
