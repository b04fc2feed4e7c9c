// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import type { Draft } from "@scelle/core";

const at = "2026-03-02T09:00:00.000Z";
const seizedAt = { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };

/** An invented exhibit whose draft has at least so many bytes. */
export function exhibitDraft(caseRef: string, number: number, bytes: number): Draft {
  const description = "A phone, black, screen cracked";
  const names = { number: `X-${number}`, category: "phone", place: "Office 12" };
  const stated = { caseRef, ...names, description, seizedAt };
  const draft = { draftId: randomUUID(), kind: "exhibit-seized", version: 1, stated };
  const missing = Math.max(0, bytes - JSON.stringify(draft).length);
  return { ...draft, stated: { ...stated, description: description + "x".repeat(missing) } };
}
