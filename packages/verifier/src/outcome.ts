// SPDX-License-Identifier: Apache-2.0

/**
 * `ok` was checked and holds, `failed` was checked and does not hold, `absent` should be here and is not,
 * `not-checked` needs more than was given, `note` is worth knowing and no fault.
 */
export type Outcome = "ok" | "failed" | "absent" | "not-checked" | "note";

/** What a check found out beside its outcome: sizes, indices, names; no content of any record. */
export type CheckFacts = Readonly<Record<string, string | number>>;
