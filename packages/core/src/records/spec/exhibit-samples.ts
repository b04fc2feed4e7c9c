// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../../encoding/canonical-json.ts";
import { twoWitnesses } from "./case-samples.ts";
import { at, between, refOf } from "./spec-names.ts";

const caseRef = refOf("case");
const exhibitRef = refOf("exhibit");

/** Samples of what befalls an exhibit after its seizure. */
export const exhibitSamples: Readonly<Record<string, JsonObject>> = {
  "exhibit-divided": {
    caseRef,
    exhibitRef,
    partType: "component",
    number: "1 bis",
    category: "storage-medium",
    description: "Memory card of the telephone",
    quantity: { value: 1, unit: "piece" },
    dividedAt: between("11:10"),
    reason: "To be imaged by itself",
    branch: "none",
    attendees: [],
  },
  "exhibit-photographed": { exhibitRef, photographedAt: between("08:12"), caption: "IMG_0001.jpg" },
  "device-checked": {
    exhibitRef,
    checkedAt: between("08:12"),
    powerState: "on",
    lockState: "locked",
    batteryPercent: 41,
    isolation: "faraday",
    clock: { shown: at("08:09"), besideIt: at("08:12") },
  },
  "field-report-recorded": {
    caseRef,
    searchRef: refOf("search"),
    reportDigest: "c1".repeat(32),
    madeAt: at("10:31"),
    device: "Mozilla/5.0 (Android 15; Tablet)",
    clocks: [{ deviceTime: at("07:00"), registerTime: at("06:58") }],
    readings: [
      {
        recordRef: exhibitRef,
        deviceTime: at("08:10"),
        position: { latitude: 48.85, longitude: 2.35, accuracyMetres: 12 },
      },
    ],
  },
  "exhibit-weighed": {
    exhibitRef,
    weighedAt: between("11:10"),
    gross: { value: 212.4, unit: "gram", uncertainty: 0.1 },
    scale: "Scale 3, verified this year",
    ...twoWitnesses,
  },
  "image-registered": {
    exhibitRef,
    acquisitionMethod: "physical",
    format: "ewf",
    tool: "imager 4.2",
    holderRef: refOf("body"),
    storedAs: "Cabinet 2, volume 14",
  },
  "matter-segregated": {
    exhibitRef,
    ground: "legal-privilege",
    scope: "One thread of messages with a lawyer",
    itemCount: 41,
    segregatedAt: between("13:00"),
    decisionBy: "Liberty judge",
  },
  "exhibit-examined": {
    exhibitRef,
    examined: "original",
    examinerRef: refOf("lab"),
    startedAt: between("13:00"),
    question: "Was the memory card changed?",
    method: "Visual examination, microscope",
    changes: "None",
  },
  "inventory-taken": {
    caseRef,
    holderRef: refOf("lead"),
    occasion: "unannounced",
    takenAt: between("17:00"),
    place: "Strongroom 2",
    takenByRefs: [refOf("member")],
    found: [{ exhibitRef, sealCondition: "intact" }],
    missing: [],
  },
  "exhibit-returned": {
    exhibitRef,
    receiverRef: refOf("outsider"),
    ground: "owner",
    returnedAt: between("16:00"),
    sealCondition: "intact",
    signature: "refused",
  },
  "exhibit-destroyed": {
    exhibitRef,
    authorisationRef: refOf("authorisation"),
    method: "incineration",
    destroyedAt: between("17:00"),
    place: "Incinerator of the district",
    secondRef: refOf("member"),
    ...twoWitnesses,
  },
};
