// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import type { Draft, JsonObject } from "@scelle/core";

/** Who measured what the register records by itself. */
const ownProgram = "scelle-register/1";

/** A draft that the register makes by itself, under a fresh id. */
export function ownDraft(kind: string, version: number, stated: JsonObject, measured?: JsonObject): Draft {
  const own = { draftId: randomUUID(), kind, version, stated };
  return measured === undefined ? own : { ...own, measured, measuredBy: ownProgram };
}
