// SPDX-License-Identifier: Apache-2.0
import { foreignPartValuesMax } from "@scelle/core";
import type { ForeignGraph, ForeignNode } from "./foreign-graph.ts";
import { unreadable } from "./graph-fault.ts";

/** Something that only tells of a thing. */
export interface Part {
  readonly node: ForeignNode;
  /** Terms that lead to it, where it is no facet of the thing. */
  readonly path: string;
}

/**
 * What only tells of a thing: its facets, their digests, and whatever has no name of its own there.
 * @throws ScelleError("foreign-graph.unreadable") where that is more than a thing has
 */
export function partsOf(whole: ForeignNode, graph: ForeignGraph): Part[] {
  const found = new Map<string, Part>();
  const open: Part[] = [{ node: whole, path: "" }];
  let valueCount = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const [term, values] of one.node.values) {
      for (const value of values.values()) {
        if (!("ref" in value) || !isPart(term, value.ref)) continue;
        const node = graph.nodes.get(value.ref);
        if (node === undefined || node === whole || found.has(node.name)) continue;
        if (isSomebody(node) && !actingTerms.includes(term)) continue;
        const part = { node, path: partTerms.includes(term) ? one.path : `${one.path}${term} / ` };
        found.set(node.name, part);
        open.push(part);
        for (const { size } of node.values.values()) valueCount += size;
        if (valueCount > foreignPartValuesMax) {
          throw unreadable([], `more than ${foreignPartValuesMax} values in what only tells of one thing`);
        }
      }
    }
  }
  return [...found.values()];
}

export function isPart(term: string, ref: string): boolean {
  return partTerms.includes(term) || ref.startsWith("_:");
}

/** Facets and digests, which tell of the thing that has them: what is said of that says it of them. */
export function facetNames({ values }: ForeignNode): string[] {
  const refs = partTerms.flatMap((term) => [...(values.get(term)?.values() ?? [])]);
  return refs.flatMap((value) => ("ref" in value ? [value.ref] : []));
}

/** A person, or the part that somebody plays in what is inquired into. */
export function isSomebody({ classes }: ForeignNode): boolean {
  return [...classes].some((name) =>
    /^(?:uco-identity:Person|case-investigation:Subject|uco-(?:role|victim):.*)$/.test(name),
  );
}

const actingTerms: readonly string[] = ["uco-action:performer", "uco-action:participant"];
const partTerms = ["uco-core:hasFacet", "uco-observable:hash"];
