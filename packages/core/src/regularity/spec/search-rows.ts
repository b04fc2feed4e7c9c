// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { between, refOf } from "../../records/spec/spec-names.ts";
import type { Recorded, RuleRow } from "./rule-spec.ts";

const moment = (instant: string, latest = instant): JsonObject => ({
  earliest: instant,
  latest,
  zone: "Europe/Paris",
  basis: "stated",
});

export const search = (stated: JsonObject = {}): Recorded => ({
  kind: "search-conducted",
  as: "search",
  stated: { authorisationRef: refOf("warrant"), ...stated },
});

const warrant = (stated: JsonObject = {}): Recorded => ({
  kind: "authorisation-issued",
  as: "warrant",
  stated: { issuedAt: between("07:00"), validUntil: null, legalReference: null, ...stated },
});

export const witness = (name: string, stated: JsonObject = {}): JsonObject => ({
  personRef: refOf(name),
  capacity: "witness",
  isOutsideAuthority: true,
  signature: "signed",
  ...stated,
});

export const person = (name = "officer 17"): JsonObject => ({
  personRef: refOf(name),
  capacity: "person",
  signature: "refused",
});

export const attendance = (
  act: string,
  branch: string,
  attendees: readonly JsonObject[],
  as = `${act} att`,
): Recorded => ({ kind: "attendance-recorded", as, stated: { actRef: refOf(act), branch, attendees } });

const service = (name: string, body: string, stated: JsonObject = {}): Recorded => ({
  kind: "assignment-recorded",
  as: `s ${name}`,
  stated: {
    caseRef: refOf("case"),
    personRef: refOf(name),
    bodyRef: refOf(body),
    superiorRef: null,
    from: moment("2020-01-01T08:00:00.000Z"),
    until: null,
    ...stated,
  },
});

const twoOutside = [witness("archivist"), witness("firefighter")];
const attended = attendance("search", "two-witnesses", twoOutside);

