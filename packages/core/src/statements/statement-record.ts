// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import { type Identification, identificationsAmong } from "../access/identifications.ts";
import { type EffectiveRecord, isRecordOf, type RecordOf } from "../records/effective-records.ts";
import { statementRecorded } from "../records/kinds/statement-recorded.ts";
import { statementRelated } from "../records/kinds/statement-related.ts";
import { textDerived } from "../records/kinds/text-derived.ts";
import { textEstablished } from "../records/kinds/text-established.ts";
import type { party, topic, voice } from "../records/statement-values.ts";

export type StatementRecord = RecordOf<typeof statementRecorded>;
export type Voice = z.infer<typeof voice>;
export type Party = z.infer<typeof party>;
export type Topic = z.infer<typeof topic>;

/** The sources among the records of a case; what was erased says nothing any more. */
export interface Sources {
  readonly statements: readonly StatementRecord[];
  readonly texts: readonly RecordOf<typeof textEstablished>[];
  readonly derivations: readonly RecordOf<typeof textDerived>[];
  readonly relations: readonly RecordOf<typeof statementRelated>[];
  /** Which records of persons count as one. */
  readonly identifications: readonly Identification[];
}

export function sourcesAmong(records: readonly EffectiveRecord[]): Sources {
  const present = records.filter(({ erased }) => !erased);
  return {
    statements: present.filter((record) => isRecordOf(record, statementRecorded)),
    texts: present.filter((record) => isRecordOf(record, textEstablished)),
    derivations: present.filter((record) => isRecordOf(record, textDerived)),
    relations: present.filter((record) => isRecordOf(record, statementRelated)),
    identifications: identificationsAmong(records),
  };
}

/** The reference of a party. */
export function partyRef(party: Party): string {
  if ("personRef" in party) return party.personRef;
  return "bodyRef" in party ? party.bodyRef : party.groupRef;
}

/** The reference that a topic names; undefined where it has words only. */
export function topicRef(topic: Topic): string | undefined {
  if ("description" in topic) return undefined;
  if ("incidentRef" in topic) return topic.incidentRef;
  return "operationRef" in topic ? topic.operationRef : partyRef(topic);
}

/** The voice who would know: the last of the chain. */
export function innermostVoice({ stated }: StatementRecord): Voice | undefined {
  return stated.chain?.at(-1);
}
