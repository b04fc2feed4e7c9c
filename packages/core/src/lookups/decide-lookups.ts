// SPDX-License-Identifier: Apache-2.0
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { lookupLogImported } from "../records/kinds/lookup-log-imported.ts";
import { lookupReviewed } from "../records/kinds/lookup-reviewed.ts";
import { type Refusal, refuse, type Situation } from "../records/situation.ts";

/** What speaks against a review of a look-up: a row that is not there, or an explanation that is none. */
export function lookupRefusal(situation: Situation, act: EffectiveRecord): Refusal | undefined {
  if (!isRecordOf(act, lookupReviewed)) return undefined;
  return rowRefusal(situation, act) ?? explanationRefusal(situation, act);
}

function rowRefusal(situation: Situation, act: RecordOf<typeof lookupReviewed>): Refusal | undefined {
  const log = situation.record(act.stated.logRef);
  if (log === undefined || !isRecordOf(log, lookupLogImported)) return undefined;
  const { rowCount } = log.measured;
  return act.stated.row > rowCount ? refuse("look-up.no-such-row", { rows: rowCount }) : undefined;
}

function explanationRefusal(situation: Situation, act: RecordOf<typeof lookupReviewed>): Refusal | undefined {
  const { outcome, explainedByRefs = [] } = act.stated;
  const source = explainedByRefs.find((ref) => isVoice(situation.record(ref)));
  if (source !== undefined) return refuse("look-up.source", { ref: source });
  return outcome === "explained" && explainedByRefs.length === 0 ? refuse("look-up.no-record") : undefined;
}

/** Hard stop: who spoke to the press or reported in confidence is not looked for in a log. */
function isVoice(record: EffectiveRecord | undefined): boolean {
  if (record?.kind === "referral-received") {
    const { channel } = record.stated;
    return channel === "protected-report" || channel === "publication";
  }
  return record?.kind === "statement-recorded";
}
