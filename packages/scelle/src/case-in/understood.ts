// SPDX-License-Identifier: Apache-2.0
import { foreignPartValuesMax, foreignStatementsMax, type importedSubjects, ScelleError } from "@scelle/core";
import type { ForeignGraph, ForeignNode } from "./foreign-graph.ts";
import { unreadable } from "./graph-fault.ts";

export type ImportedSubject = keyof typeof importedSubjects;

/** What is understood, by class: the first class of a thing that stands here says what it is. */
const subjectsByClass: Readonly<Record<string, ImportedSubject>> = {
  "case-investigation:InvestigativeAction": "act",
  "case-investigation:ProvenanceRecord": "provenance",
  "case-investigation:Authorization": "authorisation",
  "case-investigation:Investigation": "investigation",
  "case-investigation:Attorney": "actor",
  "case-investigation:Examiner": "actor",
  "case-investigation:Investigator": "actor",
  "uco-identity:Identity": "actor",
  "uco-identity:Organization": "actor",
  "uco-identity:Person": "actor",
  "uco-location:Location": "place",
  "uco-tool:AnalyticTool": "tool",
  "uco-tool:ConfiguredTool": "tool",
  "uco-tool:DefensiveTool": "tool",
  "uco-tool:Tool": "tool",
  "uco-core:Item": "thing",
  "uco-observable:Computer": "thing",
  "uco-observable:Device": "thing",
  "uco-observable:DigitalCamera": "thing",
  "uco-observable:MobileDevice": "thing",
  "uco-observable:MobilePhone": "thing",
  "uco-observable:SIMCard": "thing",
  "uco-observable:Server": "thing",
  "uco-observable:SmartDevice": "thing",
  "uco-observable:SmartPhone": "thing",
  "uco-observable:StorageMedium": "thing",
  "uco-observable:ContentData": "content",
  "uco-observable:File": "content",
};

/** Facets that say what a thing is, whatever its class. */
const subjectsByFacet: Readonly<Record<string, ImportedSubject>> = {
  "uco-observable:DeviceFacet": "thing",
  "uco-observable:ContentDataFacet": "content",
  "uco-observable:FileFacet": "content",
};

export interface Understood {
  readonly taken: readonly { readonly node: ForeignNode; readonly subject: ImportedSubject }[];
  /** Persons whom no act names: no statement on something else names them either. */
  readonly unnamed: ReadonlySet<string>;
  /** Things that are told of and not taken in: how many of which classes, and why. */
  readonly leftOut: readonly LeftOutThings[];
}

interface LeftOutThings {
  readonly classes: string;
  readonly because: "not-understood" | "acts-nowhere" | "nameless";
  readonly count: number;
}

/**
 * What of a graph becomes a statement. A person is one only where an act names that person: a graph may
 * accuse whom it likes, and that is not brought in as a list. Nothing else goes without being counted.
 * @throws ScelleError("foreign-graph.too-many" | "foreign-graph.unreadable")
 */
export function understood(graph: ForeignGraph): Understood {
  const nodes = [...graph.nodes.values()];
  const acting = namedByActs(nodes);
  const parts = new Set<string>();
  const taken: { node: ForeignNode; subject: ImportedSubject }[] = [];
  const rest: { node: ForeignNode; because: LeftOutThings["because"] }[] = [];
  for (const node of nodes) {
    const subject = subjectOf(node, graph);
    const isOnlyPerson = node.classes.has("uco-identity:Person") && !acting.has(node.name);
    if (subject === undefined) rest.push({ node, because: "not-understood" });
    else if (isOnlyPerson) rest.push({ node, because: "acts-nowhere" });
    else if (node.name.startsWith("_:")) rest.push({ node, because: "nameless" });
    else taken.push({ node, subject });
  }
  const [found, most] = [taken.length, foreignStatementsMax];
  if (found > most) throw new ScelleError("foreign-graph.too-many", { found, most });
  for (const { node } of taken) for (const part of partsOf(node, graph)) parts.add(part.name);
  // Told of nowhere but where something else points at it: nothing is lost with it.
  const told = rest.filter(({ node }) => !parts.has(node.name) && node.classes.size + node.values.size > 0);
  const persons = rest.filter(({ because }) => because === "acts-nowhere");
  const unnamed = new Set(persons.map(({ node }) => node.name));
  return { taken, unnamed, leftOut: counted(told) };
}

/** What only tells of a thing: its facets, their digests, and whatever has no name of its own there. */
export function partsOf(node: ForeignNode, graph: ForeignGraph): ForeignNode[] {
  const found = new Map<string, ForeignNode>();
  const open = [node];
  let valueCount = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const [term, values] of one.values) {
      for (const value of values.values()) {
        if (!("ref" in value) || !isPart(term, value.ref)) continue;
        const part = graph.nodes.get(value.ref);
        if (part === undefined || part === node || found.has(part.name)) continue;
        found.set(part.name, part);
        open.push(part);
        for (const { size } of part.values.values()) valueCount += size;
        if (valueCount > foreignPartValuesMax) {
          throw unreadable([], `more than ${foreignPartValuesMax} values in what only tells of one thing`);
        }
      }
    }
  }
  return [...found.values()];
}

export function isPart(term: string, ref: string): boolean {
  return term === "uco-core:hasFacet" || term === "uco-observable:hash" || ref.startsWith("_:");
}

function subjectOf(node: ForeignNode, graph: ForeignGraph): ImportedSubject | undefined {
  for (const name of node.classes) {
    const subject = Object.hasOwn(subjectsByClass, name) ? subjectsByClass[name] : undefined;
    if (subject !== undefined) return subject;
  }
  for (const value of node.values.get("uco-core:hasFacet")?.values() ?? []) {
    const facet = "ref" in value ? graph.nodes.get(value.ref) : undefined;
    for (const name of facet?.classes ?? []) {
      if (Object.hasOwn(subjectsByFacet, name)) return subjectsByFacet[name];
    }
  }
  return undefined;
}

/** Terms by which an act names who acted. */
const actingTerms = ["uco-action:performer", "uco-action:participant"];

function namedByActs(nodes: readonly ForeignNode[]): Set<string> {
  const acts = nodes.filter(({ classes }) => classes.has("case-investigation:InvestigativeAction"));
  const values = acts.flatMap((act) =>
    actingTerms.flatMap((term) => [...(act.values.get(term)?.values() ?? [])]),
  );
  return new Set(values.flatMap((value) => ("ref" in value ? [value.ref] : [])));
}

function counted(rest: readonly { node: ForeignNode; because: LeftOutThings["because"] }[]): LeftOutThings[] {
  const counts = new Map<string, { classes: string; because: LeftOutThings["because"]; count: number }>();
  for (const { node, because } of rest) {
    const classes = [...node.classes].sort().join(" ") || "—";
    const key = `${because} ${classes}`;
    const line = counts.get(key) ?? { classes, because, count: 0 };
    line.count += 1;
    counts.set(key, line);
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}
