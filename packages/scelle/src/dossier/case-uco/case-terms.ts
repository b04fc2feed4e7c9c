// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { EffectiveRecord } from "@scelle/core";

/** Where the terms come from: UCO 1.x and CASE 1.x, by the prefixes that their own examples use. */
export const prefixes = {
  "case-investigation": "https://ontology.caseontology.org/case/investigation/",
  "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
  "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
  "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
  "uco-location": "https://ontology.unifiedcyberontology.org/uco/location/",
  "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
  "uco-tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
  "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

export interface NodeRef {
  readonly "@id": string;
}

interface TypedValue {
  readonly "@type": string;
  readonly "@value": string;
}

type Value = string | number | TypedValue | NodeRef;

/** A node of the graph. */
export interface CaseNode {
  readonly "@id": string;
  readonly "@type": string;
  readonly [property: string]: Value | readonly Value[];
}

/** What every node may be made of. */
export interface CaseSource {
  readonly records: readonly EffectiveRecord[];
  record(ref: unknown): EffectiveRecord | undefined;
}

/** Ids end with a UUID, as UCO asks: a record's own, or one drawn from it and what the node is of it. */
export function nodeId(sort: string, ref: string, role = ""): string {
  return `kb:${sort}-${role === "" ? ref : drawnUuid(`${ref} ${role}`)}`;
}

export const refTo = (id: string): NodeRef => ({ "@id": id });

export function dateTime(instant: string): TypedValue {
  return { "@type": "xsd:dateTime", "@value": instant };
}

export function hexBinary(digits: string): TypedValue {
  return { "@type": "xsd:hexBinary", "@value": digits.toUpperCase() };
}

/** Version 5 in form; the same name gives the same. @see RFC 9562 §5.5 */
function drawnUuid(name: string): string {
  const digits = createHash("sha256").update("scelle/case-uco/v1\0").update(name).digest("hex");
  const variant = ((Number.parseInt(digits[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `5${digits.slice(13, 16)}`];
  return [...parts, `${variant}${digits.slice(17, 20)}`, digits.slice(20, 32)].join("-");
}
