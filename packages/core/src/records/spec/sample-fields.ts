// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from "../../encoding/canonical-json.ts";
import { assert } from "../../errors.ts";
import { findKind } from "../catalogue.ts";
import { caseSamples } from "./case-samples.ts";
import { exhibitSamples } from "./exhibit-samples.ts";
import { operationSamples } from "./operation-samples.ts";
import { at, between, keyOf, refOf, rootOf, specOrigin } from "./spec-names.ts";
import { statementSamples } from "./statement-samples.ts";
import { transferSamples } from "./transfer-samples.ts";

/** Stated fields that make a good record of a kind in the register of the specifications. */
export function sampleStated(kind: string): JsonObject {
  const sample = samples[kind];
  assert(sample !== undefined, `${kind} has a sample`);
  return sample;
}

/** Measured fields of a kind; undefined if it measures nothing. */
export function sampleMeasured(kind: string): JsonObject | undefined {
  const shape = findKind(kind)?.shape ?? {};
  if (shape["outcome"]?.from === "measured") return { outcome: "intact" };
  if (shape["rowCount"] !== undefined) return { ...sealedObject(kind), rowCount: 50_000 };
  if (shape["objectRoot"]?.from === "measured") return sealedObject(kind);
  if (shape["nodeDigest"] !== undefined) return { nodeDigest: rootOf(kind) };
  if (shape["textDigest"] !== undefined) return { textDigest: rootOf(kind), textLength: 400 };
  if (shape["imageDigest"] === undefined) return undefined;
  return { imageSize: 67_092_480, imageDigest: rootOf(kind) };
}

/** What is measured when an object with this name is sealed. */
export function sealedObject(name: string): JsonObject {
  return {
    objectRoot: rootOf(name),
    sealedSize: 67_109_432,
    recipientCount: 2,
    sourceKind: "file",
    imageSize: 67_092_480,
    imageDigest: rootOf(`${name} plaintext`),
  };
}

const recipient = `age1${"q".repeat(58)}`;
const exhibitRef = refOf("exhibit");
const caseRef = refOf("case");
const about = { caseRef, personRef: refOf("member") };
const law = { code: "CPP", version: "2026-01-01", article: "57", validFrom: "2026-01-01" };

const samplePasskey =
  "pQECAyYgASFYIPTZk1i_q1Qmp6O51sBxM8QpyWEyB9kVzdRFEA0UFWpAIlggua7g-QdRU5ssotcUPLQ40mV2OHl_VqThy6-71Q02a78";

