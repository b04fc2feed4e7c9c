// SPDX-License-Identifier: Apache-2.0
import type { Assignment, HierarchyState, Tie } from "./hierarchy-fold.ts";

/** What is recorded of service and ties, to be followed from a person or a body. */
export interface HierarchyLinks {
  /** Where and under whom a person serves or served. */
  serviceOf(personRef: string): readonly Assignment[];
  /** Assignments of those who serve or served under a person. */
  commandOf(personRef: string): readonly Assignment[];
  tiesOf(personRef: string): readonly Tie[];
  /**
   * Whether the step between an assignment and its superior leads over the edge of an independent body. Of a
   * superior who serves nowhere on record nobody knows that: the chain goes on.
   */
  crossesEdge(assignment: Assignment, superiorRef: string): boolean;
  /** The independent body that a body is or is part of; else the topmost that it is part of. */
  topOf(bodyRef: string): string;
  isWithin(bodyRef: string, topRef: string): boolean;
}

const known = new WeakMap<HierarchyState, HierarchyLinks>();

/** Made once for each state: the answer to thousands of decisions hangs on the same one. */
export function linksOf(state: HierarchyState): HierarchyLinks {
  const made = known.get(state) ?? makeLinks(state);
  known.set(state, made);
  return made;
}

function makeLinks({ assignments, ties, parents, independent }: HierarchyState): HierarchyLinks {
  const service = grouped(assignments, ({ personRef }) => [personRef]);
  const command = grouped(assignments, ({ superiorRef }) => (superiorRef === undefined ? [] : [superiorRef]));
  const tied = grouped(ties, ({ persons }) => persons);
  const edges = new Set(independent);

  const upwards = (bodyRef: string): string[] => {
    const path = [bodyRef];
    for (const ref of path) {
      const parent = parents[ref];
      if (parent !== undefined && !path.includes(parent)) path.push(parent);
    }
    return path;
  };
  const isWithin = (bodyRef: string, topRef: string): boolean => upwards(bodyRef).includes(topRef);
  const edgeOf = (bodyRef: string): string | undefined => upwards(bodyRef).find((ref) => edges.has(ref));

  return {
    serviceOf: (ref) => service.get(ref) ?? [],
    commandOf: (ref) => command.get(ref) ?? [],
    tiesOf: (ref) => tied.get(ref) ?? [],
    crossesEdge({ bodyRef }, superiorRef) {
      const edge = edgeOf(bodyRef);
      const places = service.get(superiorRef) ?? [];
      return (
        edge !== undefined && places.length > 0 && !places.some((place) => isWithin(place.bodyRef, edge))
      );
    },
    topOf: (bodyRef) => edgeOf(bodyRef) ?? upwards(bodyRef).at(-1) ?? bodyRef,
    isWithin,
  };
}

function grouped<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    }
  }
  return groups;
}
