// SPDX-License-Identifier: Apache-2.0
import { type AmountAccount, amountAccount } from "./exhibit-amounts.ts";
import type { ExhibitEnd, ExhibitPart, ExhibitState } from "./exhibit-state.ts";

/** An exhibit in the family of what it was taken out of and what was taken out of it. */
export interface FamilyMember {
  readonly ref: string;
  readonly partType?: ExhibitPart["partType"];
  readonly custodian?: string;
  readonly end?: ExhibitEnd;
  /** Undefined where the amounts do not allow any reckoning. */
  readonly account?: AmountAccount;
  readonly parts: readonly FamilyMember[];
}

/**
 * The whole family of an exhibit from the thing that was seized down, whichever member is asked for.
 * @param stateOf the state of any exhibit of the case
 */
export function genealogyOf(ref: string, stateOf: (ref: string) => ExhibitState): FamilyMember {
  let root = stateOf(ref);
  while (root.partOf !== undefined) root = stateOf(root.partOf);
  return memberOf(root, stateOf);
}

function memberOf(
  state: ExhibitState,
  stateOf: (ref: string) => ExhibitState,
  partType?: ExhibitPart["partType"],
): FamilyMember {
  const account = amountAccount(state);
  return {
    ref: state.ref,
    ...(partType === undefined ? {} : { partType }),
    ...(state.custodian === undefined ? {} : { custodian: state.custodian }),
    ...(state.end === undefined ? {} : { end: state.end }),
    ...(account === undefined ? {} : { account }),
    parts: state.parts.map((part) => memberOf(stateOf(part.ref), stateOf, part.partType)),
  };
}
