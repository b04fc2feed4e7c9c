// SPDX-License-Identifier: Apache-2.0

/** What a caller may do after an error: nothing, the same again later, or the same after a person acted. */
export type Retry = "no" | "later" | "after-operator";

export interface ErrorRow {
  /** HTTP status of the problem document. */
  readonly status: number;
  /** Exit code of the command line, from sysexits(3). */
  readonly exit: 64 | 65 | 66 | 69 | 73 | 74 | 75 | 77;
  readonly retry: Retry;
  /** One sentence that says what happened, then one that names the cure. `{name}` stands for a fact. */
  readonly en: string;
  readonly fr: string;
}
