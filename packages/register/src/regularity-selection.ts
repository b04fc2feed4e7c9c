// SPDX-License-Identifier: Apache-2.0
import { currentKinds, type EffectiveRecord, type KindGroup, streamKey } from "@scelle/core";
import type { Locator } from "./looks.ts";

const groups: readonly KindGroup[] = ["searches", "look-ups"];

/** Kinds of a case that rules of procedure look at, beside the acts on its exhibits. */
export const regularityKinds: readonly string[] = [
  ...currentKinds.filter(({ group }) => groups.includes(group)).map(({ kind }) => kind),
  ...["notice-served", "deadline-set", "deadline-met", "inventory-taken"],
  ...["assignment-recorded", "habilitation-recorded"],
];

/** Records at most of what is known of those who acted beyond the case. */
export const knownOfActorsMax = 200;

/** Acts that somebody carries out or attends, and where it matters who that is. */
const actKinds = [
  "search-conducted",
  "attendance-recorded",
  "seal-opened",
  "exhibit-weighed",
  "lookup-reviewed",
] as const;

const ofPersons: readonly string[] = ["assignment-recorded", "habilitation-recorded"];

/**
 * What is known beyond the case of those who acted, witnessed or looked something up: where they serve, the
 * bodies above those, and what they are habilitated to.
 */
export function knownOfActors(locator: Locator): string[] {
  const records = locator.ofKinds(actKinds).flatMap((ref) => locator.record(ref) ?? []);
  const persons = new Set(records.flatMap(personsIn));
  const known = [...persons].flatMap((personRef) =>
    locator
      .stream(streamKey("person", personRef))
      .filter((ref) => ofPersons.includes(locator.record(ref)?.kind ?? "")),
  );
  const served = known.flatMap((ref) => refIn(locator.record(ref), "bodyRef") ?? []);
  if (served.length === 0) return known.slice(0, knownOfActorsMax);
  const edges = locator
    .stream("hierarchy")
    .filter((ref) => locator.record(ref)?.kind === "independence-declared");
  return [...known, ...bodiesAbove(locator, served), ...edges].slice(0, knownOfActorsMax);
}

function personsIn({ kind, stated, assigned }: EffectiveRecord): string[] {
  const { attendees, conductedByRefs, agentRef } = stated as {
    readonly attendees?: readonly { readonly personRef: string; readonly capacity: string }[];
    readonly conductedByRefs?: readonly string[];
    readonly agentRef?: string;
  };
  const acts = kind === "seal-opened" || kind === "exhibit-weighed";
  return [
    ...(attendees ?? []).flatMap(({ personRef, capacity }) => (capacity === "witness" ? [personRef] : [])),
    ...(conductedByRefs ?? []),
    ...(kind === "lookup-reviewed" && agentRef !== undefined ? [agentRef] : []),
    ...(acts ? [assigned.author] : []),
  ];
}

function bodiesAbove(locator: Locator, bodyRefs: readonly string[]): string[] {
  const bodies = [...new Set(bodyRefs)];
  for (const ref of bodies) {
    const parent = refIn(locator.record(ref), "parentRef");
    if (parent !== undefined && !bodies.includes(parent)) bodies.push(parent);
  }
  return bodies;
}

function refIn(record: EffectiveRecord | undefined, field: string): string | undefined {
  const value = record?.stated[field];
  return typeof value === "string" ? value : undefined;
}
