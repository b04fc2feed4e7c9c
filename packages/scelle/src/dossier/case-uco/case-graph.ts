// SPDX-License-Identifier: Apache-2.0
import {
  authorisationIssued,
  bodyRegistered,
  type EffectiveRecord,
  findKind,
  foundsCase,
  foundsExhibit,
  isRecordOf,
  personRegistered,
} from "@scelle/core";
import type { PaperFacts } from "../paper-facts.ts";
import { actNodes } from "./case-acts.ts";
import { type CaseNode, type CaseSource, dateTime, nodeId, prefixes, refTo } from "./case-terms.ts";

export interface CaseDocument {
  readonly "@context": Readonly<Record<string, string>>;
  readonly "@graph": readonly CaseNode[];
}

/**
 * A case in the words of CASE and UCO: acts with what they produced, custody, authorisations, tools and
 * digests. What somebody alleges or says is not in it: those words have no place for a voice and its hedges.
 */
export function caseGraph({ caseRef, origin, records }: PaperFacts): CaseDocument {
  const byRef = new Map(records.map((record) => [record.recordRef, record]));
  const source = { records, record: (ref: unknown) => byRef.get(String(ref)) };
  const things = records.flatMap(thingOf);
  const acts = records.filter(isAct).flatMap((record) => actNodes(record, source));
  const nodes = withoutRepeats([...things, ...acts]);
  return {
    "@context": { kb: `https://${encodeURI(origin)}/kb/`, ...prefixes },
    "@graph": [investigation(caseRef, source, nodes), ...nodes],
  };
}

const notActs: readonly string[] = ["attendance-recorded", "authorisation-issued"];

/** Acts on exhibits, and searches. */
function isAct({ kind, version }: EffectiveRecord): boolean {
  const group = findKind(kind, version)?.group;
  return (group === "exhibits" || group === "searches") && !notActs.includes(kind);
}

function investigation(
  caseRef: string,
  { record, records }: CaseSource,
  nodes: readonly CaseNode[],
): CaseNode {
  const opened = record(caseRef);
  const { number, title } = opened?.stated ?? {};
  const authorisations = records.filter((one) => isRecordOf(one, authorisationIssued));
  return {
    "@id": nodeId("investigation", caseRef),
    "@type": "case-investigation:Investigation",
    "uco-core:name": [number, title].filter((part) => typeof part === "string").join(" – ") || caseRef,
    ...(opened === undefined || !foundsCase(opened)
      ? {}
      : { "uco-core:objectCreatedTime": dateTime(opened.assigned.recordedAt) }),
    "case-investigation:investigationForm": "case",
    ...(authorisations.length === 0
      ? {}
      : {
          "case-investigation:relevantAuthorization": authorisations.map(({ recordRef }) =>
            refTo(nodeId("authorization", recordRef)),
          ),
        }),
    "uco-core:object": nodes
      .filter((node) => !inherent.includes(node["@type"]))
      .map((node) => refTo(node["@id"])),
  };
}

/** Kinds of nodes that only tell of another node: no object of their own. */
const inherent: readonly string[] = ["uco-observable:ContentDataFacet", "uco-types:Hash"];

function thingOf(record: EffectiveRecord): CaseNode[] {
  const { recordRef, stated } = record;
  if (isRecordOf(record, personRegistered)) {
    return [named("uco-identity:Person", nodeId("person", recordRef), stated["name"])];
  }
  if (isRecordOf(record, bodyRegistered)) {
    return [named("uco-identity:Organization", nodeId("organization", recordRef), stated["name"])];
  }
  if (foundsExhibit(record)) return [exhibitNode(record)];
  return isRecordOf(record, authorisationIssued) ? [authorisationNode(record)] : [];
}

function named(type: string, id: string, name: unknown): CaseNode {
  return { "@id": id, "@type": type, ...(typeof name === "string" ? { "uco-core:name": name } : {}) };
}

/** Telephones, computers and media are devices; other things are items. */
const deviceCategories: readonly unknown[] = ["phone", "computer", "storage-medium"];

function exhibitNode({ recordRef, stated }: EffectiveRecord): CaseNode {
  const { number, description, category } = stated;
  const type = deviceCategories.includes(category) ? "uco-observable:Device" : "uco-core:Item";
  return {
    ...named(type, nodeId("exhibit", recordRef), number),
    ...(typeof description === "string" ? { "uco-core:description": description } : {}),
    ...(typeof category === "string" ? { "uco-core:tag": category } : {}),
  };
}

function authorisationNode({ recordRef, stated }: EffectiveRecord): CaseNode {
  const { authorisationType, number, issuer, scope, issuedAt, validUntil } = stated as {
    readonly [field: string]: unknown;
    readonly issuedAt?: { readonly earliest: string };
    readonly validUntil?: { readonly latest: string };
  };
  const told = [issuer, scope].filter((part): part is string => typeof part === "string");
  return {
    "@id": nodeId("authorization", recordRef),
    "@type": "case-investigation:Authorization",
    "case-investigation:authorizationType": String(authorisationType),
    ...(typeof number === "string" ? { "case-investigation:authorizationIdentifier": number } : {}),
    ...(told.length === 0 ? {} : { "uco-core:description": told.join("\n") }),
    ...(issuedAt === undefined ? {} : { "uco-core:startTime": dateTime(issuedAt.earliest) }),
    ...(validUntil === undefined ? {} : { "uco-core:endTime": dateTime(validUntil.latest) }),
  };
}

/** A place or a tool that several acts name is one node. */
function withoutRepeats(nodes: readonly CaseNode[]): CaseNode[] {
  return [...new Map(nodes.map((node) => [node["@id"], node])).values()];
}
