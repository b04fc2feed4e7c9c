// SPDX-License-Identifier: Apache-2.0
import { currentKinds, type EffectiveRecord, type JsonObject } from "@scelle/core";
import fc from "fast-check";
import type { PaperFacts } from "../../paper-facts.ts";

/** Whether a record lacks a fact that the graph reads: erased, held back or never stated. */
type Lack = (field: string) => boolean;

const groups = ["exhibits", "searches"];
const acts = currentKinds.filter(({ group }) => groups.includes(group)).map(({ kind }) => kind);

const refAt = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [caseRef, lead, other, body] = [refAt(1), refAt(2), refAt(3), refAt(4)];
const [search, phone, bag, part] = [refAt(5), refAt(6), refAt(7), refAt(8)];
const at = { earliest: "2031-01-05T09:00:00Z", latest: "2031-01-05T09:30:00Z", zone: "Europe/Paris" };

/** A case with every kind of act, in which nothing is lacking. */
export const wholeCase: PaperFacts = caseOf(acts, "Quay 4, “Hôtel” \\ 漢\n", () => false);

/** Some acts in some order, texts of any signs, and any of the facts left out. */
export const randomCase: fc.Arbitrary<PaperFacts> = fc
  .tuple(
    fc.shuffledSubarray(acts),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.infiniteStream(fc.boolean()),
  )
  .map(([kinds, words, lacking]) => caseOf(kinds, words, () => lacking.next().value === true));

function caseOf(kinds: readonly string[], words: string, lacks: Lack): PaperFacts {
  const things: [string, string, JsonObject][] = [
    [caseRef, "case-opened", { number: "2031-001", title: words }],
    [lead, "person-registered", { name: words }],
    [other, "person-registered", { name: "Kostas Ωμέγα" }],
    [body, "body-registered", { name: words }],
    [
      search,
      "search-conducted",
      { place: words, startedAt: at, endedAt: at, conductedByRefs: [lead, other] },
    ],
    [phone, "exhibit-seized", { number: "1", category: "phone", description: words, searchRef: search }],
    [bag, "exhibit-taken-over", { number: "2", category: "other", description: words }],
    [part, "exhibit-divided", { number: "3", category: "storage-medium", exhibitRef: phone, dividedAt: at }],
  ];
  const happened = kinds.map((kind, n): (typeof things)[number] => [refAt(20 + n), kind, statedOf(words, n)]);
  const records = [...things, ...happened].map(([ref, kind, stated], index) =>
    recordOf(ref, { kind, index, stated: without(stated, lacks), lacks }),
  );
  const checkpoint = { size: records.length, rootHex: "00".repeat(32) };
  return {
    caseRef,
    origin: "x.example/a b",
    asOf: at.latest,
    isExercise: true,
    checkpoint,
    records,
  };
}

/** What any act may state that the graph reads. */
function statedOf(words: string, n: number): JsonObject {
  const exhibits = [phone, bag, part];
  return {
    exhibitRef: exhibits[n % 3] ?? "",
    exhibitRefs: exhibits,
    receiverRef: other,
    attendees: [{ personRef: lead, capacity: "person", signature: "signed" }],
    actRef: search,
    place: words,
    tool: words,
    happenedAt: at,
    authorisationType: "warrant",
    number: words,
    issuer: words,
    scope: words,
    issuedAt: at,
    validUntil: at,
  };
}

interface Told {
  readonly kind: string;
  readonly index: number;
  readonly stated: JsonObject;
  readonly lacks: Lack;
}

function recordOf(recordRef: string, { kind, index, stated, lacks }: Told): EffectiveRecord {
  const digest = (digits: number) => "0a".repeat(digits / 2);
  const measured = { imageDigest: digest(64), sha1: digest(40), md5: digest(32), imageSize: 128_035_676_160 };
  const isImage = kind === "image-acquired" || kind === "image-registered";
  return {
    ...{ index, recordRef, kind, version: 1, stated, original: stated, corrections: [], erased: false },
    measured: isImage ? without(measured, lacks) : {},
    assigned: { author: lead, recordedAt: "2031-01-06T08:00:00.123Z" },
  };
}

function without(facts: JsonObject, lacks: Lack): JsonObject {
  return Object.fromEntries(Object.entries(facts).filter(([field]) => !lacks(field)));
}
