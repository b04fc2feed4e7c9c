// SPDX-License-Identifier: Apache-2.0
import { caseFold, type EffectiveRecord, personFold, recordsShownMax, registerFold } from "@scelle/core";
import type { ReadParts } from "./reads.ts";

/** Something proposed by one person that counts once another confirms it. */
export interface WaitingGrant {
  readonly record: EffectiveRecord;
  /** Whom it is for; of a role in a case that stands in the record alone. */
  readonly personRef?: string;
}

/**
 * Roles, keys, passkeys and accounts that wait for the answer of one person, oldest first: of a case, only
 * what that person may read.
 * @param at an instant of the register's clock
 */
export function waitingGrants(
  { index, situation, walls }: Pick<ReadParts, "index" | "situation" | "walls">,
  secondRef: string,
  at: string,
): WaitingGrant[] {
  const { grants } = situation.state(registerFold, "register");
  const persons = new Set(Object.values(grants).map(({ personRef }) => personRef));
  const ofRegister = [...persons].flatMap((personRef) =>
    situation
      .state(personFold, personRef)
      .grants.filter((grant) => grant.secondRef === secondRef)
      .map(({ recordRef }) => ({ recordRef, personRef })),
  );
  const ofCases = index.cases().flatMap((caseRef) =>
    Object.values(situation.state(caseFold, caseRef).admissions)
      .filter((admission) => admission.secondRef === secondRef)
      .map(({ recordRef }) => ({ recordRef })),
  );
  return [...ofRegister, ...ofCases]
    .flatMap(({ recordRef, ...more }) => {
      const record = situation.record(recordRef);
      return record !== undefined && walls.mayLeave(secondRef, record, at) ? [{ record, ...more }] : [];
    })
    .sort((one, other) => one.record.index - other.record.index)
    .slice(0, recordsShownMax);
}
