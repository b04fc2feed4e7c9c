// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { between, refOf } from "../../records/spec/spec-names.ts";
import type { Recorded, RuleRow } from "./rule-spec.ts";
import { attendance, person, search, witness } from "./search-rows.ts";

const on = (day: string, time = "09:00"): JsonObject => {
  const instant = `2026-03-${day}T${time}:00.000Z`;
  return { earliest: instant, latest: instant, zone: "Europe/Paris", basis: "stated" };
};

export const seized = (stated: JsonObject = {}): Recorded => ({
  kind: "exhibit-seized",
  as: "exhibit",
  stated: { searchRef: refOf("search"), ...stated },
});
export const sealed = (stated: JsonObject = {}, as = "sealed"): Recorded => ({
  kind: "exhibit-sealed",
  as,
  stated,
});
export const opened = (stated: JsonObject = {}): Recorded => ({ kind: "seal-opened", as: "opened", stated });
const resealed = (stated: JsonObject = {}): Recorded => ({
  kind: "exhibit-resealed",
  as: "resealed",
  stated,
});
const order: Recorded = {
  kind: "authorisation-issued",
  as: "order",
  stated: { issuedAt: between("07:00"), validUntil: null },
};
export const offered = (stated: JsonObject = {}): Recorded => ({
  kind: "custody-offered",
  as: "offer",
  stated,
});
export const received = (stated: JsonObject = {}): Recorded => ({
  kind: "custody-received",
  as: "received",
  by: "member",
  stated,
});
const provisional = sealed({ sealType: "provisional" });
const searchedBefore = attendance("search", "person", [person(), witness("archivist")]);

