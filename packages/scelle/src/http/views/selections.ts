// SPDX-License-Identifier: Apache-2.0
import { catalogue, type KindGroup, streamKey } from "@scelle/core";
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

const exhibitsMax = 200;
const frontExhibitsMax = 12;

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
  exhibits: named(),
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
    ...ofGroups("incidents"),
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
export function selectionOf(view: ViewName, question: ViewQuestion): Select {
  return (locator) => {
    const exhibits = exhibitsIn(locator, view);
    const refs = [
      ...refsOf(view, question, locator),
      ...exhibits.slice(0, exhibitsMaxOf(view)).flatMap(streamIn(locator)),
    ];
    return { refs, isCut: exhibits.length > exhibitsMaxOf(view) };
  };
}

function refsOf(view: ViewName, { of, before }: ViewQuestion, locator: Locator): string[] {
  const wanted = locator.ofKinds(kindsOfView[view]);
  switch (view) {
    case "overview":
      return [...wanted, ...newest(locator)];
    case "timeline":
      return timelinePageOf(locator, before);
    case "exhibit":
      return [...wanted, ...(of === undefined ? [] : streamIn(locator)(of))];
    case "operation":
      return [...wanted, ...earlyLooks(locator)];
    default:
      return wanted;
  }
}

function timelinePageOf(locator: Locator, before: number | undefined): string[] {
  const page = { limit: timelinePage + 1, ...(before === undefined ? {} : { before }) };
  return locator.ofKinds(kindsOfView.timeline, page);
}

function newest(locator: Locator): string[] {
  return locator.ofKinds(kindsOfView.timeline, { limit: newestCount });
}

const exhibitsMaxOf = (view: ViewName): number => (view === "front" ? frontExhibitsMax : exhibitsMax);

/** The newest exhibits, one more than the view shows; each comes with its whole history, or not at all. */
function exhibitsIn(locator: Locator, view: ViewName): string[] {
  if (view !== "exhibits" && view !== "front") return [];
  const limit = exhibitsMaxOf(view) + 1;
  return locator.ofKinds(["exhibit-seized", "exhibit-divided"], { limit }).reverse();
}

function streamIn(locator: Locator): (ref: string) => string[] {
  return (ref) => locator.stream(streamKey("exhibit", ref));
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
