// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";
import { isRecordOf } from "../records/effective-records.ts";
import { authorisationIssued } from "../records/kinds/authorisation-issued.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { Outcome } from "./outcome.ts";
import { isSurelyAfter, isSurelyBefore } from "./spans.ts";

/** Whether the authority that an act names was in force when the act began. */
export function authorityOutcome(
  facts: CaseFacts,
  authorisationRef: string | undefined,
  at: Span,
): Pick<Outcome, "standing" | "circumstances" | "factRefs"> {
  const unknown = (circumstance: Outcome["circumstances"][number], factRefs: readonly string[] = []) =>
    ({ standing: "unknown", circumstances: [circumstance], factRefs }) as const;
  if (authorisationRef === undefined) return unknown("no-authority-named");
  const authority = facts.record(authorisationRef);
  if (authority === undefined || !isRecordOf(authority, authorisationIssued)) {
    return unknown("authority-not-seen");
  }
  const factRefs = [authority.recordRef];
  const { issuedAt, validUntil } = authority.stated;
  if (isSurelyAfter(issuedAt, at)) {
    return { standing: "not-met", circumstances: ["authority-later"], factRefs };
  }
  if (validUntil !== undefined && isSurelyAfter(at, validUntil)) {
    return { standing: "not-met", circumstances: ["authority-over"], factRefs };
  }
  const isInForce =
    isSurelyBefore(issuedAt, at) && (validUntil === undefined || isSurelyBefore(at, validUntil));
  return isInForce ? { standing: "met", circumstances: [], factRefs } : unknown("times-open", factRefs);
}
