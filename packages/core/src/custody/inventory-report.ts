// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf } from "../records/effective-records.ts";
import { inventoryTaken } from "../records/kinds/inventory-taken.ts";
import { type Refusal, refuse } from "../records/situation.ts";
import type { ExhibitState } from "./exhibit-state.ts";

/** What an inventory names, as far as it is compared with the register. */
export interface InventoryLists {
  readonly holderRef: string;
  readonly found: readonly { readonly exhibitRef: string }[];
  readonly missing: readonly string[];
}

/** An inventory beside the register: every exhibit is in one list, and the lists are all there is. */
export interface InventoryReport {
  /** In the hands of the holder by the register, and found. */
  readonly confirmed: readonly string[];
  /** In the hands of the holder by the register, looked for and not found. */
  readonly missing: readonly string[];
  /** In the hands of the holder by the register, and in neither list of the inventory. */
  readonly notLookedFor: readonly string[];
  /** Found there, and by the register in other hands. */
  readonly heldByAnother: readonly string[];
  /** Found there, and by the register returned, destroyed or wholly divided. */
  readonly thoughGone: readonly string[];
}

/**
 * The inventory compared with what the register says of the exhibits of the case at that moment.
 * @param exhibits every exhibit of the case
 */
export function inventoryReport(
  { holderRef, found, missing }: InventoryLists,
  exhibits: readonly ExhibitState[],
): InventoryReport {
  const foundRefs = new Set(found.map(({ exhibitRef }) => exhibitRef));
  const missingRefs = new Set(missing);
  const held = exhibits.filter(({ custodian, end }) => end === undefined && custodian === holderRef);
  const foundStates = exhibits.filter(({ ref }) => foundRefs.has(ref));
  return {
    confirmed: refsOf(held.filter(({ ref }) => foundRefs.has(ref))),
    missing: refsOf(held.filter(({ ref }) => !foundRefs.has(ref) && missingRefs.has(ref))),
    notLookedFor: refsOf(held.filter(({ ref }) => !foundRefs.has(ref) && !missingRefs.has(ref))),
    heldByAnother: refsOf(
      foundStates.filter(({ custodian, end }) => end === undefined && custodian !== holderRef),
    ),
    thoughGone: refsOf(foundStates.filter(({ end }) => end !== undefined)),
  };
}

/** An inventory finds an exhibit or misses it, not both. */
export function inventoryRefusal(act: EffectiveRecord): Refusal | undefined {
  if (!isRecordOf(act, inventoryTaken)) return undefined;
  const named = [...act.stated.found.map(({ exhibitRef }) => exhibitRef), ...act.stated.missing];
  const twice = named.find((ref, i) => named.indexOf(ref) !== i);
  return twice === undefined ? undefined : refuse("inventory.named-twice", { exhibit: twice });
}

function refsOf(states: readonly ExhibitState[]): string[] {
  return states.map(({ ref }) => ref);
}
