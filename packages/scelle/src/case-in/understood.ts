// SPDX-License-Identifier: Apache-2.0
import { foreignStatementsMax, type importedSubjects, ScelleError } from "@scelle/core";
import type { ForeignGraph, ForeignNode } from "./foreign-graph.ts";
import { printableText, shortened } from "./printable-text.ts";
import { facetNames, isSomebody, partsOf } from "./thing-parts.ts";

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
  "uco-observable:Image": "content",
};

/** Facets that say what a thing is, whatever its class. */
const subjectsByFacet: Readonly<Record<string, ImportedSubject>> = {
  "uco-observable:DeviceFacet": "thing",
  "uco-observable:ContentDataFacet": "content",
  "uco-observable:FileFacet": "content",
};

export interface Understood {
  readonly taken: readonly { readonly node: ForeignNode; readonly subject: ImportedSubject }[];
  /** Persons, suspects and victims whom no act names: no statement on something else names them either. */
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
  const named = namedByActs(nodes);
  const parts = new Set(nodes.flatMap(facetNames));
  const taken: { node: ForeignNode; subject: ImportedSubject }[] = [];
  const rest: { node: ForeignNode; because: LeftOutThings["because"] }[] = [];
  for (const node of nodes) {
    const subject = subjectOf(node, graph) ?? named.get(node.name);
    const isOnlyPerson = isSomebody(node) && named.get(node.name) !== "actor";
    if (isOnlyPerson) rest.push({ node, because: "acts-nowhere" });
    else if (subject === undefined) rest.push({ node, because: "not-understood" });
    else if (node.name.startsWith("_:")) rest.push({ node, because: "nameless" });
    else taken.push({ node, subject });
  }
  const [found, most] = [taken.length, foreignStatementsMax];
  if (found > most) throw new ScelleError("foreign-graph.too-many", { found, most });
  for (const { node } of taken) for (const part of partsOf(node, graph)) parts.add(part.node.name);
  const told = rest.filter(({ node }) => !parts.has(node.name) && !isEmpty(node));
  const unnamed = new Set(rest.filter(({ node }) => isSomebody(node)).map(({ node }) => node.name));
  return { taken, unnamed, leftOut: counted(told) };
}

/** Whether nothing is said of it: another thing points at it, or it is the wrapping of a file. */
function isEmpty({ name, classes, values }: ForeignNode): boolean {
  if (classes.size > 0) return false;
  const said = [...values.values()].flatMap((of) => [...of.values()]);
  return said.length === 0 || (name.startsWith("_:") && said.every((value) => "ref" in value));
}

/** What something is by what acts name it for, where neither its class nor its facets say so. */
const subjectsByTerm: Readonly<Record<string, ImportedSubject>> = {
  "uco-action:performer": "actor",
  "uco-action:participant": "actor",
  "uco-action:instrument": "tool",
  "uco-action:location": "place",
};

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

/** Things that acts name, and for what: what tells who acted goes before the rest. */
function namedByActs(nodes: readonly ForeignNode[]): Map<string, ImportedSubject> {
  const named = new Map<string, ImportedSubject>();
  const acts = nodes.filter(({ classes }) => classes.has("case-investigation:InvestigativeAction"));
  for (const [term, subject] of Object.entries(subjectsByTerm)) {
    for (const act of acts) {
      for (const value of act.values.get(term)?.values() ?? []) {
        if ("ref" in value && !named.has(value.ref)) named.set(value.ref, subject);
      }
    }
  }
  return named;
}

/** Of the classes of one thing; a published name has some sixty characters. */
const classesLengthMax = 300;

function counted(rest: readonly { node: ForeignNode; because: LeftOutThings["because"] }[]): LeftOutThings[] {
  const counts = new Map<string, { classes: string; because: LeftOutThings["because"]; count: number }>();
  for (const { node, because } of rest) {
    const classes = shortened(printableText([...node.classes].sort().join(" ")), classesLengthMax) || "—";
    const key = `${because} ${classes}`;
    const line = counts.get(key) ?? { classes, because, count: 0 };
    line.count += 1;
    counts.set(key, line);
  }
  return [...counts.values()].sort((one, other) => other.count - one.count);
}