/** Searches: authority, hours, attendance, witnesses. */
export const searchRows: readonly RuleRow[] = [
  {
    claim: "an authority given before and not run out covers a search",
    rule: "search-authority",
    given: [warrant({ validUntil: between("18:00") }), search()],
    says: ["met"],
  },
  {
    claim: "an authority given afterwards does not",
    rule: "search-authority",
    given: [warrant({ issuedAt: between("09:00") }), search()],
    says: ["not-met"],
    because: ["authority-later"],
  },
  {
    claim: "one that had run out does not",
    rule: "search-authority",
    given: [warrant({ validUntil: between("07:30") }), search()],
    says: ["not-met"],
    because: ["authority-over"],
  },
  {
    claim: "a search without a named authority is unknown, not at fault",
    rule: "search-authority",
    given: [search({ authorisationRef: null })],
    says: ["unknown"],
    because: ["no-authority-named"],
  },
  {
    claim: "an authority that the reader may not read is unknown",
    rule: "search-authority",
    given: [search()],
    says: ["unknown"],
    because: ["authority-not-seen"],
  },
  {
    claim: "times that overlap leave it open",
    rule: "search-authority",
    given: [warrant({ issuedAt: between("07:00", "08:30") }), search()],
    says: ["unknown"],
    because: ["times-open"],
  },
  {
    claim: "at six in Paris it is day, in winter as in summer",
    rule: "search-hours",
    given: [
      search({ placeType: "dwelling", startedAt: moment("2026-03-02T05:00:00.000Z") }),
      { ...search({ placeType: "dwelling", startedAt: moment("2026-07-02T04:00:00.000Z") }), as: "summer" },
    ],
    says: ["met", "met"],
  },
  {
    claim: "five minutes before six it is night",
    rule: "search-hours",
    given: [search({ placeType: "dwelling", startedAt: moment("2026-07-02T03:55:00.000Z") })],
    says: ["not-met"],
    because: ["at-night"],
  },
  {
    claim: "at nine in the evening it is day, five minutes later night",
    rule: "search-hours",
    given: [
      search({ placeType: "business", startedAt: moment("2026-03-02T20:00:00.000Z") }),
      { ...search({ placeType: "business", startedAt: moment("2026-03-02T20:05:00.000Z") }), as: "later" },
    ],
    says: ["met", "not-met"],
    because: ["at-night"],
  },
  {
    claim: "a time between day and night is open",
    rule: "search-hours",
    given: [
      search({
        placeType: "dwelling",
        startedAt: moment("2026-03-02T04:30:00.000Z", "2026-03-02T05:30:00.000Z"),
      }),
    ],
    says: ["unknown"],
    because: ["times-open"],
  },
  {
    claim: "an authority that permits the night makes it lawful",
    rule: "search-hours",
    given: [
      warrant({
        legalReference: { code: "CPP", version: "1958", article: "706-89", validFrom: "2004-10-01" },
      }),
      search({ placeType: "dwelling", startedAt: moment("2026-03-02T01:00:00.000Z") }),
    ],
    says: ["met"],
  },
  {
    claim: "of a place that is not told nobody says that it is a dwelling",
    rule: "search-hours",
    given: [search({ placeType: "other", startedAt: moment("2026-03-02T01:00:00.000Z") })],
    says: ["unknown"],
    because: ["place-not-told"],
  },
  {
    claim: "a vehicle is not asked about",
    rule: "search-hours",
    given: [search({ placeType: "vehicle", startedAt: moment("2026-03-02T01:00:00.000Z") })],
    says: [],
  },
  {
    claim: "two witnesses from outside attend a search",
    rule: "search-attended",
    given: [search(), attended],
    says: ["met"],
  },
  {
    claim: "the person attends, whether or not the record was signed",
    rule: "search-attended",
    given: [search(), attendance("search", "person", [person()])],
    says: ["met"],
  },
  {
    claim: "nobody is not enough",
    rule: "search-attended",
    given: [search(), attendance("search", "none", [])],
    says: ["not-met"],
    because: ["nobody-attended"],
  },
  {
    claim: "whoever conducts the search is no witness of it",
    rule: "search-attended",
    given: [search(), attendance("search", "two-witnesses", [witness("archivist"), witness("lead")])],
    says: ["not-met"],
    because: ["too-few-outside"],
  },
  {
    claim: "a witness said to be inside does not count",
    rule: "search-attended",
    given: [
      search(),
      attendance("search", "two-witnesses", [
        witness("archivist"),
        witness("firefighter", { isOutsideAuthority: false }),
      ]),
    ],
    says: ["not-met"],
    because: ["too-few-outside"],
  },
  {
    claim: "of a witness nobody placed it is unknown",
    rule: "search-attended",
    given: [
      search(),
      attendance("search", "two-witnesses", [
        witness("archivist"),
        { personRef: refOf("firefighter"), capacity: "witness", signature: "signed" },
      ]),
    ],
    says: ["unknown"],
    because: ["independence-not-told"],
  },
  {
    claim: "without a record of attendance it is unknown, not at fault",
    rule: "search-attended",
    given: [search()],
    says: ["unknown"],
    because: ["attendance-not-recorded"],
  },
  {
    claim: "a witness without a service here is outside",
    rule: "witnesses-outside",
    given: [service("lead", "inspectorate"), search(), attended],
    says: ["met"],
  },
  {
    claim: "a witness of the same service is not",
    rule: "witnesses-outside",
    given: [service("lead", "inspectorate"), service("archivist", "inspectorate"), search(), attended],
    says: ["not-met"],
    because: ["same-service"],
  },
  {
    claim: "a witness who had left the service by then is",
    rule: "witnesses-outside",
    given: [
      service("lead", "inspectorate"),
      service("archivist", "inspectorate", { until: moment("2025-12-31T22:59:59.999Z") }),
      search(),
      attended,
    ],
    says: ["met"],
  },
  {
    claim: "a witness who came to it later is",
    rule: "witnesses-outside",
    given: [
      service("lead", "inspectorate"),
      service("archivist", "inspectorate", { from: moment("2026-03-10T08:00:00.000Z") }),
      search(),
      attended,
    ],
    says: ["met"],
  },
  {
    claim: "a witness whom nobody placed is unknown",
    rule: "witnesses-outside",
    given: [
      search(),
      attendance("search", "two-witnesses", [
        { personRef: refOf("archivist"), capacity: "witness", signature: "signed" },
      ]),
    ],
    says: ["unknown"],
    because: ["independence-not-told"],
  },
];
