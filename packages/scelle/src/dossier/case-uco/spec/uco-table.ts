// SPDX-License-Identifier: Apache-2.0
import type { CaseDocument } from "../case-graph.ts";

/** What a property of a class may hold, as the shapes of UCO 1.x and CASE 1.x say it. */
interface Property {
  /** A datatype, or a class whose nodes it names. */
  readonly holds: string;
  readonly min?: number;
  readonly max?: number;
}

interface Class {
  readonly of?: string;
  readonly properties?: Readonly<Record<string, Property>>;
}

const text = (max?: number): Property => ({ holds: "xsd:string", ...(max === undefined ? {} : { max }) });
const time = (max?: number): Property => ({ holds: "xsd:dateTime", ...(max === undefined ? {} : { max }) });
const times = { "uco-core:startTime": time(1), "uco-core:endTime": time(1) };

/** The classes that we use and those above them, with the properties that we may use of each. */
const ucoTable: Readonly<Record<string, Class>> = {
  "uco-core:UcoObject": {
    properties: {
      "uco-core:name": text(1),
      "uco-core:description": text(),
      "uco-core:tag": text(),
      "uco-core:objectCreatedTime": time(1),
      "uco-core:modifiedTime": time(),
      "uco-core:createdBy": { holds: "uco-identity:Identity", max: 1 },
      "uco-core:hasFacet": { holds: "uco-core:Facet" },
    },
  },
  "uco-core:Facet": {},
  "uco-core:Compilation": { of: "uco-core:UcoObject" },
  "uco-core:ContextualCompilation": {
    of: "uco-core:Compilation",
    properties: { "uco-core:object": { holds: "uco-core:UcoObject", min: 1 } },
  },
  "uco-core:Item": { of: "uco-core:UcoObject" },
  "uco-identity:Identity": { of: "uco-core:UcoObject" },
  "uco-identity:Person": { of: "uco-identity:Identity" },
  "uco-identity:Organization": { of: "uco-identity:Identity" },
  "uco-location:Location": { of: "uco-core:UcoObject" },
  "uco-tool:Tool": {
    of: "uco-core:UcoObject",
    properties: { "uco-tool:version": text(1), "uco-tool:toolType": text(1) },
  },
  "uco-observable:ObservableObject": { of: "uco-core:Item" },
  "uco-observable:Device": { of: "uco-observable:ObservableObject" },
  "uco-observable:ContentDataFacet": {
    of: "uco-core:Facet",
    properties: {
      "uco-observable:hash": { holds: "uco-types:Hash" },
      "uco-observable:sizeInBytes": { holds: "xsd:integer", max: 1 },
      "uco-observable:mimeType": text(1),
    },
  },
  "uco-types:Hash": {
    properties: {
      "uco-types:hashMethod": { holds: "xsd:string", min: 1, max: 1 },
      "uco-types:hashValue": { holds: "xsd:hexBinary", min: 1, max: 1 },
    },
  },
  "uco-action:Action": {
    of: "uco-core:UcoObject",
    properties: {
      "uco-action:performer": { holds: "uco-core:UcoObject", max: 1 },
      "uco-action:participant": { holds: "uco-core:UcoObject" },
      "uco-action:instrument": { holds: "uco-core:UcoObject" },
      "uco-action:object": { holds: "uco-core:UcoObject" },
      "uco-action:result": { holds: "uco-core:UcoObject" },
      "uco-action:location": { holds: "uco-location:Location" },
      "uco-action:startTime": time(1),
      "uco-action:endTime": time(1),
    },
  },
  "case-investigation:InvestigativeAction": {
    of: "uco-action:Action",
    properties: {
      "case-investigation:wasInformedBy": { holds: "case-investigation:InvestigativeAction" },
    },
  },
  "case-investigation:ProvenanceRecord": {
    of: "uco-core:ContextualCompilation",
    properties: {
      "case-investigation:exhibitNumber": text(1),
      "case-investigation:rootExhibitNumber": text(),
    },
  },
  "case-investigation:Authorization": {
    of: "uco-core:UcoObject",
    properties: {
      "case-investigation:authorizationType": text(1),
      "case-investigation:authorizationIdentifier": text(),
      ...times,
    },
  },
  "case-investigation:Investigation": {
    of: "uco-core:ContextualCompilation",
    properties: {
      "case-investigation:investigationForm": text(1),
      "case-investigation:relevantAuthorization": { holds: "case-investigation:Authorization" },
      ...times,
    },
  },
};

