// SPDX-License-Identifier: Apache-2.0
import type { certainties } from "../records/statement-vocabularies.ts";

export type Certainty = keyof typeof certainties;

/** The weakest of several certainties; a chain of voices is as sure as the least sure of them. */
export function weakestOf(certainties: readonly Certainty[]): Certainty {
  return certainties.reduce<Certainty>(
    (weakest, next) => (isSurer(weakest, next) ? next : weakest),
    "certain",
  );
}

/** Whether one certainty claims more than another. A voice that does not say how sure claims least. */
export function isSurer(one: Certainty, other: Certainty): boolean {
  return fromWeakest.indexOf(one) > fromWeakest.indexOf(other);
}

const fromWeakest: readonly Certainty[] = ["unknown", "possible", "probable", "certain"];
