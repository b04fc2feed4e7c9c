// SPDX-License-Identifier: Apache-2.0
import { formFields, type JsonObject, type Kind, signingKinds } from "@scelle/core";
import type { Problem, ReceiptAnswer } from "@scelle/core/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { problemOf } from "../api/api-problem.ts";
import { post } from "../api/client.ts";
import { useSession } from "../app/session.ts";
import { PasskeyFailure, signAct } from "../screens/sign-in/passkey.ts";
import { type FormFaults, formFaults } from "./form-faults.ts";
import { type FormGroup, formValues, statedOf } from "./form-values.ts";
import { forgetDraft, keepDraft, keptDraft } from "./kept-draft.ts";

/** One draft while it is filled in, sent, refused, sent again and recorded. */
export interface RecordDraft {
  readonly values: FormGroup;
  readonly setValues: (values: FormGroup) => void;
  /** What keeps the values from being sent; nothing before somebody tried. */
  readonly faults: FormFaults;
  readonly problem?: Problem;
  readonly isPending: boolean;
  /** How often somebody tried to record it. */
  readonly attempts: number;
  readonly receipt?: ReceiptAnswer;
  /** Whether the form goes on from what this tab kept. */
  readonly isContinued: boolean;
  /** Sends the draft once at a time; the same draft sent again is recorded once. */
  readonly record: () => Promise<void>;
  /** Another draft, with what the form begins with; or with what is filled in. */
  readonly startOver: (values?: FormGroup) => void;
}

/** What a program adds to what is stated. */
export interface MeasuredPart {
  readonly measured: object;
  readonly measuredBy: string;
}

const noFaults: FormFaults = new Map();

/**
 * @param place where the form stands, such as its case and kind: what is filled in is kept under it
 * @param begun stated fields that the form begins with
 * @param measure what is measured before the draft is sent, where the kind needs it; undefined stops
 */
export function useRecordDraft(
  kind: Kind,
  place: string,
  begun: JsonObject,
  zone: string,
  measure?: () => Promise<MeasuredPart | undefined>,
): RecordDraft {
  const session = useSession();
  const person = session?.personRef ?? "";
  const fields = useMemo(() => formFields(kind), [kind]);
  const kept = useRef(useMemo(() => keptDraft(person, place), [person, place]));
  const draftId = useRef(kept.current?.draftId ?? crypto.randomUUID());
  const first = () => formValues(fields, begun, zone);
  const [values, setValues] = useState<FormGroup>(() => kept.current?.values ?? first());
  const [faults, setFaults] = useState(noFaults);
  const [attempts, setAttempts] = useState(0);
  const sending = useSending();
  const { receipt } = sending;
  const [isChanged, setIsChanged] = useState(false);
  useEffect(() => {
    if (isChanged && receipt === undefined) keepDraft(person, place, { draftId: draftId.current, values });
  }, [isChanged, person, place, receipt, values]);
  const record = async () => {
    const found = formFaults(fields, values);
    setFaults(found);
    setAttempts(attempts + 1);
    if (found.size > 0) return;
    const { kind: name, version } = kind;
    const draft = { draftId: draftId.current, kind: name, version, stated: statedOf(fields, values) };
    const origin = signingKinds.includes(name) ? session?.origin : undefined;
    const whole = async () => {
      const part = measure === undefined ? {} : await measure();
      return part === undefined ? undefined : { ...draft, ...part };
    };
    if (await sending.send(whole, origin)) forgetDraft(person, place);
  };
  const startOver = (next: FormGroup = first()) => {
    forgetDraft(person, place);
    kept.current = undefined;
    draftId.current = crypto.randomUUID();
    setIsChanged(next === values);
    setValues(next);
    setFaults(noFaults);
    sending.forget();
  };
  return {
    values,
    setValues: (next) => {
      setIsChanged(true);
      setValues(next);
      setFaults((shown) => (shown.size === 0 ? shown : formFaults(fields, next)));
    },
    faults,
    attempts,
    ...sending.state,
    isContinued: kept.current !== undefined,
    record,
    startOver,
  };
}

/** Sends one draft at a time, and keeps what came of it. */
function useSending() {
  const queries = useQueryClient();
  const isSending = useRef(false);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [receipt, setReceipt] = useState<ReceiptAnswer>();
  /**
   * @param made the draft, once it can be made
   * @param origin of the register, where a passkey of the person is asked for this very act
   */
  const send = async (made: () => Promise<object | undefined>, origin?: string): Promise<boolean> => {
    if (isSending.current) return false;
    isSending.current = true;
    setIsPending(true);
    setProblem(undefined);
    try {
      const draft = await made();
      if (draft === undefined) return false;
      const assertion = origin === undefined ? undefined : await signAct(origin, draft);
      const body = assertion === undefined ? draft : { ...draft, assertion };
      setReceipt(await post<ReceiptAnswer>("/drafts", body));
      await queries.invalidateQueries({ queryKey: ["view"] });
      return true;
    } catch (error) {
      setProblem(error instanceof PasskeyFailure ? error.problem : problemOf(error));
      return false;
    } finally {
      isSending.current = false;
      setIsPending(false);
    }
  };
  const forget = () => {
    setProblem(undefined);
    setReceipt(undefined);
  };
  const state = {
    isPending,
    ...(problem === undefined ? {} : { problem }),
    ...(receipt === undefined ? {} : { receipt }),
  };
  return { send, forget, receipt, state };
}
