// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  type Decision,
  decide,
  type EffectiveRecord,
  effectiveRecords,
  encodePayload,
  errorSentence,
  type JsonObject,
  parseDraft,
  RecordHistory,
  type RecordPayload,
} from "@scelle/core";
import type { AccountRecord } from "../press-account.ts";

const origin = "exercise.example/velmar";
const key = "A".repeat(43);
const registerKey = `${"B".repeat(42)}A`;
const recipient = `age1${"q".repeat(58)}`;
/** All records are made after everything that the account speaks of. */
const firstRecordedAtMs = Date.parse("2026-03-01T08:00:00.000Z");

/** A draft id that is the same for the same name. */
export function refOf(name: string): string {
  const digest = createHash("sha256").update(name).digest("hex");
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}

/** A register in memory with one case, in which the account is recorded under the rules. */
export class AccountRegister {
  readonly history = new RecordHistory(origin, () => true);
  readonly #payloads: RecordPayload[] = [];

  constructor() {
    const founding = {
      origin,
      title: "Exercise",
      bodyName: "Inspectorate of Velmar (Exercise)",
      founderName: "Registry (Exercise)",
      founderKey: key,
      registerKey,
      recoveryRecipient: recipient,
    };
    const founder = { name: "Lead (Exercise)", role: "administrator", publicKey: key };
    const opened = { number: "2031-007", title: "Exercise", recipients: [recipient] };
    this.#take({ name: "founding", kind: "register-founded", stated: founding }, refOf("founding"));
    this.#take({ name: "lead", kind: "person-registered", stated: founder }, refOf("founding"));
    this.record({ name: "case", kind: "case-opened", stated: opened });
  }

  /** Records of the account, each of which the rules must accept. */
  record(...records: readonly AccountRecord[]): this {
    for (const record of records) this.#take(record, refOf("lead"));
    return this;
  }

  /** What the rules say to a record, nothing recorded. */
  answerTo(record: AccountRecord): string {
    const { decision } = this.#decided(record, refOf("lead"));
    return "refused" in decision ? decision.refused : "accepted";
  }

  records(): EffectiveRecord[] {
    return effectiveRecords(this.#payloads.map((payload, index) => ({ index, payload })));
  }

  #take(record: AccountRecord, author: string): void {
    const { decision, draft, recordedAt } = this.#decided(record, author);
    if ("refused" in decision) {
      throw new Error(`${record.name}: ${errorSentence(decision.refused, decision.facts, "en")}`);
    }
    const placed =
      decision.caseRef === undefined ? {} : { caseRef: decision.caseRef, caseSeq: this.#payloads.length };
    const assigned = { ...decision.assigned, ...placed, author, recordedAt };
    const payload: RecordPayload = { assigned, draft, signature: { key, value: "A".repeat(86) }, v: 1 };
    encodePayload(payload);
    this.history.append({ index: this.#payloads.length, payload });
    this.#payloads.push(payload);
  }

  #decided({ name, kind, stated, measured, sealed }: AccountRecord, author: string) {
    const fields = measured ?? (sealed === undefined ? undefined : sealedFields(sealed));
    const draft = parseDraft({
      ...{ draftId: refOf(name), kind, version: 1, stated },
      ...(fields === undefined ? {} : { measured: fields, measuredBy: "exercise/1.0.0" }),
    });
    const recordedAt = new Date(firstRecordedAtMs + this.#payloads.length * 1000).toISOString();
    const decision: Decision = decide(this.history, { draft, author, recordedAt, key });
    return { decision, draft, recordedAt };
  }
}

/** What sealing a text would measure, but for the root: nothing is encrypted here. */
function sealedFields(words: string): JsonObject {
  const digest = createHash("sha256").update(words).digest("hex");
  const sizeBytes = Buffer.byteLength(words);
  return {
    objectRoot: digest,
    sealedSize: sizeBytes + 300,
    recipientCount: 2,
    sourceKind: "file",
    imageSize: sizeBytes,
    imageDigest: digest,
  };
}
