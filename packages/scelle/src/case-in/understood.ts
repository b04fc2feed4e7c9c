// SPDX-License-Identifier: Apache-2.0
import { foreignStatementsMax, type importedSubjects, ScelleError } from "@scelle/core";
import type { ForeignGraph, ForeignNode } from "./foreign-graph.ts";
import { printableText, shortened } from "./printable-text.ts";
import { facetNames, type Part, PartReader } from "./thing-parts.ts";
import { isAct, named, unnamedIn, type WhyUnnamed } from "./unnamed.ts";

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
  readonly taken: readonly Taken[];
  /** Persons who do not act, suspects and victims: no statement on something else names them either. */
  readonly unnamed: ReadonlySet<string>;
  /** Things that are told of and not taken in: how many of which classes, and why. */
  readonly leftOut: readonly LeftOutThings[];
}

export interface Taken {
  readonly node: ForeignNode;
  readonly subject: ImportedSubject;
  /** What only tells of it. */
  readonly parts: readonly Part[];
}

interface LeftOutThings {
  readonly classes: string;
  readonly because: WhyUnnamed | "not-understood" | "nameless";
  readonly count: number;
}

/**
 * What of a graph becomes a statement. A person is one only where an act names that person as its performer,
 * and a suspect or a victim never: a graph may accuse whom it likes, and that is not brought in as a list.
 * Nothing else goes without being counted.
 * @throws ScelleError("foreign-graph.too-many" | "foreign-graph.unreadable")
 */
export function understood(graph: ForeignGraph): Understood {
  const nodes = [...graph.nodes.values()];
  const subjects = subjectsOf(nodes);
  const unnamed = unnamedIn(nodes, ({ name }) => subjects.has(name));
  const found: { node: ForeignNode; subject: ImportedSubject }[] = [];
  const rest: { node: ForeignNode; because: LeftOutThings["because"] }[] = [];
  for (const node of nodes) {
    const subject = subjects.get(node.name);
    const because = unnamed.get(node.name);
    if (because !== undefined) rest.push({ node, because });
    else if (subject === undefined) rest.push({ node, because: "not-understood" });
    else if (node.name.startsWith("_:")) rest.push({ node, because: "nameless" });
    else found.push({ node, subject });
  }
  const most = foreignStatementsMax;
  if (found.length > most) throw new ScelleError("foreign-graph.too-many", { found: found.length, most });
  const names = new Set(unnamed.keys());
  const reader = new PartReader(graph, names);
  const taken = found.map((one) => ({ ...one, parts: reader.partsOf(one.node) }));
  const parts = new Set(nodes.flatMap(facetNames));
  for (const one of taken) for (const part of one.parts) parts.add(part.node.name);
  const told = rest.filter(({ node: { name } }) => unnamed.has(name) || !parts.has(name));
  return { taken, unnamed: names, leftOut: counted(told.filter(({ node }) => !isEmpty(node))) };
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
  "uco-action:instrument": "tool",
  "uco-action:location": "place",
};

/** What things are, by name: what their classes say goes before their facets, and those before acts. */
function subjectsOf(nodes: readonly ForeignNode[]): Map<string, ImportedSubject> {
  const byFacet = new Map<string, ImportedSubject>();
  const subjects = new Map<string, ImportedSubject>();
  for (const { name, classes } of nodes) {
    const [subject, ofFacet] = [firstOf(classes, subjectsByClass), firstOf(classes, subjectsByFacet)];
    if (subject !== undefined) subjects.set(name, subject);
    if (ofFacet !== undefined) byFacet.set(name, ofFacet);
  }
  const unless = (name: string, subject: ImportedSubject | undefined) => {
    if (subject !== undefined && !subjects.has(name)) subjects.set(name, subject);
  };
  for (const node of nodes) {
    for (const facet of named(node, "uco-core:hasFacet")) unless(node.name, byFacet.get(facet));
  }
  const acts = nodes.filter(isAct);
  for (const [term, subject] of Object.entries(subjectsByTerm)) {
    for (const act of acts) for (const name of named(act, term)) unless(name, subject);
  }
  return subjects;
}

function firstOf(
  classes: ReadonlySet<string>,
  subjects: Readonly<Record<string, ImportedSubject>>,
): ImportedSubject | undefined {
  for (const name of classes) if (Object.hasOwn(subjects, name)) return subjects[name];
  return undefined;
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
