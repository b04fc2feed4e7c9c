// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { at, between, refOf, rootOf } from "./spec-names.ts";

const caseRef = refOf("case");
const exhibitRef = refOf("exhibit");
const law = { code: "CPP", version: "2026-01-01", article: "706-30-1", validFrom: "2026-01-01" };
const witness = { capacity: "witness", isOutsideAuthority: true, signature: "signed" };

/** Two witnesses from outside, as a weighing or a destruction has them. */
export const twoWitnesses: JsonObject = {
  branch: "two-witnesses",
  attendees: [
    { ...witness, personRef: refOf("outsider") },
    { ...witness, personRef: refOf("lab") },
  ],
};

/** Samples of people, walls, deadlines, access, allegations and procedures. */
export const caseSamples: Readonly<Record<string, JsonObject>> = {
  "persons-identified": {
    caseRef,
    personRef: refOf("officer 17"),
    otherRef: refOf("driver"),
    basis: "Same service number in both files",
  },
  "persons-separated": { caseRef, identificationRef: refOf("identification"), reason: "Two brothers" },
  "wall-raised": {
    caseRef,
    personRef: refOf("outsider"),
    ground: "superior",
    reason: "Commands the third squad",
  },
  "safeguards-adopted": {
    safeguards: "walls-and-two-persons",
    reason: "Adopted by order 7 of the inspectorate",
  },
  "independence-declared": { bodyRef: refOf("body"), basis: "Act on the inspectorate, article 2" },
  "admission-answered": { caseRef, admissionRef: refOf("admission"), answer: "confirmed" },
  "grant-answered": { personRef: refOf("member"), grantRef: refOf("grant"), answer: "confirmed" },
  "emergency-access-taken": {
    caseRef,
    ground: "loss-of-evidence",
    reason: "The lead cannot be reached and a phone is about to be wiped",
    until: at("23:00"),
    reviewerRef: refOf("lead"),
  },
  "deadline-set": {
    caseRef,
    deadlineType: "contested-item",
    actRef: exhibitRef,
    runsFrom: between("09:00"),
    length: { count: 5, unit: "day" },
    dueAt: between("18:00"),
    legalReference: law,
  },
  "deadline-met": { caseRef, deadlineRef: refOf("deadline"), metAt: between("17:00") },
  "notice-served": {
    caseRef,
    personRef: refOf("officer 17"),
    noticeType: "destruction",
    actRefs: [exhibitRef],
    servedAt: between("12:00"),
    means: "registered-post",
    language: "fr",
  },
  "access-granted": {
    caseRef,
    personRef: refOf("officer 17"),
    standing: "person-concerned",
    recordRefs: [exhibitRef],
    mode: "reading-room",
    decidedBy: "Investigating judge 4",
    decidedAt: between("14:00"),
  },
  "access-refused": {
    caseRef,
    personRef: refOf("officer 17"),
    standing: "person-concerned",
    ground: "ongoing-acts",
    reason: "Two hearings are still to be held",
    decidedBy: "Investigating judge 4",
    decidedAt: between("14:00"),
    remedy: "judge",
    remedyBody: "Chamber of inquiry",
    remedyUntil: between("18:00"),
  },
  "lead-replaced": {
    caseRef,
    insteadOfRef: refOf("lead"),
    personRef: refOf("outsider"),
    secondRef: refOf("lab"),
    ground: "implicated",
    decidedBy: "Prosecutor of the court of appeal",
    decidedAt: between("14:00"),
  },
  "source-protected": {
    sourceRef: refOf("referral"),
    custodianRef: refOf("outsider"),
    secondRef: refOf("lab"),
    sealedIdentity: "A".repeat(3_600),
  },
  "source-disclosure-proposed": {
    custodianRef: refOf("outsider"),
    secondRef: refOf("lab"),
    protectionRef: refOf("protection"),
    ground: "court-order",
    reason: "The court asks who reported",
    toWhom: "Investigating judge 4",
  },
  "source-disclosure-answered": {
    custodianRef: refOf("outsider"),
    proposalRef: refOf("proposal"),
    answer: "confirmed",
    sealedIdentity: "A".repeat(3_000),
  },
  "question-asked": {
    caseRef,
    grantRef: refOf("grant"),
    question: "Was the exhibit weighed before it was divided?",
  },
  "question-answered": {
    caseRef,
    questionRef: refOf("question"),
    outcome: "answered",
    answer: "Yes: the record of the weighing is listed in the decision.",
  },
  "favourable-marked": { caseRef, recordRef: exhibitRef, reason: "The seal was whole when it was received" },
  "favourable-unmarked": { caseRef, markRef: refOf("mark"), reason: "It speaks of another exhibit" },
  "allegation-made": {
    caseRef,
    allegationType: "seizure-theft",
    summary: "Part of a seizure is said to have been kept back.",
    concernedRefs: [refOf("officer 17")],
    sourceRefs: [refOf("referral")],
    occurredAt: between("01:00", "03:00"),
    madeAt: between("07:30"),
  },
  "allegation-disposed": {
    caseRef,
    allegationRef: refOf("allegation"),
    personRef: refOf("officer 17"),
    outcome: "exonerated",
    standardOfProof: "balance-of-probabilities",
    decidedBy: "Head of the inspectorate",
    decidedAt: between("18:00"),
    evidenceRefs: [exhibitRef],
    reasons: "The seizure was weighed before witnesses and is complete.",
  },
  "measure-taken": {
    caseRef,
    personRef: refOf("officer 17"),
    measure: "none",
    takenAt: between("18:00"),
  },
  "procedure-affected": {
    caseRef,
    number: "2025-881",
    court: "District court",
    stage: "awaiting-trial",
    asOf: between("10:00"),
    personRef: refOf("officer 17"),
    dependence: ["testimony", "seizure"],
    allegationRefs: [refOf("allegation")],
    extent: "The only account of the seizure",
  },
  "procedure-notified": {
    caseRef,
    procedureRef: refOf("procedure"),
    party: "defence",
    notifiedAt: between("16:00"),
    means: "registered-post",
    content: "That an allegation concerns a witness of the procedure",
  },
  "procedure-reviewed": {
    caseRef,
    procedureRef: refOf("procedure"),
    outcome: "retrial",
    reviewedAt: between("18:00"),
    authority: "Court of review",
  },
  "record-disclosed": {
    caseRef,
    recordRefs: [exhibitRef],
    recipientRef: refOf("outsider"),
    standing: "counsel",
    means: "dossier",
    disclosedAt: between("18:00"),
    reason: "Decision on access of this day",
    bundleDigest: rootOf("bundle"),
  },
};
