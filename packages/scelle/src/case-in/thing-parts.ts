// SPDX-License-Identifier: Apache-2.0
import { foreignGraphValuesMax, foreignPartValuesMax, foreignToldTextLengthMax } from "@scelle/core";
import type { ForeignGraph, ForeignNode, ForeignValue } from "./foreign-graph.ts";
import { unreadable } from "./graph-fault.ts";

/** Something that only tells of a thing. */
export interface Part {
  readonly node: ForeignNode;
  /** Terms that lead to it, where it is no facet of the thing. */
  readonly path: string;
}

/** Finds what only tells of things, and counts what is told of all of them together. */
export class PartReader {
  readonly #graph: ForeignGraph;
  readonly #unnamed: ReadonlySet<string>;
  #valueCount = 0;
  #textLength = 0;

  /** @param unnamed things that are named nowhere: they are no part of anything */
  constructor(graph: ForeignGraph, unnamed: ReadonlySet<string>) {
    this.#graph = graph;
    this.#unnamed = unnamed;
  }

  /**
   * What only tells of a thing: its facets, their digests, and whatever has no name of its own there.
   * @throws ScelleError("foreign-graph.unreadable") where that is more than a thing has, or what all things
   * have together is more than is told of one graph
   */
  partsOf(whole: ForeignNode): Part[] {
    const found = new Map<string, Part>();
    const open: Part[] = [{ node: whole, path: "" }];
    let valueCount = 0;
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (one.node !== whole) valueCount += this.#count(one);
      if (valueCount > foreignPartValuesMax) {
        throw unreadable([], `more than ${foreignPartValuesMax} values in what only tells of one thing`);
      }
      for (const [term, values] of one.node.values) {
        for (const value of values.values()) {
          const node = this.#partAt(term, value);
          if (node === undefined || node === whole || found.has(node.name)) continue;
          const part = { node, path: partTerms.includes(term) ? one.path : `${one.path}${term} / ` };
          found.set(node.name, part);
          open.push(part);
        }
      }
    }
    return [...found.values()];
  }

  #partAt(term: string, value: ForeignValue): ForeignNode | undefined {
    if (!("ref" in value) || !isPart(term, value.ref) || this.#unnamed.has(value.ref)) return undefined;
    return this.#graph.nodes.get(value.ref);
  }

  /** Counts what one part tells of one thing, terms that lead to it included. @returns its values */
  #count({ node, path }: Part): number {
    let valueCount = 0;
    for (const [term, values] of node.values) {
      for (const value of values.values()) {
        valueCount += 1;
        this.#textLength += path.length + term.length + ("ref" in value ? value.ref : value.text).length;
      }
    }
    this.#valueCount += valueCount;
    if (this.#textLength > foreignToldTextLengthMax || this.#valueCount > foreignGraphValuesMax) {
      throw unreadable([], "parts that so many things share that telling them of each is more than is read");
    }
    return valueCount;
  }
}

export function isPart(term: string, ref: string): boolean {
  return partTerms.includes(term) || ref.startsWith("_:");
}

/** Facets and digests, which tell of the thing that has them: what is said of that says it of them. */
export function facetNames({ values }: ForeignNode): string[] {
  const refs = partTerms.flatMap((term) => [...(values.get(term)?.values() ?? [])]);
  return refs.flatMap((value) => ("ref" in value ? [value.ref] : []));
}

const partTerms = ["uco-core:hasFacet", "uco-observable:hash"];
