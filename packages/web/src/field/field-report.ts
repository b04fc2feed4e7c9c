// SPDX-License-Identifier: Apache-2.0
import { type Attendee, canonicalJson, hex, type JsonObject, utf8 } from "@scelle/core";
import { webCrypto } from "@scelle/verifier/web-crypto";
import {
  type ClockComparison,
  type DeviceState,
  type FieldAnchor,
  type FieldAttendance,
  type FieldItem,
  type FieldSearch,
  nameIn,
} from "./field-search.ts";

/** An item as the report says it. */
export interface ReportedItem
  extends Pick<FieldItem, "itemRef" | "number" | "category" | "description" | "place"> {
  readonly takenAt: string;
  /** SHA-256 of each photograph. */
  readonly photographs: readonly string[];
  readonly sealNumber?: string;
  readonly sealedAt?: string;
  readonly imeis?: readonly string[];
  readonly device?: DeviceState;
  readonly note?: string;
}

export interface ReportedAttendance {
  readonly branch: string;
  readonly attendees: readonly (Omit<Attendee, "personRef"> & { readonly name: string })[];
}

/** What the report that stays with the person searched says. */
export interface ReportContent
  extends Pick<FieldSearch, "origin" | "searchRef" | "placeType" | "place" | "zone"> {
  readonly caseNumber: string;
  readonly conductedBy: readonly string[];
  readonly searched?: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly attendance?: ReportedAttendance;
  readonly items: readonly ReportedItem[];
  readonly clocks: readonly ClockComparison[];
}

const form = "scelle-field-report/1";

/**
 * The report as a text: the same in every language, and the same on every device. Its SHA-256 stands on the
 * paper and in the register.
 */
export function reportText(search: FieldSearch): string {
  return canonicalJson({ form, ...contentNow(search) } as unknown as JsonObject);
}

/** What is shown of a search: once it has ended what its report says, whatever was put right afterwards. */
export function shownReport(search: FieldSearch): ReportContent {
  return search.report === undefined ? contentNow(search) : (JSON.parse(search.report.text) as ReportContent);
}

/** Whether a text has the parts of a report. */
export function isReportText(text: string): boolean {
  let report: Partial<ReportContent & { readonly form: unknown }> | null;
  try {
    report = JSON.parse(text) as typeof report;
  } catch {
    return false;
  }
  if (report?.form !== form) return false;
  const { conductedBy, items, clocks, attendance } = report;
  const lists = [conductedBy, items, clocks, attendance === undefined ? [] : attendance?.attendees];
  return (
    lists.every((list) => Array.isArray(list)) &&
    (items ?? []).every((item: ReportedItem | null) => Array.isArray(item?.photographs))
  );
}

/** SHA-256 of the text of a report, 64 hexadecimal digits. */
export function reportDigest(text: string): string {
  return hex(webCrypto.sha256(utf8(text)));
}

/** The fingerprint as `scelle verify` and the page that checks a file take it: `SIZE:ROOT`. */
export function anchorText({ size, root }: FieldAnchor): string {
  return `${size}:${root}`;
}

/** What a second code of the report holds: which search of which register, and the digest of the report. */
export function referenceText({ origin, searchRef }: FieldSearch, digest: string): string {
  return `${origin}\nsearch ${searchRef}\nreport sha256 ${digest}`;
}

function contentNow(search: FieldSearch): ReportContent {
  const { searchRef, origin, zone, prepared, placeType, place, startedAt, endedAt, attendance } = search;
  return {
    ...{ origin, searchRef, caseNumber: prepared.number, placeType, place, zone },
    conductedBy: search.conductedByRefs.map((ref) => nameIn(search, ref)),
    ...(search.searchedRef === undefined ? {} : { searched: nameIn(search, search.searchedRef) }),
    ...(startedAt === undefined ? {} : { startedAt: startedAt.at }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.at }),
    ...(attendance === undefined ? {} : { attendance: attendanceOf(search, attendance) }),
    items: search.items.map((item) => itemOf(item)),
    clocks: search.clocks,
  };
}

function attendanceOf(search: FieldSearch, { branch, attendees }: FieldAttendance): ReportedAttendance {
  const lines = attendees.map(({ personRef, ...rest }) => ({ name: nameIn(search, personRef), ...rest }));
  return { branch, attendees: lines };
}

function itemOf({
  itemRef,
  number,
  category,
  description,
  place,
  takenAt,
  ...item
}: FieldItem): ReportedItem {
  const photographs = item.photographs.map(({ measured }) => measured.imageDigest);
  return {
    ...{ itemRef, number, category, description, place, takenAt: takenAt.at, photographs },
    ...(item.seal === undefined ? {} : { sealNumber: item.seal.number, sealedAt: item.seal.at }),
    ...(item.imeis.length === 0 ? {} : { imeis: item.imeis }),
    ...(Object.keys(item.device).length === 0 ? {} : { device: item.device }),
    ...(item.note === "" ? {} : { note: item.note }),
  };
}
