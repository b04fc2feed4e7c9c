// SPDX-License-Identifier: Apache-2.0

import type { EntryCheckMaker } from "./entry-check.ts";
import { ciphertextCheck, openingCheck } from "./entry-checks.ts";
import { judgeCaseChains } from "./records/case-chains.ts";
import { judgeDraftIds } from "./records/draft-ids.ts";
import { judgeErasures } from "./records/erasures.ts";
import { claimObjects } from "./records/object-claims.ts";
import type { Judgement } from "./records/record-check.ts";
import { judgeByRules } from "./records/rules.ts";
import { judgeTransfers } from "./records/transfers.ts";
import { checkAnchors } from "./steps/anchors.ts";
import { checkHistory, checkNewestCheckpoint, checkQuorum } from "./steps/checkpoints.ts";
import { checkClosing, checkHole } from "./steps/closing.ts";
import { checkForeignFiles } from "./steps/foreign-files.ts";
import { checkObjects } from "./steps/objects.ts";
import { checkRegisterDocument } from "./steps/register-document.ts";
import { checkFounding, checkStatement, noteFounding } from "./steps/succession.ts";
import { checkTimestamps, reportTimestamps } from "./steps/timestamps.ts";
import { checkUnusedSlots } from "./steps/unused-slots.ts";
import type { Verification } from "./verification.ts";

export type Step = (verification: Verification) => Promise<void>;

/** All that a verification looks at, as lists: a test that leaves one out must see something slip through. */
export interface RegisterChecks {
  /** Who says what about the log; in this order, because each uses what the one before found. */
  readonly before: readonly Step[];
  /** Looked at for each entry while the log is walked. */
  readonly entries: readonly EntryCheckMaker[];
  /** Judged over all opened records together, after the walk. */
  readonly records: readonly Judgement[];
  /** What the walk has prepared. */
  readonly after: readonly Step[];
}

export const registerChecks: RegisterChecks = {
  before: [
    checkRegisterDocument,
    checkStatement,
    checkNewestCheckpoint,
    checkHistory,
    checkTimestamps,
    checkAnchors,
    checkClosing,
  ],
  entries: [ciphertextCheck, openingCheck],
  records: [
    judgeDraftIds,
    judgeCaseChains,
    judgeErasures,
    judgeByRules,
    judgeTransfers,
    claimObjects,
    noteFounding,
  ],
  after: [
    checkQuorum,
    reportTimestamps,
    checkFounding,
    checkHole,
    checkUnusedSlots,
    checkObjects,
    checkForeignFiles,
  ],
};
