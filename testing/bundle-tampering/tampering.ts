// SPDX-License-Identifier: Apache-2.0
import type { bundleChecks } from "@scelle/verifier";
import type { ForgedBundle } from "./forged-bundle.ts";

/** What there is to tamper with. */
export interface Dossier {
  /** Everything of the case is open. */
  readonly whole: ForgedBundle;
  /** Disclosed under a decision that does not name every record. */
  readonly partial: ForgedBundle;
  /** A checkpoint that the register signed before. */
  readonly olderCheckpoint: string;
  /** Indices of entries that are open in both, in the order of the case. */
  readonly open: readonly number[];
  /** Index of an entry that is held back in the second. */
  readonly withheld: number;
  /** And of one whose content is erased. */
  readonly erased: number;
  readonly act: number;
  readonly objects: readonly string[];
  readonly consistency: string;
}

export type CheckName = (typeof bundleChecks)[number]["name"] | "checkBag" | "checkForeign";

export interface Tampering {
  readonly family: string;
  readonly what: string;
  readonly of: "whole" | "partial";
  readonly forge: (bundle: ForgedBundle) => unknown;
  /** Codes of all that is wrong, sorted: each is a sentence of the report. */
  readonly told: readonly string[];
  /** A check without which this would be told otherwise. */
  readonly foundBy: CheckName | undefined;
}

/** One line of a table: what is done, what is told of it, and the check that tells. */
export type Row = readonly [
  what: string,
  forge: (bundle: ForgedBundle) => unknown,
  told: string,
  foundBy: CheckName | undefined,
  of?: "partial",
];

/** Done by somebody who then makes the manifests fit again. */
export function relisted(forge: (bundle: ForgedBundle) => unknown) {
  return (bundle: ForgedBundle): void => {
    forge(bundle);
    bundle.relist();
  };
}
