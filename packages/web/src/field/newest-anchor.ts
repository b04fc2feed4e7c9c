// SPDX-License-Identifier: Apache-2.0
import { hex } from "@scelle/core";
import type { Session } from "@scelle/core/api";
import { checkLog } from "../proof/check-log.ts";
import type { FieldAnchor, FieldSearch } from "./field-search.ts";

/** A register publishes once a second at most. */
const attemptsMax = 10;
const againMs = 1_000;

/**
 * The newest checkpoint that covers everything of a search, checked as this browser checks every one.
 * @returns undefined where none came in time, or the one that came is none
 * @throws ApiProblem
 */
export async function newestAnchor(session: Session, search: FieldSearch): Promise<FieldAnchor | undefined> {
  const indexes = Object.values(search.outcomes).map((outcome) => ("index" in outcome ? outcome.index : -1));
  const last = Math.max(-1, ...indexes);
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const { checkpoint, cause } = await checkLog(session);
    if (cause !== undefined) return undefined;
    if (checkpoint !== undefined && checkpoint.size > last) {
      return { size: checkpoint.size, root: hex(checkpoint.root) };
    }
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  return undefined;
}
