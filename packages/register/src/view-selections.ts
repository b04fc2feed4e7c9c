// SPDX-License-Identifier: Apache-2.0
import {
  accessGranted,
  caseFoundingKinds,
  currentKinds,
  exhibitsListedMax,
  isRecordOf,
  type JsonObject,
  type KindGroup,
  markingKinds,
  procedureAffected,
  readingKinds,
  recordsShownMax,
  ScelleError,
  searchConducted,
  streamKey,
} from "@scelle/core";
import type { ViewName } from "@scelle/core/api";
import type { Locator, Select, Selected } from "./looks.ts";
import { knownOfActors, knownOfActorsMax, regularityKinds } from "./regularity-selection.ts";
import type { LookPage } from "./session.ts";

/** Newest records beside what an overview is made of. */
export const newestCount = 20;
/** Records on one page of a timeline; one more is selected where there is another page. */
export const timelinePage = 100;

/** Images beside a page of what other systems say: with the page fewer than one look names. */
const comparedImagesMax = 500;
const frontExhibitsMax = 12;
/** An inventory of a place tells where things were found; the newest of each place are among these. */
const inventoriesShown = 20;

const named = (...names: readonly string[]): readonly string[] => names;
const ofGroups = (...groups: readonly KindGroup[]): readonly string[] =>
  currentKinds.filter(({ group }) => groups.includes(group)).map(({ kind }) => kind);

const people = named("person-registered", "body-registered", "persons-identified", "persons-separated");
const transfers = named(
  ...caseFoundingKinds,
  "case-transferred",
  "transfer-withdrawn",
  "transfer-acknowledged",
);
const membership = named(
  ...transfers,
  "member-admitted",
  "member-removed",
  "wall-raised",
  "legal-status-recorded",
);
const conduct = ofGroups("allegations", "procedures");
/** What other systems say: there may be thousands, and none is a source of ours. */
const imported = named("statement-imported");
const sources = ofGroups("sources").filter((kind) => !imported.includes(kind));
const documents = named("document-captured");

/** What is given to those concerned, refused, told them, asked by them, and marked in their favour. */
const rights = named(
  "notice-served",
  "access-granted",
  "access-refused",
  "question-asked",
  "question-answered",
  ...markingKinds,
);

/** What is selected for a view, or for one paper: a thing with all that belongs to it. */
type SelectionName = ViewName | "paper";

const kindsOfView = {
  overview: [
    ...rights,
    ...membership,
    ...conduct,
    ...named("referral-received", "deadline-set", "deadline-met", "case-closed"),
  ],
  timeline: currentKinds.filter(({ group }) => group !== "access").map(({ kind }) => kind),
  exhibits: named("inventory-taken"),
  exhibit: named(),
  people: [...people, ...membership, ...conduct, ...named("assignment-recorded", "relationship-declared")],
  allegation: [
    ...conduct,
    ...sources,
    ...named("persons-identified", "persons-separated"),
    ...named("referral-received", "exhibit-seized", "search-conducted"),
  ],
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
  imported,
  incidents: [...ofGroups("incidents"), ...sources, ...documents, ...people],
  procedures: conduct,
  regularity: regularityKinds,
  looks: ofGroups("access"),
  granted: rights,
  paper: named(...caseFoundingKinds),
  front: [
    ...ofGroups("incidents"),
    ...conduct,
    ...sources,
    ...documents,
    ...people,
    ...named(...caseFoundingKinds, "search-conducted", "operation-planned"),
  ],
} as const satisfies Record<SelectionName, readonly string[]>;

/**
 * Which records make up the view that a query asks for by `view.<name>`, or a page of it by
 * `view.<timeline or exhibits>.<entry before which it ends>`.
 * @throws ScelleError("reference.unknown") where there is no such view
 */
export function selectionFor(query: JsonObject): Select {
  const [, name = "", before] = /^view\.([a-z]+)(?:\.(\d{1,15}))?$/.exec(String(query["kind"])) ?? [];
  if (!Object.hasOwn(kindsOfView, name)) {
    throw new ScelleError("reference.unknown", {
      field: "query",
      ref: String(query["kind"]),
      expected: "view",
    });
  }
  const view = name as SelectionName;
  const of = typeof query["of"] === "string" ? query["of"] : undefined;
  return (locator) => {
    const end = before === undefined ? undefined : Number(before);
    const wanted = refsOf(view, of, end, locator);
    const kept = view === "regularity" ? knownOfActorsMax : 0;
    const { refs, isCut, page } = historiesIn(locator, view, {
      room: recordsShownMax - kept - new Set(wanted).size,
      end,
    });
    const found = [...wanted, ...refs];
    return { refs: view === "regularity" ? [...found, ...knownOfActors(locator)] : found, isCut, page };
  };
}

function refsOf(
  view: SelectionName,
  of: string | undefined,
  before: number | undefined,
  locator: Locator,
): string[] {
  const wanted = locator.ofKinds(kindsOfView[view], view === "exhibits" ? { limit: inventoriesShown } : {});
  switch (view) {
    case "overview":
      return [...wanted, ...newest(locator)];
    case "timeline":
      return pageOf(locator, kindsOfView.timeline, before);
    case "imported":
      return importedPageOf(locator, before);
    case "exhibit":
      return [...wanted, ...(of === undefined ? [] : streamIn(locator)(of))];
    case "paper":
      return [...wanted, ...(of === undefined ? [] : paperRecords(locator, of))];
    case "granted":
      return [...wanted, ...grantedIn(locator, wanted)];
    case "procedures":
      return [...wanted, ...sourcesOfProcedures(locator, wanted)];
    case "operation":
      return [...wanted, ...earlyLooks(locator)];
    default:
      return wanted;
  }
}

