// SPDX-License-Identifier: Apache-2.0
import { decideReadRecord, type EffectiveRecord, findKind, type JsonValue, streamKey } from "@scelle/core";
import type { LiveSituation } from "../live-situation.ts";
import type { Discloser } from "./choose-records.ts";

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * The records of no case without which those of a case can be neither checked nor understood: the founding,
 * the
 * persons and bodies that are named, the coming and going of their keys, and whoever registered all these.
 * @param named what is handed over, and who else is named by its acts
 * @returns in the order of the log
 */
export function supportingRecords(
  situation: LiveSituation,
  discloser: Discloser,
  named: { readonly records: readonly EffectiveRecord[]; readonly refs: readonly string[] },
): EffectiveRecord[] {
  const found = new Map<number, EffectiveRecord>();
  const asked = new Set<string>();
  const waiting = new Set([...named.refs, ...named.records.flatMap(namesIn), ...founders(situation)]);
  for (const ref of waiting) {
    if (asked.has(ref)) continue;
    asked.add(ref);
    for (const record of about(situation, ref)) {
      if (
        found.has(record.index) ||
        sessionKinds.includes(record.kind) ||
        !isSupporting(situation, discloser, record)
      )
        continue;
      found.set(record.index, record);
      for (const next of namesIn(record)) waiting.add(next);
    }
  }
  for (const record of sessionsOf(situation, discloser, [...named.records, ...found.values()])) {
    if (isSupporting(situation, discloser, record)) found.set(record.index, record);
  }
  return [...found.values()].sort((one, other) => one.index - other.index);
}

/** No more than names and keys: what else is known of a person does not go along. */
const supportingKinds: readonly string[] = [
  "register-founded",
  "person-registered",
  "body-registered",
  "key-added",
  "key-retired",
  "passkey-added",
  "passkey-retired",
  "account-bound",
  "account-unbound",
  "grant-answered",
];

/** Only those that may have signed something go along. */
const sessionKinds: readonly string[] = ["session-opened", "account-session-opened"];

/**
 * Sessions that were open when their person made one of these records, which one of them may have signed, and
 * those of whoever hands over: the act that says so is still to come.
 */
function sessionsOf(
  situation: LiveSituation,
  { author: discloser, at }: Discloser,
  records: readonly EffectiveRecord[],
): EffectiveRecord[] {
  const times = new Map<string, string[]>([[discloser, [at]]]);
  for (const { assigned } of records) {
    const known = times.get(assigned.author);
    if (known === undefined) times.set(assigned.author, [assigned.recordedAt]);
    else known.push(assigned.recordedAt);
  }
  return [...times].flatMap(([author, made]) =>
    situation.stream(streamKey("person", author)).filter(({ kind, stated, assigned }) => {
      const { until } = stated;
      if (!sessionKinds.includes(kind) || typeof until !== "string") return false;
      return made.some((at) => assigned.recordedAt <= at && at < until);
    }),
  );
}

/** The first two records: the founding and the founder. */
function founders(situation: LiveSituation): string[] {
  return situation
    .stream("register")
    .filter(({ index }) => index < 2)
    .map(({ recordRef }) => recordRef);
}

function about(situation: LiveSituation, ref: string): EffectiveRecord[] {
  return [...situation.stream(streamKey("record", ref)), ...situation.stream(streamKey("person", ref))];
}

function isSupporting(situation: LiveSituation, { author, at }: Discloser, record: EffectiveRecord): boolean {
  if (record.assigned.caseRef !== undefined || record.erased) return false;
  const isOfThem =
    supportingKinds.includes(record.kind) ||
    record.kind === "correction-made" ||
    sessionKinds.includes(record.kind);
  return isOfThem && "allowed" in decideReadRecord(situation, author, record, at);
}

/** Whatever a record names; what somebody was shown by a look is not told by it. */
function namesIn(record: EffectiveRecord): string[] {
  const { stated, measured, assigned, kind } = record;
  const isLook = findKind(kind)?.group === "access" && kind !== "record-disclosed";
  return [assigned.author, ...(isLook ? [] : [...refsIn(stated), ...refsIn(measured)])];
}

function refsIn(value: JsonValue): string[] {
  if (typeof value === "string") return uuidForm.test(value) ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap((part) => refsIn(part as JsonValue));
}