const samples: Readonly<Record<string, JsonObject>> = {
  ...caseSamples,
  ...exhibitSamples,
  ...operationSamples,
  ...statementSamples,
  ...transferSamples,
  "register-founded": {
    origin: specOrigin,
    title: "Register of the inspectorate",
    bodyName: "General inspectorate",
    founderName: "Head of the registry",
    founderKey: keyOf("admin"),
    registerKey: keyOf("register"),
    recoveryRecipient: recipient,
  },
  "key-added": { personRef: refOf("member"), publicKey: keyOf("member 2"), reason: "New device" },
  "key-retired": { personRef: refOf("member"), publicKey: keyOf("member"), ground: "lost" },
  "passkey-added": {
    personRef: refOf("member"),
    credentialId: keyOf("passkey"),
    publicKey: samplePasskey,
    rpId: "register.example",
    reason: "Works at the inspectorate",
  },
  "passkey-retired": { personRef: refOf("member"), credentialId: keyOf("passkey"), ground: "lost" },
  "session-opened": {
    personRef: refOf("member"),
    sessionKey: keyOf("session"),
    until: at("23:00"),
    credentialId: keyOf("passkey"),
    passkey: samplePasskey,
    rpId: "register.example",
    authenticatorClaims: "AAAA",
    clientJson: "AAAA",
    assertionSignature: "AAAA",
  },
  "act-signed": {
    caseRef,
    actRef: refOf("act"),
    personRef: refOf("member"),
    draftDigest: rootOf("draft"),
    credentialId: keyOf("passkey"),
    passkey: samplePasskey,
    rpId: "register.example",
    authenticatorClaims: "AAAA",
    clientJson: "AAAA",
    assertionSignature: "AAAA",
  },
  "account-bound": {
    personRef: refOf("member"),
    issuer: "https://identity.example",
    accountSubject: "subject-17",
    reason: "Works at the inspectorate",
  },
  "account-unbound": { personRef: refOf("member"), bindingRef: refOf("binding"), ground: "departed" },
  "account-session-opened": {
    personRef: refOf("member"),
    sessionKey: keyOf("session"),
    until: at("23:00"),
    bindingRef: refOf("binding"),
    issuer: "https://identity.example",
    accountSubject: "subject-17",
    idTokenDigest: rootOf("token"),
  },
  "session-ended": {
    personRef: refOf("member"),
    sessionKey: keyOf("session"),
    ground: "revoked",
    endedByRef: refOf("admin"),
  },
  "witness-added": {
    witnessName: "Bar association",
    verifierKey: "witness.example/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    operator: "Bar association",
  },
  "recovery-performed": { reason: "Disk failure", restoredSize: 120, knownSize: 124 },
  "retention-set": {
    matter: "consultation",
    length: { count: 3, unit: "year" },
    validFrom: between("00:00"),
    legalReference: law,
  },
  "body-registered": { name: "Third squad", bodyType: "police-unit" },
  "person-registered": { name: "Officer 17", office: "Inspector" },
  "assignment-recorded": {
    ...about,
    bodyRef: refOf("body"),
    position: "Head of squad",
    from: between("00:00"),
  },
  "habilitation-recorded": {
    ...about,
    scope: "Vehicle file",
    decidingAct: "Decision 12",
    from: between("00:00"),
    legalReference: law,
  },
  "relationship-declared": { ...about, otherRef: refOf("lead"), relation: "colleague" },
  "legal-status-recorded": { ...about, status: "witness", source: "investigator", from: between("08:00") },
  "case-opened": { number: "2026-014", title: "Missing seizures", recipients: [recipient] },
  "referral-received": {
    caseRef,
    channel: "prosecutor",
    receivedAt: between("07:30"),
    summary: "Three phones are missing from the storeroom.",
  },
  "member-admitted": { ...about, role: "member", reason: "Inquiry" },
  "member-removed": { ...about, ground: "no-longer-needed" },
  "case-closed": { caseRef, ground: "completed", reason: "All acts are done." },
  "document-captured": { caseRef, title: "Signed receipt", language: "fr" },
  "authorisation-issued": {
    caseRef,
    authorisationType: "warrant",
    issuer: "Investigating judge 4",
    issuedAt: between("06:00"),
    scope: "Offices of the third squad",
    legalReference: law,
  },
  "search-conducted": {
    caseRef,
    placeType: "police-office",
    place: "Second floor",
    startedAt: between("08:00"),
    endedAt: between("10:30"),
    conductedByRefs: [refOf("lead")],
  },
  "attendance-recorded": {
    caseRef,
    actRef: refOf("search"),
    branch: "two-witnesses",
    attendees: [
      { personRef: refOf("outsider"), capacity: "witness", isOutsideAuthority: true, signature: "signed" },
      { personRef: refOf("lab"), capacity: "witness", signature: "refused", reason: "No reason given" },
    ],
  },
  "exhibit-seized": {
    caseRef,
    number: "1",
    category: "phone",
    description: "Black telephone, cracked screen",
    quantity: { value: 1, unit: "piece" },
    seizedAt: between("08:10"),
    place: "Desk 3",
    identifiers: [{ type: "imei", value: "350000000000006" }],
    powerState: "on",
  },
  "exhibit-taken-over": {
    caseRef,
    number: "7",
    category: "phone",
    description: "Grey telephone",
    paperReference: "Book 4, line 112",
    takenOverAt: between("08:30"),
    place: "Shelf 2",
    sealNumber: "OLD-112",
  },
  "exhibit-sealed": { exhibitRef, sealType: "closed", sealNumber: "A-1", sealedAt: between("09:00") },
  "seal-opened": { exhibitRef, ground: "imaging", openedAt: between("11:00"), reason: "Forensic image" },
  "seal-found-broken": { exhibitRef, foundAt: between("11:00"), circumstances: "Tape cut on one side" },
  "exhibit-resealed": { exhibitRef, sealType: "closed", sealNumber: "A-2", resealedAt: between("12:00") },
  "image-acquired": {
    exhibitRef,
    acquisitionMethod: "physical",
    tool: "imager 4.2",
    sourceDescription: "Internal storage",
  },
  "working-copy-made": { exhibitRef, objectRoot: rootOf("image-acquired"), reason: "Examination 3" },
  "fixity-checked": { exhibitRef, objectRoot: rootOf("image-acquired") },
  "custody-offered": { exhibitRef, receiverRef: refOf("member"), purpose: "storage" },
  "custody-received": {
    exhibitRef,
    offerRef: refOf("offer"),
    receivedAt: between("13:00"),
    sealCondition: "intact",
  },
  "custody-refused": { exhibitRef, offerRef: refOf("offer"), reason: "Seal number differs from the list" },
  "exhibit-moved": { exhibitRef, place: "Shelf 3", movedAt: between("13:30") },
  "record-consulted": {
    caseRef,
    reason: "Preparing the hearing",
    query: { op: "list", kind: "exhibit-seized" },
  },
  "records-combined": { reason: "Link between two cases", query: { op: "search", text: "squad" } },
  "attempt-refused": {
    caseRef,
    personRef: refOf("outsider"),
    attempt: "read",
    attempted: "record-consulted",
    refused: "access.not-member",
  },
  "correction-made": {
    targetRef: exhibitRef,
    fields: { description: "Black telephone, whole screen" },
    reason: "Mixed up with exhibit 2",
  },
  "erasure-decided": { targetRef: exhibitRef, ground: "data-subject", legalReference: law },
  "erasure-performed": { targetRef: exhibitRef, decisionRef: refOf("decision"), keysDestroyed: 1 },
};