/** An exhibit or a search, what was done about it, and who attended that. */
function paperRecords(locator: Locator, of: string): string[] {
  const thing = locator.record(of);
  if (thing === undefined) return [];
  const { authorisationRef, searchRef } = thing.stated;
  const isSearch = isRecordOf(thing, searchConducted);
  const taken = isSearch
    ? locator.ofKinds(["exhibit-seized"]).filter((ref) => isTakenIn(locator, ref, of))
    : [];
  const acts = [of, ...[of, ...taken].flatMap(streamIn(locator))];
  const attended = locator.ofKinds(["attendance-recorded"]).filter((ref) => {
    const { actRef } = locator.record(ref)?.stated ?? {};
    return typeof actRef === "string" && acts.includes(actRef);
  });
  return [...acts, ...attended, ...[authorisationRef, searchRef].filter((ref) => typeof ref === "string")];
}

function isTakenIn(locator: Locator, exhibitRef: string, searchRef: string): boolean {
  return locator.record(exhibitRef)?.stated["searchRef"] === searchRef;
}

function pageOf(locator: Locator, kinds: readonly string[], before: number | undefined): string[] {
  const page = { limit: timelinePage + 1, ...(before === undefined ? {} : { before }) };
  return locator.ofKinds(kinds, page);
}

/** A page of what other systems say, the files that say so, and images whose digests may be theirs. */
function importedPageOf(locator: Locator, before: number | undefined): string[] {
  const refs = pageOf(locator, imported, before);
  const files = refs.map((ref) => locator.record(ref)?.stated["documentRef"]);
  const images = locator.ofKinds(["image-acquired", "image-registered"], { limit: comparedImagesMax });
  return [...refs, ...new Set(files.filter((ref) => typeof ref === "string")), ...images];
}

function newest(locator: Locator): string[] {
  return locator.ofKinds(kindsOfView.timeline, { limit: newestCount });
}

const ofExhibits: readonly SelectionName[] = ["exhibits", "front", "regularity"];
const exhibitsMaxOf = (view: SelectionName): number =>
  view === "front" ? frontExhibitsMax : exhibitsListedMax;

interface Page {
  /** How many records may be named. */
  readonly room: number;
  /** The entry before which the page ends. */
  readonly end: number | undefined;
}

/**
 * The newest exhibits, each with its whole history or not at all: half a history would tell another state.
 */
function historiesIn(locator: Locator, view: SelectionName, { room, end }: Page): Required<Selected> {
  if (!ofExhibits.includes(view)) return { refs: [], isCut: false, page: { tooLong: [] } };
  const most = exhibitsMaxOf(view);
  const exhibits = locator
    .ofKinds(exhibitFoundings, { limit: most + 1, ...(end === undefined ? {} : { before: end }) })
    .reverse();
  const refs: string[] = [];
  const page = (before: string | undefined, tooLong: readonly string[]): LookPage => {
    const index = before === undefined ? undefined : locator.record(before)?.index;
    return { tooLong, ...(index === undefined ? {} : { before: index }) };
  };
  let last: string | undefined;
  for (const exhibit of exhibits.slice(0, most)) {
    const history = streamIn(locator)(exhibit);
    if (refs.length + history.length > room) {
      // One that alone is too long would stop every page: the next one goes on behind it.
      const isAlone = last === undefined;
      return { refs, isCut: true, page: page(last ?? exhibit, isAlone ? [exhibit] : []) };
    }
    refs.push(...history);
    last = exhibit;
  }
  const isCut = exhibits.length > most;
  return { refs, isCut, page: page(isCut ? last : undefined, []) };
}

const exhibitFoundings = named("exhibit-seized", "exhibit-taken-over", "exhibit-divided");

function streamIn(locator: Locator): (ref: string) => string[] {
  return (ref) => locator.stream(streamKey("exhibit", ref));
}

/** The acts and records on which procedures rest, whatever their kind. */
function sourcesOfProcedures(locator: Locator, wanted: readonly string[]): string[] {
  return wanted.flatMap((ref) => {
    const record = locator.record(ref);
    return record !== undefined && isRecordOf(record, procedureAffected)
      ? (record.stated.sourceRefs ?? [])
      : [];
  });
}

/**
 * What decisions that open the register list, whoever they are for: each record is decided again for whoever
 * asks. One that lists nothing gives the file, and one that says so who looked.
 */
function grantedIn(locator: Locator, rightsRefs: readonly string[]): string[] {
  const refs = new Set<string>();
  for (const ref of rightsRefs) {
    const record = locator.record(ref);
    if (record === undefined || !isRecordOf(record, accessGranted)) continue;
    const { recordRefs, looks, mode } = record.stated;
    if (mode !== "in-register") continue;
    for (const listed of recordRefs ?? locator.ofKinds(kindsOfView.timeline)) refs.add(listed);
    if (looks === "of-case") for (const look of locator.ofKinds(readingKinds)) refs.add(look);
  }
  return [...refs];
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
