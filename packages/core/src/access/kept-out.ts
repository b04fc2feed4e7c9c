// SPDX-License-Identifier: Apache-2.0
import type { CaseState } from "./case-fold.ts";
import type { Assignment, HierarchyState } from "./hierarchy-fold.ts";
import { linksOf } from "./hierarchy-links.ts";
import { samePersons } from "./identifications.ts";
import type { ImplicationState } from "./implication-fold.ts";

/** Why somebody learns nothing of a case. */
export type KeepingGround = "wall" | "status" | "allegation" | "superior" | "subordinate" | "relation";

/** That a person learns nothing of a case, on what ground, and by which records. */
export interface KeptOut {
  readonly personRef: string;
  readonly ground: KeepingGround;
  /** The record that it rests on: a wall, a status, an allegation, an assignment, a declared tie. */
  readonly recordRef: string;
  /** The implicated person to whom a chain of command or a tie leads. */
  readonly throughRef?: string;
}

/**
 * Everybody whom a case keeps out, under every record of theirs, with every reason: whom a wall names, whom
 * the case concerns, who commands them or is commanded by them up to the edge of an independent body, and
 * whom a declared tie binds to them. Magistrates, clerks and supervisors are persons like any other here.
 */
export function keptOutOf(
  state: CaseState,
  implication: ImplicationState,
  hierarchy: HierarchyState,
): readonly KeptOut[] {
  const walk = new Walk(state, implication, hierarchy);
  const found: KeptOut[] = [];
  const add = (personRef: string, reason: Omit<KeptOut, "personRef">): void => {
    for (const ref of walk.recordsOf(personRef)) {
      const isKnown = found.some((one) => one.personRef === ref && one.ground === reason.ground);
      if (!isKnown) found.push({ personRef: ref, ...reason });
    }
  };
  for (const [personRef, recordRef] of Object.entries(state.wallRefs)) {
    add(personRef, { ground: "wall", recordRef });
  }
  for (const { personRef, ground, recordRef } of implication.implications) {
    add(personRef, { ground, recordRef });
  }
  for (const throughRef of new Set(implication.implications.map(({ personRef }) => personRef))) {
    for (const { personRef, recordRef } of walk.superiorsOf(throughRef)) {
      add(personRef, { ground: "superior", recordRef, throughRef });
    }
    for (const { personRef, recordRef } of walk.subordinatesOf(throughRef)) {
      add(personRef, { ground: "subordinate", recordRef, throughRef });
    }
    for (const { personRef, recordRef } of walk.tiedTo(throughRef)) {
      add(personRef, { ground: "relation", recordRef, throughRef });
    }
  }
  return found;
}

interface Step {
  readonly personRef: string;
  readonly recordRef: string;
}

/** Follows what is recorded from one person to others, as one case sees it. */
class Walk {
  readonly #state: CaseState;
  readonly #since: string | undefined;
  readonly #links: ReturnType<typeof linksOf>;

  constructor(state: CaseState, implication: ImplicationState, hierarchy: HierarchyState) {
    this.#state = state;
    this.#since = implication.since;
    this.#links = linksOf(hierarchy);
  }

  recordsOf(personRef: string): readonly string[] {
    return samePersons(this.#state.identifications, personRef);
  }

  superiorsOf(personRef: string): Step[] {
    return this.#follow(personRef, (ref) =>
      this.#counting(this.#links.serviceOf(ref)).flatMap((one) => {
        const { superiorRef, recordRef } = one;
        return superiorRef === undefined || this.#links.crossesEdge(one, superiorRef)
          ? []
          : [{ personRef: superiorRef, recordRef }];
      }),
    );
  }

  subordinatesOf(personRef: string): Step[] {
    return this.#follow(personRef, (ref) =>
      this.#counting(this.#links.commandOf(ref)).flatMap((one) => {
        return this.#links.crossesEdge(one, ref)
          ? []
          : [{ personRef: one.personRef, recordRef: one.recordRef }];
      }),
    );
  }

  tiedTo(personRef: string): Step[] {
    return this.recordsOf(personRef).flatMap((ref) =>
      this.#links
        .tiesOf(ref)
        .filter((tie) => this.#isKnownHere(tie.caseRef))
        .map(({ persons: [one, other], recordRef }) => {
          return { personRef: one === ref ? other : one, recordRef };
        }),
    );
  }

  /** Step by step, each person once; whoever is reached under one record is reached under all of them. */
  #follow(start: string, next: (ref: string) => readonly Step[]): Step[] {
    const seen = new Set(this.recordsOf(start));
    const queue = [...seen];
    const steps: Step[] = [];
    for (const ref of queue) {
      for (const step of next(ref)) {
        if (seen.has(step.personRef)) continue;
        steps.push(step);
        for (const same of this.recordsOf(step.personRef)) {
          seen.add(same);
          queue.push(same);
        }
      }
    }
    return steps;
  }

  /** Known in this case, and not over before what the case is about. */
  #counting(assignments: readonly Assignment[]): Assignment[] {
    return assignments.filter(({ caseRef, endedAt }) => {
      const isOver = endedAt !== undefined && this.#since !== undefined && endedAt < this.#since;
      return this.#isKnownHere(caseRef) && !isOver;
    });
  }

  #isKnownHere(caseRef: string | undefined): boolean {
    return caseRef === undefined || caseRef === this.#state.ref;
  }
}
