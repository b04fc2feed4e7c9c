// SPDX-License-Identifier: Apache-2.0
import { decide, ScelleError, type SignedDraft, type Situation } from "@scelle/core";
import type { Clock } from "./clock.ts";
import type { LiveSituation } from "./live-situation.ts";

/**
 * Whether a draft would be taken in now, its sealed object supposed to be there.
 * @throws ScelleError with the code of the refusal
 */
export function consider(
  parts: { readonly origin: string; readonly situation: LiveSituation; readonly clock: Clock },
  { draft, signature }: SignedDraft,
  author: string,
): void {
  const { origin, situation, clock } = parts;
  const supposed: Situation = {
    origin,
    state: (fold, ref) => situation.state(fold, ref),
    record: (ref) => situation.record(ref),
    resolvesObject: () => true,
  };
  const recordedAt = new Date(clock.nowMs()).toISOString();
  const decision = decide(supposed, { draft, author, recordedAt, key: signature.key });
  if ("refused" in decision) throw new ScelleError(decision.refused, decision.facts);
}
