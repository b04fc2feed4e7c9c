// SPDX-License-Identifier: Apache-2.0
import type { Party, Topic } from "@scelle/core";
import type { ResolvedAnswer } from "@scelle/core/api";

/** Kinds whose records are parties. */
export const partyKinds: readonly string[] = ["body-registered", "person-registered", "group-described"];
/** Kinds whose records a statement may speak of. */
export const topicKinds: readonly string[] = [...partyKinds, "incident-recorded", "operation-planned"];

/** The party that a record founds; undefined for anything else. */
export function partyOf({ ref, kind }: ResolvedAnswer): Party | undefined {
  switch (kind) {
    case "body-registered":
      return { bodyRef: ref };
    case "person-registered":
      return { personRef: ref };
    case "group-described":
      return { groupRef: ref };
    default:
      return undefined;
  }
}

/** What a statement can speak of by reference; undefined for anything else. */
export function topicOf(found: ResolvedAnswer): Topic | undefined {
  if (found.kind === "incident-recorded") return { incidentRef: found.ref };
  if (found.kind === "operation-planned") return { operationRef: found.ref };
  return partyOf(found);
}
