// SPDX-License-Identifier: Apache-2.0
import type { logPurposes, standings, TimeInterval, transmissionMeans } from "@scelle/core";

/** What is to be handed over, to whom, and why; it becomes a `record-disclosed` before anything leaves. */
export interface DisclosureOrder {
  readonly caseRef: string;
  readonly reason: string;
  readonly standing: keyof typeof standings;
  /** A registered person or body: one of the two is needed. */
  readonly recipientRef?: string;
  readonly recipientBodyRef?: string;
  /** `dossier` unless said otherwise. */
  readonly means?: keyof typeof transmissionMeans;
  /** When it is handed over; the moment of its recording unless said otherwise. */
  readonly disclosedAt?: TimeInterval;
  /** An `access-granted` of the case; where it names records, the others are held back. */
  readonly grantRef?: string;
  /** `access-refused` of the case: the records that they name are held back. */
  readonly refusalRefs?: readonly string[];
  /** For what the looks among it are handed over; `criminal-proceedings` unless said otherwise. */
  readonly logPurpose?: keyof typeof logPurposes;
  readonly legalReference?: {
    readonly code: string;
    readonly version: string;
    readonly article: string;
    readonly validFrom: string;
  };
  /** Sizes of checkpoints that the recipient holds, to be shown that this one continues them. */
  readonly knownSizes?: readonly number[];
}
