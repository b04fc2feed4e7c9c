// SPDX-License-Identifier: Apache-2.0
import type { CheckCode } from "./check-table.ts";

/**
 * `ok` was checked and holds, `failed` was checked and does not hold, `absent` should be here and is not,
 * `not-checked` needs more than was given, `note` is worth knowing and no fault.
 */
export type Outcome = "ok" | "failed" | "absent" | "not-checked" | "note";

export type CheckFacts = Readonly<Record<string, string | number>>;

/** One thing that was looked at, and what was found. */
export interface Check {
  readonly code: CheckCode;
  readonly outcome: Outcome;
  /** The file by its path, `entry 17`, `object <root>` or `anchor <name>`. */
  readonly subject: string;
  readonly facts: CheckFacts;
}

/** Whether a check counts against the register. */
export function isFault(check: Check): boolean {
  return check.outcome === "failed" || check.outcome === "absent";
}
