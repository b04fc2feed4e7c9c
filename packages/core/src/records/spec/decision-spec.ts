// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from "../../encoding/canonical-json.ts";
import { errorSentence } from "../../error-sentences.ts";
import { assert } from "../../errors.ts";
import { type Decision, decide } from "../decide.ts";
import { parseDraft } from "../draft.ts";
import { withCorrectedFields } from "../effective-records.ts";
import { encodePayload, type RecordPayload } from "../payload.ts";
import { RecordHistory } from "../record-history.ts";
import { sampleMeasured, sampleStated, sealedObject } from "./sample-fields.ts";
import { at, keyOf, refOf, specOrigin } from "./spec-names.ts";

/** One act of a specification: who, what, and what differs from the sample of its kind. */
export interface Act {
  readonly by: string;
  readonly kind: string;
  /** 1 unless the act needs what a later version of its kind has. */
  readonly version?: number;
  /** `null` leaves a field out. */
  readonly stated?: JsonObject;
  readonly measured?: JsonObject;
  /** Name by which later acts refer to the record. */
  readonly as?: string;
  readonly key?: string;
  readonly shown?: readonly string[];
}

/**
 * A register on which acts are tried. Acts are recorded a second apart from 20:00 on, after everything that
 * the samples state.
 */
export class SpecRegister {
  readonly history = new RecordHistory(specOrigin, (root) => !this.missingObjects.has(root));
  readonly payloads: RecordPayload[] = [];
  readonly missingObjects = new Set<string>();

  /** What rules say to an act, nothing recorded. */
  decide(act: Act, rules: typeof decide = decide): Decision {
    return rules(this.history, this.#proposal(act));
  }

  /** Records acts that the rules must accept. */
  record(...acts: readonly Act[]): this {
    for (const act of acts) {
      const proposal = this.#proposal(act);
      const decision = decide(this.history, proposal);
      assert(
        "accepted" in decision,
        `${act.kind}: ${"refused" in decision ? errorSentence(decision.refused, decision.facts, "en") : ""}`,
      );
      const { draft, author, recordedAt, key } = proposal;
      const placed =
        decision.caseRef === undefined ? {} : { caseRef: decision.caseRef, caseSeq: this.payloads.length };
      const signature = { key, value: "A".repeat(86) };
      const assigned = { ...decision.assigned, ...placed, author, recordedAt };
      const payload: RecordPayload = { assigned, draft, signature, v: 1 };
      encodePayload(payload);
      this.history.append({ index: this.payloads.length, payload });
      this.payloads.push(payload);
    }
    return this;
  }

  #proposal(act: Act) {
    const draftId = act.as === undefined ? refOf(`act ${this.payloads.length}`) : refOf(act.as);
    const measured = act.measured ?? sampleMeasured(act.kind);
    const draft = parseDraft({
      draftId,
      kind: act.kind,
      version: act.version ?? 1,
      stated: withCorrectedFields(sampleStated(act.kind), act.stated ?? {}),
      ...(measured === undefined ? {} : { measured, measuredBy: "spec/1.0.0" }),
    });
    const author = act.by === "register" ? "register" : refOf(act.by);
    const recordedAt = new Date(Date.parse(at("20:00")) + this.payloads.length * 1000).toISOString();
    const shown = act.shown === undefined ? {} : { shown: act.shown.map(refOf) };
    return { draft, author, recordedAt, key: act.key ?? keyOf(act.by), ...shown };
  }
}

/** Who is in the register of every specification: one administrator, and people of one inspectorate. */
export const founding: readonly Act[] = [
  { by: "founding", kind: "register-founded", as: "founding", key: keyOf("admin") },
  {
    by: "founding",
    kind: "person-registered",
    as: "admin",
    stated: { role: "administrator", publicKey: keyOf("admin") },
    key: keyOf("admin"),
  },
  ...["lead", "member", "reader", "outsider", "lab"].map((name) => ({
    by: "admin",
    kind: "person-registered",
    as: name,
    stated: { publicKey: keyOf(name) },
  })),
  { by: "admin", kind: "person-registered", as: "storeroom" },
];

/** The same acts in a register that keeps walls along the chain of command and grants by two persons. */
export function safeguarded(acts: readonly Act[]): Act[] {
  return acts.flatMap((act, i): Act[] => {
    if (act.kind === "register-founded") {
      return [{ ...act, version: 3, stated: { ...act.stated, safeguards: "walls-and-two-persons" } }];
    }
    if (act.kind !== "member-admitted") return [act];
    const admission = act.as ?? `admission ${i}`;
    const named = { ...act, version: 2, as: admission, stated: { ...act.stated, secondRef: refOf("admin") } };
    return [named, { by: "admin", kind: "admission-answered", stated: { admissionRef: refOf(admission) } }];
  });
}

/** A case with a lead, a member, a reader, a captured receipt and one phone that the lead seized. */
export const openedCase: readonly Act[] = [
  ...founding,
  { by: "lead", kind: "case-opened", as: "case" },
  { by: "lead", kind: "member-admitted", stated: { personRef: refOf("member") } },
  { by: "lead", kind: "member-admitted", stated: { personRef: refOf("reader"), role: "reader" } },
  { by: "lead", kind: "document-captured", measured: sealedObject("receipt") },
  { by: "lead", kind: "exhibit-seized", as: "exhibit" },
];

/** A register in which these acts were recorded. */
export function given(...acts: readonly Act[]): SpecRegister {
  return new SpecRegister().record(...acts);
}

/** One line of a specification: what was recorded before, what is tried, what the rules answer. */
export interface SpecRow {
  readonly claim: string;
  readonly given?: readonly Act[];
  readonly when: Act;
  /** `accepted`, or the code of the refusal. */
  readonly answer: string;
}

export function answerTo({ given: before = [], when }: SpecRow, rules: typeof decide = decide): string {
  const decision = given(...before).decide(when, rules);
  return "refused" in decision ? decision.refused : "accepted";
}

/** The rules as they would be without one refusal: a planted lapse that specifications must find. */
export function forgetting(code: string): typeof decide {
  return (situation, proposal) => {
    const decision = decide(situation, proposal);
    const isForgotten = "refused" in decision && decision.refused === code;
    return isForgotten ? { accepted: true, assigned: {} } : decision;
  };
}
