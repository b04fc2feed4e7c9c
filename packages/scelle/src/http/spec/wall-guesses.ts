// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { logPurposes, lookGrounds } from "@scelle/core";
import { moment } from "./walled-cells.ts";
import type { WalledWorlds } from "./walled-worlds.ts";

type Subjects = Pick<WalledWorlds, "exercise" | "officerRef">;

/** Everything that somebody could put into a question who guessed every name. */
export function guesses({ exercise, officerRef }: Subjects) {
  const { caseRef, operationRef, imageExhibitRef, frontTextRef, incidentRef } = exercise.exercise;
  const things = [imageExhibitRef, operationRef, incidentRef, frontTextRef, caseRef, officerRef];
  const root = Buffer.from(exercise.exercise.imageObjectRoot).toString("base64");
  return {
    ...{ caseRef: [caseRef], ref: things, of: things, sessionId: ["A".repeat(16)] },
    ...{ before: ["40"], since: ["3"], at: [moment.earliest], event: [incidentRef] },
    ...{
      actor: [officerRef],
      object: [officerRef],
      predicate: ["warned"],
      pack: ["fr"],
      calendar: ["fr-mayotte"],
      target: ["person", "exhibit"],
    },
    text: ["telephone", "Exercise", "warrant", "2031", "Officer", "tele", caseRef, caseRef.slice(0, 8)],
    ...{ "scelle-reason": ["Exercise"], "scelle-act": ["Exercise"] },
    "scelle-ground": Object.keys(lookGrounds),
    "scelle-log-purpose": Object.keys(logPurposes),
    ...{ "Tus-Resumable": ["1.0.0"], "Upload-Length": ["1000"], "Upload-Offset": ["0"] },
    "Upload-Metadata": [`root ${root}`],
  };
}

/** Acts that would change the case, or hand it over. */
export function bodies({ exercise, officerRef }: Subjects) {
  const { caseRef, imageExhibitRef } = exercise.exercise;
  const draft = (kind: string, version: number, stated: object) =>
    JSON.stringify({ draftId: randomUUID(), kind, version, stated });
  const drafts = [
    draft("member-removed", 1, { caseRef, personRef: officerRef, ground: "other" }),
    draft("custody-offered", 1, {
      ...{ exhibitRef: imageExhibitRef, receiverRef: officerRef, purpose: "storage" },
    }),
    draft("correction-made", 1, { targetRef: imageExhibitRef, fields: { note: "x" }, reason: "Exercise" }),
    draft("wall-raised", 1, { caseRef, personRef: officerRef, ground: "other", reason: "Exercise" }),
  ];
  return {
    ...{ append: drafts, consider: drafts, goOnIngesting: [""] },
    bundle: [JSON.stringify({ reason: "Exercise", standing: "counsel" })],
    labels: [
      JSON.stringify({ format: "62x29", exhibitRefs: [imageExhibitRef], language: "en" }),
      JSON.stringify({ format: "62x29", exhibitRefs: [imageExhibitRef], skip: 23, language: "en" }),
    ],
    papers: [
      JSON.stringify({ what: "exhibit", ref: imageExhibitRef, language: "en" }),
      JSON.stringify({ what: "irregularities", ref: caseRef, language: "fr" }),
    ],
    invite: [
      JSON.stringify({ personRef: officerRef, reason: "Exercise" }),
      JSON.stringify({ personRef: officerRef, reason: "Exercise", secondRef: officerRef }),
    ],
  };
}
