// SPDX-License-Identifier: Apache-2.0
import { isRecordOf } from "../records/effective-records.ts";
import type { Fold } from "../records/fold.ts";
import { assignmentRecorded } from "../records/kinds/assignment-recorded.ts";
import { bodyRegistered } from "../records/kinds/body-registered.ts";
import { independenceDeclared } from "../records/kinds/independence-declared.ts";
import { relationshipDeclared } from "../records/kinds/relationship-declared.ts";

/** That somebody serves or served in a body, perhaps under somebody. */
export interface Assignment {
  readonly recordRef: string;
  /** The case by which alone it is known, if so. */
  readonly caseRef?: string;
  readonly personRef: string;
  readonly bodyRef: string;
  readonly superiorRef?: string;
  /** When it had ended for certain. */
  readonly endedAt?: string;
}

/** A tie between two persons, as declared. */
export interface Tie {
  readonly recordRef: string;
  readonly caseRef?: string;
  readonly persons: readonly [string, string];
}

/** Who serves where and under whom, and who is close to whom, as far as it was recorded. */
export interface HierarchyState {
  readonly assignments: readonly Assignment[];
  readonly ties: readonly Tie[];
  /** The body that a body is part of. */
  readonly parents: Readonly<Record<string, string>>;
  /** Bodies at whose edge a chain of command ends. */
  readonly independent: readonly string[];
}

export const hierarchyFold: Fold<HierarchyState> = {
  name: "hierarchy",
  subject: "hierarchy",
  initial: () => ({ assignments: [], ties: [], parents: {}, independent: [] }),
  evolve(state, record) {
    const { recordRef } = record;
    if (isRecordOf(record, assignmentRecorded)) {
      const { caseRef, personRef, bodyRef, superiorRef, until } = record.stated;
      const assignment: Assignment = {
        ...{ recordRef, personRef, bodyRef },
        ...(caseRef === undefined ? {} : { caseRef }),
        ...(superiorRef === undefined ? {} : { superiorRef }),
        ...(until === undefined ? {} : { endedAt: until.latest }),
      };
      return { ...state, assignments: [...state.assignments, assignment] };
    }
    if (isRecordOf(record, relationshipDeclared)) {
      const { caseRef, personRef, otherRef } = record.stated;
      const ofCase = caseRef === undefined ? {} : { caseRef };
      return { ...state, ties: [...state.ties, { recordRef, ...ofCase, persons: [personRef, otherRef] }] };
    }
    if (isRecordOf(record, bodyRegistered)) {
      const { parentRef } = record.stated;
      return parentRef === undefined
        ? state
        : { ...state, parents: { ...state.parents, [recordRef]: parentRef } };
    }
    if (isRecordOf(record, independenceDeclared)) {
      return { ...state, independent: [...state.independent, record.stated.bodyRef] };
    }
    return state;
  },
};
