// SPDX-License-Identifier: Apache-2.0
import { isReading, markingKinds } from "@scelle/core";
import type { GrantedView } from "@scelle/core/api";
import { looksView } from "./case-views.ts";
import { rightsLines } from "./rights-lines.ts";
import { shownOf } from "./shown-record.ts";
import { recordLineOf, type ViewContext } from "./view-context.ts";

const ofRights: readonly string[] = [
  "notice-served",
  "access-granted",
  "access-refused",
  "question-asked",
  "question-answered",
  ...markingKinds,
];

/** What decisions open to whoever looks: each record in full, and no word of what there is beside it. */
export function grantedView(context: ViewContext): GrantedView {
  const { records } = context;
  const listed = records.filter((record) => !isReading(record) && !ofRights.includes(record.kind));
  return {
    ...rightsLines(records),
    records: listed.map((record) => ({ line: recordLineOf(record), record: shownOf(record) })),
    whoLooked: looksView({ ...context, records: records.filter(isReading) }).looks,
  };
}
