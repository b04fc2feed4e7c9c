// SPDX-License-Identifier: Apache-2.0
import { type Draft, fieldReadingsMax, findKind, type JsonObject } from "@scelle/core";
import type { DeviceReading, FieldItem, FieldPhotograph, FieldSearch, NamedPerson } from "./field-search.ts";
import { isRecorded, isRefused } from "./field-search.ts";

/** One act of a search that is to be recorded. */
export interface FieldAct {
  readonly draft: Draft;
  /** Acts that must stand in the register before this one. */
  readonly needs: readonly string[];
  /** The item that it is about. */
  readonly itemRef?: string;
  /** Whether sealed bytes of this device have to be in the vault first. */
  readonly hasObject: boolean;
}

/**
 * Every act of a search in the order in which it is recorded: who was there, the search, the attendance, each
 * item with what was done to it, and the report. What was sent before stays as it was sent.
 */
export function fieldActs(search: FieldSearch): readonly FieldAct[] {
  return plannedActs(search).map((act) => ({ ...act, draft: sentOf(search, act.draft) ?? act.draft }));
}

/** The acts as the search says them now, whatever was sent of it before. */
export function plannedActs(search: FieldSearch): readonly FieldAct[] {
  return [
    ...namedOnes(search).map((person) => personAct(search, person)),
    searchAct(search),
    ...attendanceActs(search),
    ...search.items.flatMap((item) => itemActs(search, item)),
    ...reportActs(search),
    ...noticeActs(search),
  ];
}

/**
 * How an act stands: in the register, refused, waiting for one that is not there, left to be recorded by hand
 * (itself, or one that it hangs on), or to be sent.
 */
export type ActStanding = "recorded" | "refused" | "held" | "left-out" | "next";

export function standingOf(search: FieldSearch, { draft, needs }: FieldAct): ActStanding {
  const outcome = search.outcomes[draft.draftId];
  if (isRecorded(outcome)) return "recorded";
  if ([draft.draftId, ...needs].some((ref) => isLeftOut(search, ref))) return "left-out";
  if (isRefused(outcome)) return "refused";
  return needs.every((ref) => isRecorded(search.outcomes[ref])) ? "next" : "held";
}

/** The first act that can be recorded now; undefined once there is none. */
export function nextAct(search: FieldSearch): FieldAct | undefined {
  return fieldActs(search).find((act) => standingOf(search, act) === "next");
}

/** Whether nothing is on its way any more: each act is in the register, or left to be recorded by hand. */
export function isSettled(search: FieldSearch): boolean {
  const standings = fieldActs(search).map((act) => standingOf(search, act));
  return standings.every((standing) => standing === "recorded" || standing === "left-out");
}

/** Whether an act may be changed here: while the search goes on, or after the register refused it. */
export function isOpenToChange(search: FieldSearch, draftId: string): boolean {
  return search.endedAt === undefined || (isRefused(search.outcomes[draftId]) && !isLeftOut(search, draftId));
}

/** What is changed is sent anew: a refused act is no longer what was sent. */
export function withoutRefusals(search: FieldSearch, draftIds: readonly string[]): FieldSearch {
  const again = draftIds.filter((id) => isRefused(search.outcomes[id]));
  const rest = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => !again.includes(id)));
  return { ...search, sent: rest(search.sent), outcomes: rest(search.outcomes) };
}

/** The ids of all acts about an item. */
export function actIdsOf({ itemRef, sealRef, checkRef, photographs }: FieldItem): readonly string[] {
  return [itemRef, sealRef, checkRef, ...photographs.map(({ photographRef }) => photographRef)];
}

function isLeftOut({ leftOut = [] }: FieldSearch, ref: string): boolean {
  return leftOut.includes(ref);
}

/** What was sent under an id counts only as the act that has this id: a file may say anything. */
function sentOf({ sent }: FieldSearch, { draftId, kind }: Draft): Draft | undefined {
  const draft = sent[draftId];
  return draft?.draftId === draftId && draft.kind === kind ? draft : undefined;
}

/** Of the persons whom the register does not know, those whom the search names now. */
function namedOnes({ newPersons, searchedRef, attendance }: FieldSearch): readonly NamedPerson[] {
  const named = [searchedRef, ...(attendance?.attendees ?? []).map(({ personRef }) => personRef)];
  return newPersons.filter(({ personRef }) => named.includes(personRef));
}

function personAct({ prepared }: FieldSearch, { personRef, name }: NamedPerson): FieldAct {
  return act("person-registered", personRef, { caseRef: prepared.caseRef, name }, []);
}

function searchAct(search: FieldSearch): FieldAct {
  const { prepared, authorisationRef, placeType, place, conductedByRefs, startedAt, endedAt } = search;
  const stated = {
    caseRef: prepared.caseRef,
    ...(authorisationRef === undefined ? {} : { authorisationRef }),
    ...{ placeType, place, conductedByRefs: [...conductedByRefs] },
    startedAt: moment(search, startedAt?.at ?? search.preparedAt),
    ...(endedAt === undefined ? {} : { endedAt: moment(search, endedAt.at) }),
  };
  return act("search-conducted", search.searchRef, stated, newOnes(search, conductedByRefs));
}

function attendanceActs(search: FieldSearch): FieldAct[] {
  const { attendance, prepared, searchRef } = search;
  if (attendance === undefined) return [];
  const { attendanceRef, branch, attendees } = attendance;
  const needs = [
    searchRef,
    ...newOnes(
      search,
      attendees.map(({ personRef }) => personRef),
    ),
  ];
  const stated = {
    caseRef: prepared.caseRef,
    actRef: searchRef,
    branch,
    attendees: attendees as unknown as JsonObject[],
  };
  return [act("attendance-recorded", attendanceRef, stated, needs)];
}

