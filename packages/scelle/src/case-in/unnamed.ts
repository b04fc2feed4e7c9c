// SPDX-License-Identifier: Apache-2.0
import type { ForeignNode } from "./foreign-graph.ts";
import { facetNames } from "./thing-parts.ts";

/** Why somebody is not named: a part played in what is inquired into, or no act names them as acting. */
export type WhyUnnamed = "role" | "acts-nowhere";

/**
 * Whom no statement names, and why: whoever is called suspect or victim, and persons whom no act names as its
 * performer. Who only takes part in an act counts as a person where nothing says otherwise.
 * @param isUnderstood whether a class, a facet or an act says what something is
 */
export function unnamedIn(
  nodes: readonly ForeignNode[],
  isUnderstood: (node: ForeignNode) => boolean,
): Map<string, WhyUnnamed> {
  const acting = new Set(nodes.filter(isAct).flatMap((act) => named(act, "uco-action:performer")));
  const present = new Set(nodes.flatMap((node) => named(node, participantTerm)));
  const isPerson = personsAmong(nodes);
  const unnamed = new Map<string, WhyUnnamed>();
  // Those of whom the graph says nothing else are persons too.
  for (const name of present) if (!acting.has(name)) unnamed.set(name, "acts-nowhere");
  for (const node of nodes) {
    if ([...node.classes].some((name) => role.test(name))) unnamed.set(node.name, "role");
    else if (acting.has(node.name)) unnamed.delete(node.name);
    else if (isPerson(node)) unnamed.set(node.name, "acts-nowhere");
    else if (isUnderstood(node)) unnamed.delete(node.name);
  }
  return unnamed;
}

export function isAct({ classes }: ForeignNode): boolean {
  return classes.has("case-investigation:InvestigativeAction");
}

/** Things that one names by a term. */
export function named({ values }: ForeignNode, term: string): string[] {
  return [...(values.get(term)?.values() ?? [])].flatMap((value) => ("ref" in value ? [value.ref] : []));
}

/** Who takes part in an act without being said to perform it: whoever is searched or heard, among others. */
export const participantTerm = "uco-action:participant";

/** Parts that somebody plays in what is inquired into, in CASE and UCO and by their names elsewhere. */
const role = /^uco-(?:role|victim):|(?:^|[:/#])(?:Subject|Suspect|Victim|Accused|Defendant)$/i;
const person = /Person$/i;
/** Organisations, and offices that CASE has classes for. */
const organisation = /Organi[sz]ation$|^case-investigation:(?:Attorney|Examiner|Investigator)$/i;
/** Facets that tell of persons only, by their names since version 1 and before. */
const personalFacet =
  /^uco-identity:(?:SimpleName|BirthInformation|PersonalDetails|PhysicalInfo|Nationality|Visa)(?:Facet)?$/;
const personalTerms = ["uco-identity:givenName", "uco-identity:familyName", "uco-identity:birthdate"];

/**
 * Who is a person: by class, or by what only persons have unless the class is an organisation or an office.
 * An identity that nothing says more of may be one, and counts as one.
 */
function personsAmong(nodes: readonly ForeignNode[]): (node: ForeignNode) => boolean {
  const has = ({ classes }: ForeignNode, kind: RegExp) => [...classes].some((name) => kind.test(name));
  const isPersonal = (node: ForeignNode) =>
    has(node, personalFacet) || personalTerms.some((term) => node.values.has(term));
  const facets = new Set(nodes.flatMap(facetNames));
  const personal = new Set(nodes.filter(isPersonal).map(({ name }) => name));
  const ofOrganisations = new Set(
    nodes
      .filter(({ classes }) => classes.has("uco-identity:OrganizationDetailsFacet"))
      .map(({ name }) => name),
  );
  return (node) => {
    if (has(node, person)) return true;
    if (has(node, organisation)) return false;
    if (personal.has(node.name) && !facets.has(node.name)) return true;
    const own = facetNames(node);
    if (own.some((name) => personal.has(name))) return true;
    return node.classes.has("uco-identity:Identity") && !own.some((name) => ofOrganisations.has(name));
  };
}
