// SPDX-License-Identifier: Apache-2.0
import {
  type accessRefusalGrounds,
  accessRefused,
  caseFold,
  decideRead,
  type EffectiveRecord,
  findKind,
  isProtection,
  isRecordOf,
  samePersons,
} from "@scelle/core";
import type { Index } from "../index/index-reader.ts";
import type { LiveSituation } from "../live-situation.ts";
import type { Walls } from "../walls.ts";

export interface HeldParts {
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly walls: Walls;
}

/** One record that names a person, and in which fields. */
export interface HeldRecord {
  readonly record: EffectiveRecord;
  readonly fields: readonly string[];
}

/** One record that names a person and is not given: its kind and why, nothing else of it. */
export interface WithheldRecord {
  readonly kind: string;
  readonly ground: keyof typeof accessRefusalGrounds;
  /** The decision that refused it, where one did. */
  readonly decisionRef?: string;
}

/** What one case holds on a person, or the records of no case do. */
export interface HeldInCase {
  readonly caseRef?: string;
  /** Every record of the person in this case, as far as identifications join them. */
  readonly personRefs: readonly string[];
  readonly held: readonly HeldRecord[];
  readonly withheld: readonly WithheldRecord[];
}

/**
 * What the register holds on a person in the cases that somebody may read, and in records of no case: the
 * records that name the person, looks apart. Withheld is what a decision refused to the person, whatever
 * would tell who reported, and walls, of which whoever stands behind one is not told.
 */
export function findHeld(
  { index, situation, walls }: HeldParts,
  personRef: string,
  reader: { readonly author: string; readonly at: string },
): HeldInCase[] {
  const { author, at } = reader;
  const cases = index.cases().flatMap((caseRef) => {
    const state = situation.state(caseFold, caseRef);
    if ("refused" in decideRead(situation, caseRef, author, at)) return [];
    const personRefs = samePersons(state.identifications, personRef);
    const records = index.chainOfCase(caseRef).flatMap(({ ref }) => situation.record(ref) ?? []);
    return [{ caseRef, personRefs, records }];
  });
  const scope = { ...walls.scope(author, at), cases: [], refs: [] };
  const ofNone = index
    .find({ scope, before: Number.MAX_SAFE_INTEGER, limit: ofNoCaseMax })
    .flatMap(({ ref }) => situation.record(ref) ?? []);
  return [{ personRefs: [personRef], records: ofNone }, ...cases].flatMap(({ records, ...place }) => {
    const readable = records.filter((record) => walls.mayLeave(author, record, at));
    const sorted = sortedOut(readable, place.personRefs);
    return sorted.held.length + sorted.withheld.length === 0 ? [] : [{ ...place, ...sorted }];
  });
}

/** Persons, bodies, keys and the like: more than any register has. */
const ofNoCaseMax = 1_000_000;

function sortedOut(
  records: readonly EffectiveRecord[],
  personRefs: readonly string[],
): Pick<HeldInCase, "held" | "withheld"> {
  const refused = refusalsOf(records, personRefs);
  const [held, withheld]: [HeldRecord[], WithheldRecord[]] = [[], []];
  for (const record of records) {
    if (findKind(record.kind)?.group === "access") continue;
    const fields = namingFields(record, personRefs);
    if (fields.length === 0) continue;
    const ground = protectedGround(record) ?? refused(record.recordRef);
    if (ground === undefined) held.push({ record, fields });
    else withheld.push({ kind: record.kind, ...ground });
  }
  return { held, withheld };
}

/** Fields that name one of the references; the record of the person itself is about the person. */
function namingFields({ recordRef, stated }: EffectiveRecord, refs: readonly string[]): string[] {
  const named = Object.entries(stated).filter(([, value]) => {
    const text = JSON.stringify(value);
    return refs.some((ref) => text.includes(`"${ref}"`));
  });
  return [...(refs.includes(recordRef) ? ["recordRef"] : []), ...named.map(([name]) => name)];
}

function protectedGround({ kind, stated }: EffectiveRecord): Pick<WithheldRecord, "ground"> | undefined {
  const isReport = kind === "referral-received" && stated["channel"] === "protected-report";
  if (isReport || isProtection({ kind })) return { ground: "protection-of-persons" };
  return kind === "wall-raised" ? { ground: "ongoing-acts" } : undefined;
}

/** What decisions of the case refused to the person: what they list, or the whole file. */
function refusalsOf(records: readonly EffectiveRecord[], personRefs: readonly string[]) {
  const refusals = records.filter((record) => {
    return isRecordOf(record, accessRefused) && personRefs.includes(record.stated.personRef);
  });
  return (ref: string): Pick<WithheldRecord, "ground" | "decisionRef"> | undefined => {
    for (const refusal of refusals) {
      if (!isRecordOf(refusal, accessRefused) || refusal.recordRef === ref) continue;
      const { recordRefs, ground } = refusal.stated;
      if (recordRefs === undefined || recordRefs.includes(ref)) {
        return { ground, decisionRef: refusal.recordRef };
      }
    }
    return undefined;
  };
}
