// SPDX-License-Identifier: Apache-2.0
import { prefixes } from "../dossier/case-uco/case-terms.ts";

/** Where CASE and UCO kept their terms before version 1, by the name of the module. */
const before = [
  [/^https:\/\/unifiedcyberontology\.org\/ontology\/uco\/([a-z]+)#/, "uco-"],
  [/^https:\/\/caseontology\.org\/ontology\/case\/([a-z]+)#/, "case-"],
] as const;
const now = [
  [/^https:\/\/ontology\.unifiedcyberontology\.org\/uco\/([a-z]+)\//, "uco-"],
  [/^https:\/\/ontology\.caseontology\.org\/case\/([a-z]+)\//, "case-"],
] as const;

/** A term of CASE or UCO by its prefix, of any of their versions; any other as it is. */
export function shortName(iri: string): string {
  for (const [start, prefix] of [...now, ...before]) {
    const [whole, module] = start.exec(iri) ?? [];
    if (whole !== undefined) return `${prefix}${module}:${iri.slice(whole.length)}`;
  }
  return iri.startsWith(prefixes.xsd) ? `xsd:${iri.slice(prefixes.xsd.length)}` : iri;
}
