// SPDX-License-Identifier: Apache-2.0
import type { Writable } from "node:stream";
import { AssertionError, type Signer, type standings, type transmissionMeans } from "@scelle/core";
import type { Receipt, Register } from "@scelle/register";

/** What is handed over, to whom, and why; it becomes a `record-disclosed` before a byte leaves. */
export interface BundleOrder {
  readonly caseRef: string;
  readonly reason: string;
  readonly standing: keyof typeof standings;
  /** A registered person or body: one of the two is needed. */
  readonly recipientRef?: string;
  readonly recipientBodyRef?: string;
  /** `dossier` unless said otherwise. */
  readonly means?: keyof typeof transmissionMeans;
  /** An `access-granted` that this follows. */
  readonly grantRef?: string;
  readonly legalReference?: string;
  /** Records that the discloser holds back, by an `access-refused` of the case that names them. */
  readonly refusalRefs?: readonly string[];
  /** Whether sealed objects go along, still encrypted; all of them unless said otherwise. */
  readonly withObjects?: boolean;
}

/** What left the register. */
export interface WrittenBundle {
  /** Of the acts of disclosure, one for each thousand records. */
  readonly receipts: readonly Receipt[];
  /** Entries of the case, and what became of them. */
  readonly entries: number;
  readonly disclosed: number;
  readonly withheld: number;
  readonly erased: number;
  readonly objects: number;
  readonly bundleBytes: number;
}

/**
 * Discloses a case: records the act, then writes the bundle as a zip and ends `output`.
 * @throws ScelleError("access.…") for who may not read or disclose; then nothing was written
 */
export function writeBundle(
  register: Register,
  signer: Signer,
  order: BundleOrder,
  output: Writable,
): Promise<WrittenBundle> {
  throw new AssertionError(`${register.origin} ${signer.publicKey.length} ${order.caseRef} ${output.closed}`);
}