function itemActs(search: FieldSearch, item: FieldItem): FieldAct[] {
  const { itemRef } = item;
  const acts = [
    seizureAct(search, item),
    ...item.photographs.map((photograph) => photographAct(search, itemRef, photograph)),
    ...checkActs(search, item),
    ...sealActs(search, item),
  ];
  return acts.map((one) => ({ ...one, itemRef }));
}

function seizureAct(search: FieldSearch, item: FieldItem): FieldAct {
  const { searchRef, prepared } = search;
  const { number, category, description, place, takenAt, imeis, note, device } = item;
  // What is recorded by hand has another id: an item is recorded without it.
  const [ofSearch] = unlessLeftOut(search, [searchRef]);
  const [searchedRef] = unlessLeftOut(search, search.searchedRef === undefined ? [] : [search.searchedRef]);
  const stated = {
    ...{ caseRef: prepared.caseRef, number, category, description, place },
    ...(ofSearch === undefined ? {} : { searchRef: ofSearch }),
    seizedAt: moment(search, takenAt.at),
    ...(searchedRef === undefined ? {} : { seizedFromRef: searchedRef }),
    ...(imeis.length === 0 ? {} : { identifiers: imeis.map((value) => ({ type: "imei", value })) }),
    ...(device.powerState === undefined ? {} : { powerState: device.powerState }),
    ...(note === "" ? {} : { note }),
  };
  const needs = [
    ...(ofSearch === undefined ? [] : [ofSearch]),
    ...newOnes(search, searchedRef === undefined ? [] : [searchedRef]),
  ];
  return act("exhibit-seized", item.itemRef, stated, needs);
}

function unlessLeftOut(search: FieldSearch, refs: readonly string[]): string[] {
  return refs.filter((ref) => !isLeftOut(search, ref));
}

function photographAct(search: FieldSearch, itemRef: string, photograph: FieldPhotograph): FieldAct {
  const { photographRef, name, takenAt, measured, measuredBy } = photograph;
  const stated = { exhibitRef: itemRef, photographedAt: moment(search, takenAt.at), caption: name };
  const { draft, ...rest } = act("exhibit-photographed", photographRef, stated, [itemRef]);
  return {
    ...rest,
    draft: { ...draft, measured: measured as unknown as JsonObject, measuredBy },
    hasObject: true,
  };
}

function checkActs(search: FieldSearch, { itemRef, checkRef, device, takenAt }: FieldItem): FieldAct[] {
  if (Object.keys(device).length === 0) return [];
  const checkedAt = moment(search, device.clock?.besideIt ?? takenAt.at);
  return [act("device-checked", checkRef, { exhibitRef: itemRef, checkedAt, ...device }, [itemRef])];
}

function sealActs(search: FieldSearch, { itemRef, sealRef, seal, place }: FieldItem): FieldAct[] {
  if (seal === undefined) return [];
  const { sealType } = search;
  const stated = {
    exhibitRef: itemRef,
    sealType,
    sealNumber: seal.number,
    sealedAt: moment(search, seal.at),
    place,
  };
  return [act("exhibit-sealed", sealRef, stated, [itemRef])];
}

/** It names the items, so that all of them have to be there but for those that are recorded by hand. */
function reportActs(search: FieldSearch): FieldAct[] {
  const { report, prepared, searchRef, clocks, startedAt } = search;
  if (report === undefined) return [];
  const items = search.items.filter(({ itemRef }) => !isLeftOut(search, itemRef));
  const readings = [
    ...(startedAt === undefined ? [] : [reading(searchRef, startedAt)]),
    ...items.map(({ itemRef, takenAt }) => reading(itemRef, takenAt)),
  ];
  const stated = {
    ...{ caseRef: prepared.caseRef, searchRef, reportDigest: report.digest, madeAt: report.madeAt },
    device: report.device,
    clocks: clocks as unknown as JsonObject[],
    ...(readings.length === 0 ? {} : { readings: readings.slice(0, fieldReadingsMax) }),
  };
  return [
    act("field-report-recorded", report.reportRef, stated, [
      searchRef,
      ...items.map(({ itemRef }) => itemRef),
    ]),
  ];
}

function noticeActs(search: FieldSearch): FieldAct[] {
  const { notice, report, prepared, searchRef, searchedRef } = search;
  if (notice === undefined || report === undefined || searchedRef === undefined) return [];
  const actRefs = [searchRef, ...unlessLeftOut(search, [report.reportRef])];
  const stated = {
    ...{ caseRef: prepared.caseRef, personRef: searchedRef, noticeType: "seizure", means: "in-person" },
    actRefs,
    servedAt: moment(search, notice.at),
    signature: notice.signature,
    ...(notice.reason === "" ? {} : { note: notice.reason }),
  };
  const needs = [...actRefs, ...newOnes(search, [searchedRef])];
  return [act("notice-served", notice.noticeRef, stated, needs)];
}

function act(kind: string, draftId: string, stated: object, needs: readonly string[]): FieldAct {
  const version = findKind(kind)?.version ?? 1;
  return { draft: { draftId, kind, version, stated: stated as JsonObject }, needs, hasObject: false };
}

function moment({ zone }: FieldSearch, at: string): JsonObject {
  return { earliest: at, latest: at, zone, basis: "stated" };
}

function reading(recordRef: string, { at, deviceAt, position }: DeviceReading): JsonObject {
  return {
    ...{ recordRef, deviceTime: deviceAt ?? at },
    ...(position === undefined ? {} : { position: position as unknown as JsonObject }),
  };
}

function newOnes({ newPersons }: FieldSearch, refs: readonly string[]): string[] {
  return newPersons.map(({ personRef }) => personRef).filter((ref) => refs.includes(ref));
}
