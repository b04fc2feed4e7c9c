// SPDX-License-Identifier: Apache-2.0
import { registerFold } from "../records/register-fold.ts";
import type { Situation } from "../records/situation.ts";
import { type CaseState, caseFold } from "./case-fold.ts";
import { type HierarchyState, hierarchyFold } from "./hierarchy-fold.ts";
import { type ImplicationState, implicationFold } from "./implication-fold.ts";
import { type KeptOut, keptOutOf } from "./kept-out.ts";

/** A case with everybody whom it keeps out. */
export interface CaseWalls {
  readonly state: CaseState;
  readonly keptOut: readonly KeptOut[];
  /** Every record of everybody kept out. */
  readonly keptOutRefs: ReadonlySet<string>;
}

/** Whether the register keeps to walls along the chain of command and to grants by two persons. */
export function hasSafeguards(situation: Situation): boolean {
  return situation.state(registerFold, "register").hasSafeguards;
}

/**
 * Who is kept out of a case now. In a register without the safeguards: whom a wall names and whom a status
 * implicates, and nobody else, so that what was recorded there is judged as it was then.
 */
export function caseWalls(situation: Situation, caseRef: string): CaseWalls {
  const state = situation.state(caseFold, caseRef);
  if (!hasSafeguards(situation)) return { state, keptOut: [], keptOutRefs: namedOf(state) };
  const implication = situation.state(implicationFold, caseRef);
  return wallsBy(state, implication, situation.state(hierarchyFold, "hierarchy"));
}

export function isKeptOut({ keptOutRefs }: CaseWalls, personRef: string): boolean {
  return keptOutRefs.has(personRef);
}

/** Those who lead the case and may, a deputy of theirs left out: deputies go by themselves. */
export function leadsOf(walls: CaseWalls): string[] {
  const { members, terms } = walls.state;
  return Object.keys(members).filter(
    (ref) => members[ref] === "lead" && terms[ref] === undefined && !isKeptOut(walls, ref),
  );
}

/** Whether a person is in the case at a moment: a deputy is from and until a moment that is known. */
export function isMember({ state: { members, terms } }: CaseWalls, personRef: string, at?: string): boolean {
  const term = terms[personRef];
  const isInTerm = term === undefined || (at !== undefined && term.from <= at && at < term.until);
  return members[personRef] !== undefined && isInTerm;
}

interface Known {
  readonly implication: ImplicationState;
  readonly hierarchy: HierarchyState;
  readonly walls: CaseWalls;
}

const knownWalls = new WeakMap<CaseState, Known>();
const knownNames = new WeakMap<CaseState, ReadonlySet<string>>();

/** Found once for the same states: a view asks for each of its records. */
function wallsBy(state: CaseState, implication: ImplicationState, hierarchy: HierarchyState): CaseWalls {
  const known = knownWalls.get(state);
  if (known?.implication === implication && known.hierarchy === hierarchy) return known.walls;
  const keptOut = keptOutOf(state, implication, hierarchy);
  const walls = { state, keptOut, keptOutRefs: new Set(keptOut.map(({ personRef }) => personRef)) };
  knownWalls.set(state, { implication, hierarchy, walls });
  return walls;
}

function namedOf(state: CaseState): ReadonlySet<string> {
  const known = knownNames.get(state) ?? new Set([...state.implicated, ...state.walled]);
  knownNames.set(state, known);
  return known;
}
