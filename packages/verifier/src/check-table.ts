// SPDX-License-Identifier: Apache-2.0
import { bundleCheckRows } from "./check-table-bundle.ts";
import { logCheckRows } from "./check-table-log.ts";
import { recordCheckRows } from "./check-table-record.ts";
import { successionCheckRows } from "./check-table-succession.ts";
import { timestampCheckRows } from "./check-table-timestamps.ts";
import { transferCheckRows } from "./check-table-transfer.ts";
import type { Outcome } from "./outcome.ts";

/** Every check that the verifier knows, with what it is called in each outcome. */
export const checkTable = {
  ...logCheckRows,
  ...timestampCheckRows,
  ...recordCheckRows,
  ...successionCheckRows,
  ...transferCheckRows,
  ...bundleCheckRows,
};

export type CheckCode = keyof typeof checkTable;
/** The outcomes that a check can have: those it has a sentence for. */
export type OutcomeOf<C extends CheckCode> = Extract<keyof (typeof checkTable)[C], Outcome>;
