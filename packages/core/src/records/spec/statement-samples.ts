// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { at, between, refOf } from "./spec-names.ts";

const caseRef = refOf("case");
const textRef = refOf("text");

/** Words as they would stand at a place of the text of the specifications. */
export function quoteAt(start: number, exact: string): JsonObject {
  return { exact, start, end: start + [...exact].length };
}

/** The day on which the text of the specifications came out. */
export const publicationDay: JsonObject = {
  earliest: at("00:00"),
  latest: at("18:00"),
  zone: "Europe/Paris",
  basis: "stated",
};

/** The year before. */
const year: JsonObject = {
  earliest: "2024-12-31T23:00:00.000Z",
  latest: "2025-12-31T22:59:59.999Z",
  zone: "Europe/Paris",
  basis: "stated",
};

/** Samples of sources, statements, findings, incidents and counts. */
export const statementSamples: Readonly<Record<string, JsonObject>> = {
  "text-established": {
    caseRef,
    documentRef: refOf("document"),
    language: "en",
    origin: "typed",
    publishedAt: publicationDay,
  },
  "text-derived": { caseRef, textRef, derivation: "reprints", fromTextRef: refOf("text 2") },
  "group-described": {
    caseRef,
    designation: "Quay gang",
    groupType: "gang",
    textRef,
    quote: quoteAt(20, "the gang of the quay"),
  },
  "statement-recorded": {
    caseRef,
    textRef,
    quote: quoteAt(0, "Rivals, it seems, shot a man"),
    chain: [
      { description: "Harbour paper", anonymous: false, count: "one", role: "author" },
      { description: "sources close to the inquiry", anonymous: true, count: "several", role: "reported" },
    ],
    clauses: [
      { language: "en", words: "rivals shot a man" },
      { language: "fr", words: "des rivaux ont abattu un homme" },
    ],
    predicate: "killed",
    mood: "asserted",
    polarity: "affirmed",
    certainty: "probable",
    hedges: [{ quote: quoteAt(8, "it seems"), weakens: "certainty" }],
    validTime: between("00:00", "06:00"),
  },
  "statement-related": {
    caseRef,
    statementRef: refOf("statement"),
    relation: "contradicts",
    otherRef: refOf("statement 2"),
    reason: "One says that it was so, the other that it was not",
  },
  "statement-imported": {
    caseRef,
    documentRef: refOf("document"),
    importedSubject: "act",
    nodeName: "https://laboratory.example/kb/act-1",
    classes: ["case-investigation:InvestigativeAction"],
  },
  "source-graded": {
    caseRef,
    statementRef: refOf("statement"),
    voiceIndex: 0,
    reliability: "C",
    reliabilityReason: "Corrected itself twice last year",
    credibility: "3",
    credibilityReason: "Nobody else has said so",
  },
  "finding-made": {
    caseRef,
    proposition: "The shot was fired before dawn",
    restsOnRefs: [refOf("statement")],
    alternatives: ["It was fired on the next evening"],
    likelihood: "likely",
    confidence: "low",
    confidenceReason: "One unnamed source",
  },
  "incident-recorded": {
    caseRef,
    designation: "Shots at the quay",
    incidentType: "shooting",
    occurredAt: between("00:00", "06:00"),
    place: "Eastern quay",
    position: { longitude: 4.15, latitude: 44.25, radiusMetres: 50 },
  },
  "incident-qualified": {
    caseRef,
    incidentRef: refOf("incident"),
    qualification: "homicide",
    from: between("12:00"),
    reason: "Opening of the judicial inquiry",
  },
  "count-reported": {
    caseRef,
    statementRef: refOf("statement"),
    measure: "Deaths",
    amount: { value: 49, unit: "death" },
    definition: "Killings linked to drug dealing",
    territory: "City",
    period: year,
    knownFrom: between("08:00"),
  },
};
