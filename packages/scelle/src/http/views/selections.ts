// SPDX-License-Identifier: Apache-2.0
import { catalogue, type KindGroup, type StreamKey, streamKey } from "@scelle/core";
import type { ViewName } from "@scelle/core/api";
import type { Locator, Select } from "@scelle/register";
import { newestCount, timelinePage } from "./case-views.ts";

/** What is asked of a view. */
export interface ViewQuestion {
  readonly of?: string | undefined;
  readonly before?: number | undefined;
  readonly at?: string | undefined;
  readonly event?: string | undefined;
}

const named = (...names: readonly string[]): readonly string[] => names;
const ofGroups = (...groups: readonly KindGroup[]): readonly string[] =>
  catalogue.filter(({ group }) => groups.includes(group)).map(({ kind }) => kind);

const people = named("person-registered", "body-registered", "persons-identified", "persons-separated");
const membership = named(
  "case-opened",
  "member-admitted",
  "member-removed",
  "wall-raised",
  "legal-status-recorded",
);
const conduct = ofGroups("allegations", "procedures");
const sources = ofGroups("sources");
const documents = named("document-captured");

const kindsOfView = {
  overview: [
    ...membership,
    ...conduct,
    ...named("referral-received", "deadline-set", "deadline-met", "case-closed"),
  ],
  timeline: catalogue.filter(({ group }) => group !== "access").map(({ kind }) => kind),
  exhibits: ofGroups("exhibits"),
  exhibit: named("fixity-checked"),
  people: [...people, ...membership, ...conduct, ...named("assignment-recorded", "relationship-declared")],
  allegation: [...conduct, ...sources, ...named("referral-received", "exhibit-seized", "search-conducted")],
  account: [
    ...sources,
    ...documents,
    ...people,
    ...named("search-conducted", "exhibit-seized", "group-described"),
  ],
  operations: ofGroups("operations"),
  operation: [
    ...ofGroups("operations", "incidents"),
    ...sources,
    ...documents,
    ...people,
    ...membership,
    ...named("search-conducted"),
  ],
  incidents: [...ofGroups("incidents"), ...sources, ...documents, ...people],
  looks: ofGroups("access"),
  front: [
    ...ofGroups("exhibits", "incidents"),
    ...conduct,
    ...sources,
    ...documents,
    ...people,
    ...named("case-opened", "search-conducted", "operation-planned"),
  ],
} as const satisfies Record<ViewName, readonly string[]>;

/**
 * Which records make up a view. Who had looked at an operation belongs to the question of who could have known
 * of it, as far as it was before the moment or the event that is asked about.
 */
export function selectionOf(view: ViewName, { of, before }: ViewQuestion): Select {
  return (locator) => {
    const wanted = kindsOfView[view];
    switch (view) {
      case "overview":
        return [...locator.ofKinds(wanted), ...newest(locator)];
      case "timeline":
        return locator.ofKinds(wanted, {
          ...(before === undefined ? {} : { before }),
          limit: timelinePage + 1,
        });
      case "exhibits":
      case "front":
        return [...locator.ofKinds(wanted), ...exhibitStreams(locator)];
      case "exhibit":
        return [...locator.ofKinds(wanted), ...streamOf(locator, of)];
      case "operation":
        return [...locator.ofKinds(wanted), ...earlyLooks(locator)];
      case "allegation":
      case "people":
      case "account":
      case "operations":
      case "incidents":
      case "looks":
        return locator.ofKinds(wanted);
      default:
        return view satisfies never;
    }
  };
}

function newest(locator: Locator): string[] {
  return locator.ofKinds(kindsOfView.timeline, { limit: newestCount });
}

function exhibitStreams(locator: Locator): string[] {
  return locator.ofKinds(["exhibit-seized", "exhibit-divided"]).flatMap((ref) => streamOf(locator, ref));
}

function streamOf(locator: Locator, ref: string | undefined): string[] {
  const key: StreamKey | undefined = ref === undefined ? undefined : streamKey("exhibit", ref);
  return key === undefined ? [] : locator.stream(key);
}

/** Looks from the time of the operations: those of the inquiry itself come later and explain nothing. */
function earlyLooks(locator: Locator): string[] {
  const refs = locator.ofKinds(["record-consulted", "records-combined"], { limit: 200 });
  const ends = locator
    .ofKinds(["operation-planned"])
    .map(
      (ref) =>
        (locator.record(ref)?.stated["endsAt"] as { readonly latest: string } | undefined)?.latest ?? "",
    );
  const last = ends.sort().at(-1) ?? "";
  return refs.filter((ref) => (locator.record(ref)?.assigned.recordedAt ?? last) < last);
}
