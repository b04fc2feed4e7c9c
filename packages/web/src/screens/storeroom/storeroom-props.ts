// SPDX-License-Identifier: Apache-2.0
import type { ExhibitLine } from "@scelle/core/api";

/** What every part of the storeroom works with. */
export interface StoreroomProps {
  readonly caseRef: string;
  /** Whoever works here. */
  readonly me: string;
  readonly lines: readonly ExhibitLine[];
  readonly zone: string;
}