/** Sealing at once, definitive seals, openings. */
export const sealRows: readonly RuleRow[] = [
  {
    claim: "what is sealed within the hour is sealed at once",
    rule: "sealed-at-once",
    given: [seized(), sealed()],
    says: ["met"],
  },
  {
    claim: "what is sealed two days later under the same hands is late, and control was continuous",
    rule: "sealed-at-once",
    given: [seized(), sealed({ sealedAt: on("04", "09:00") })],
    says: ["not-met"],
    because: ["sealed-late", "control-continuous"],
  },
  {
    claim: "a gap meanwhile is told beside it",
    rule: "sealed-at-once",
    given: [
      seized(),
      offered({ handedOverAt: on("02", "10:00") }),
      received({ receivedAt: on("03", "10:00"), sealCondition: "intact" }),
      sealed({ sealedAt: on("04", "09:00") }),
    ],
    says: ["not-met"],
    because: ["sealed-late", "control-interrupted"],
  },
  {
    claim: "received days later without a seal it was not sealed at once",
    rule: "sealed-at-once",
    given: [
      seized(),
      offered({ handedOverAt: on("05", "10:00") }),
      received({ receivedAt: on("05", "10:00"), sealCondition: "unsealed" }),
    ],
    says: ["not-met"],
    because: ["received-unsealed", "control-continuous"],
  },
  {
    claim: "without any record of a sealing it is unknown, not at fault",
    rule: "sealed-at-once",
    given: [seized()],
    says: ["unknown"],
    because: ["sealing-not-recorded"],
  },
  {
    claim: "a sealing some time within two days is open",
    rule: "sealed-at-once",
    given: [
      seized(),
      sealed({
        sealedAt: {
          earliest: "2026-03-02T09:00:00.000Z",
          latest: "2026-03-04T09:00:00.000Z",
          zone: "Europe/Paris",
          basis: "stated",
        },
      }),
    ],
    says: ["unknown"],
    because: ["times-open"],
  },
  {
    claim: "a provisional seal becomes definitive before all who attended the search",
    rule: "definitive-seal-attended",
    given: [
      search(),
      searchedBefore,
      seized(),
      provisional,
      sealed({ sealNumber: "A-2", sealedAt: between("12:00") }, "definitive"),
      attendance("definitive", "person", [person(), witness("archivist")]),
    ],
    says: ["met"],
  },
  {
    claim: "without one of them it does not",
    rule: "definitive-seal-attended",
    given: [
      search(),
      searchedBefore,
      seized(),
      provisional,
      opened(),
      attendance("opened", "two-witnesses", [witness("archivist"), witness("firefighter")]),
      resealed(),
    ],
    says: ["not-met"],
    because: ["attendees-absent"],
  },
  {
    claim: "who attended the definitive sealing may be unknown",
    rule: "definitive-seal-attended",
    given: [search(), searchedBefore, seized(), provisional, opened(), resealed()],
    says: ["unknown"],
    because: ["attendance-not-recorded"],
  },
  {
    claim: "who attended the search may be unknown",
    rule: "definitive-seal-attended",
    given: [search(), seized(), provisional, opened(), resealed(), attendance("resealed", "none", [])],
    says: ["unknown"],
    because: ["search-attendance-not-recorded"],
  },
  {
    claim: "a seal that was definitive from the start is not asked about",
    rule: "definitive-seal-attended",
    given: [search(), searchedBefore, seized(), sealed(), opened(), resealed()],
    says: [],
  },
  {
    claim: "a closed seal is opened before the person",
    rule: "opening-attended",
    given: [
      seized(),
      sealed(),
      opened({ ground: "judicial-order" }),
      attendance("opened", "person", [person()]),
    ],
    says: ["met"],
  },
  {
    claim: "in France two witnesses are not the person",
    rule: "opening-attended",
    given: [
      seized(),
      sealed(),
      opened({ ground: "judicial-order" }),
      attendance("opened", "two-witnesses", [witness("archivist"), witness("firefighter")]),
    ],
    says: ["not-met"],
    because: ["person-absent"],
  },
  {
    claim: "by the practice of the field they are",
    rule: "opening-attended",
    pack: "generic",
    given: [
      seized(),
      sealed(),
      opened({ ground: "judicial-order" }),
      attendance("opened", "two-witnesses", [witness("archivist"), witness("firefighter")]),
    ],
    says: ["met"],
  },
  {
    claim: "a summons before the opening is enough, one after it is not",
    rule: "opening-attended",
    given: [
      seized(),
      sealed(),
      opened({ ground: "inventory" }),
      attendance("opened", "none", []),
      {
        kind: "notice-served",
        stated: { noticeType: "summons", actRefs: [refOf("opened")], servedAt: between("10:00") },
      },
    ],
    says: ["met"],
  },
  {
    claim: "a summons after the opening cures nothing",
    rule: "opening-attended",
    given: [
      seized(),
      sealed(),
      opened({ ground: "inventory" }),
      attendance("opened", "none", []),
      {
        kind: "notice-served",
        stated: { noticeType: "summons", actRefs: [refOf("opened")], servedAt: between("12:00") },
      },
    ],
    says: ["not-met"],
    because: ["nobody-attended"],
  },
  {
    claim: "without a record of attendance an opening is unknown, not at fault",
    rule: "opening-attended",
    given: [seized(), sealed(), opened({ ground: "inventory" })],
    says: ["unknown"],
    because: ["attendance-not-recorded"],
  },
  {
    claim: "what was taken over from paper under a closed seal is opened before those concerned too",
    rule: "opening-attended",
    given: [
      { kind: "exhibit-taken-over", as: "exhibit", stated: { sealType: "closed", sealNumber: "P-7" } },
      opened({ ground: "inventory" }),
      attendance("opened", "none", []),
    ],
    says: ["not-met"],
    because: ["nobody-attended"],
  },
  {
    claim: "of one whose paper does not say how it was closed nothing is asked",
    rule: "opening-attended",
    given: [
      { kind: "exhibit-taken-over", as: "exhibit", stated: { sealType: null, sealNumber: null } },
      opened({ ground: "inventory" }),
    ],
    says: [],
  },
  {
    claim: "an open seal and an expert’s opening are not asked about",
    rule: "opening-attended",
    given: [
      seized(),
      sealed({ sealType: "open" }),
      opened({ ground: "inventory" }),
      resealed(),
      { ...opened({ ground: "expertise" }), as: "expert" },
    ],
    says: [],
  },
  {
    claim: "an examiner opens on an order in force",
    rule: "opening-ordered",
    given: [order, seized(), sealed(), opened({ authorisationRef: refOf("order") })],
    says: ["met"],
  },
  {
    claim: "an order of later does not cover it",
    rule: "opening-ordered",
    given: [
      { ...order, stated: { ...order.stated, issuedAt: between("18:00") } },
      seized(),
      sealed(),
      opened({ authorisationRef: refOf("order") }),
    ],
    says: ["not-met"],
    because: ["authority-later"],
  },
  {
    claim: "an opening without a named order is unknown",
    rule: "opening-ordered",
    given: [seized(), sealed(), opened()],
    says: ["unknown"],
    because: ["no-authority-named"],
  },
];
