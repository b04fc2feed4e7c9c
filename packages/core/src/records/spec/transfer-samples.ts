// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { between, refOf, rootOf } from "./spec-names.ts";

const caseRef = refOf("case");
const recipient = `age1${"q".repeat(58)}`;
const office = "office.example/prosecution";

/** Samples of a case that goes to another register, and of one that came. */
export const transferSamples: Readonly<Record<string, JsonObject>> = {
  "case-transferred": {
    caseRef,
    toOrigin: office,
    toLogKey: `${office}+01234567+AQIDBA==`,
    toBodyRef: refOf("body"),
    toRecipients: [recipient],
    decidedBy: "Head of the inspectorate",
    reason: "Charges are to be brought",
  },
  "transfer-withdrawn": { caseRef, transferRef: refOf("transfer"), reason: "Sent to the wrong office" },
  "transfer-acknowledged": {
    caseRef,
    transferRef: refOf("transfer"),
    receivedCaseRef: refOf("case there"),
    receivedIndex: 7,
    receivedLeaf: rootOf("leaf there"),
    receivedReceipt: "scelle/receipt/v1\n",
  },
  "exhibit-transferred": {
    exhibitRef: refOf("exhibit"),
    handedOverAt: between("12:00"),
    receivedExhibitRef: refOf("exhibit there"),
    receivedIndex: 9,
    receivedLeaf: rootOf("exhibit there"),
    receivedReceipt: "scelle/receipt/v1\n",
  },
  "case-received": {
    number: "2026-077",
    title: "Missing seizures",
    recipients: [recipient],
    sourceOrigin: office,
    sourceLogKey: `${office}+01234567+AQIDBA==`,
    sourceCaseRef: refOf("case there"),
    headIndex: 41,
    headSeq: 12,
    headLeaf: rootOf("leaf there"),
    transferReceipt: "scelle/receipt/v1\n",
  },
};