const idForm = /^kb:[a-z-]+-[0-9a-f]{8}-[0-9a-f]{4}-[0-5][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Node = Readonly<Record<string, unknown>>;

/** Everything that a graph has against the table, as sentences; and actions that give no provenance. */
export function faultsIn(document: CaseDocument): string[] {
  const nodes = new Map<string, Node>(document["@graph"].map((node) => [node["@id"], node]));
  const twice = nodes.size === document["@graph"].length ? [] : ["two nodes have one id"];
  return [...twice, ...document["@graph"].flatMap((node) => nodeFaults(node, nodes))];
}

function nodeFaults(node: Node, nodes: ReadonlyMap<string, Node>): string[] {
  const { "@id": id, "@type": type, ...properties } = node;
  const known = propertiesOf(String(type));
  if (known === undefined) return [`${String(id)}: no class ${String(type)}`];
  const form = idForm.test(String(id)) ? [] : [`${String(id)}: no IRI that ends with a UUID`];
  const missing = Object.entries(known).flatMap(([name, { min = 0 }]) =>
    valuesOf(properties[name]).length < min ? [`${String(id)}: too few ${name}`] : [],
  );
  const wrong = Object.entries(properties).flatMap(([name, value]) => {
    const property = known[name];
    if (property === undefined) return [`${String(id)}: ${String(type)} has no ${name}`];
    const values = valuesOf(value);
    const tooMany =
      values.length > (property.max ?? Number.POSITIVE_INFINITY) ? [`${String(id)}: too many ${name}`] : [];
    const others = values.filter((one) => !isHeld(one, property.holds, nodes));
    return [...tooMany, ...others.map(() => `${String(id)}: ${name} is no ${property.holds}`)];
  });
  return [...form, ...missing, ...wrong, ...provenanceFaults(node, nodes)];
}

function provenanceFaults(
  { "@id": id, "@type": type, ...rest }: Node,
  nodes: ReadonlyMap<string, Node>,
): string[] {
  if (type !== "case-investigation:InvestigativeAction") return [];
  const results = valuesOf(rest["uco-action:result"]).map(
    (one) => nodes.get((one as Node)["@id"] as string)?.["@type"],
  );
  return results.includes("case-investigation:ProvenanceRecord")
    ? []
    : [`${String(id)}: no provenance record`];
}

function propertiesOf(type: string): Readonly<Record<string, Property>> | undefined {
  const found = ucoTable[type];
  if (found === undefined) return undefined;
  return { ...(found.of === undefined ? {} : propertiesOf(found.of)), ...found.properties };
}

function isHeld(value: unknown, holds: string, nodes: ReadonlyMap<string, Node>): boolean {
  if (holds === "xsd:string") return typeof value === "string";
  if (holds === "xsd:integer") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return false;
  const { "@type": type, "@value": written, "@id": id } = value as Node;
  if (holds === "xsd:dateTime") {
    return type === holds && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(String(written));
  }
  if (holds === "xsd:hexBinary") return type === holds && /^([0-9A-F]{2})+$/.test(String(written));
  const target = nodes.get(String(id));
  return target !== undefined && isOf(String(target["@type"]), holds);
}

function isOf(type: string | undefined, wanted: string): boolean {
  if (type === undefined) return false;
  return type === wanted || isOf(ucoTable[type]?.of, wanted);
}

function valuesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
