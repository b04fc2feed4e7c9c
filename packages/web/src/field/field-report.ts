// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, hex, type JsonObject, utf8 } from "@scelle/core";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { type FieldAnchor, type FieldItem, type FieldSearch, nameIn } from "./field-search.ts";

/**
 * What the report that stays with the person searched says, as a text: the same in every language, and the
 * same on every device. Their SHA-256 stands on the paper and in the register.
 */
export function reportText(search: FieldSearch): string {
  const { searchRef, origin, zone, prepared, placeType, place, startedAt, endedAt, attendance } = search;
  const report = {
    form: "scelle-field-report/1",
    ...{ origin, searchRef, caseNumber: prepared.number, placeType, place, zone },
    conductedBy: search.conductedByRefs.map((ref) => nameIn(search, ref)),
    ...(search.searchedRef === undefined ? {} : { searched: nameIn(search, search.searchedRef) }),
    ...(startedAt === undefined ? {} : { startedAt: startedAt.at }),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.at }),
    ...(attendance === undefined ? {} : { attendance: attendanceOf(search) }),
    items: search.items.map((item) => itemOf(item)),
    clocks: search.clocks,
  };
  return canonicalJson(report as unknown as JsonObject);
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

function attendanceOf(search: FieldSearch): object {
  const { branch = "none", attendees = [] } = search.attendance ?? {};
  const lines = attendees.map(({ personRef, ...rest }) => ({ name: nameIn(search, personRef), ...rest }));
  return { branch, attendees: lines };
}

function itemOf({ itemRef, number, category, description, place, takenAt, ...item }: FieldItem): object {
  const photographs = item.photographs.map(({ measured }) => measured.imageDigest);
  return {
    ...{ itemRef, number, category, description, place, takenAt: takenAt.at, photographs },
    ...(item.seal === undefined ? {} : { sealNumber: item.seal.number, sealedAt: item.seal.at }),
    ...(item.imeis.length === 0 ? {} : { imeis: item.imeis }),
    ...(Object.keys(item.device).length === 0 ? {} : { device: item.device }),
    ...(item.note === "" ? {} : { note: item.note }),
  };
}
