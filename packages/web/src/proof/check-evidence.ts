// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  commitment,
  type Draft,
  draftDigest,
  equalBytes,
  type JsonObject,
  keyBinding,
  leafHash,
  parseBase64url,
  parseEntry,
  parsePayload,
  type RecordPayload,
  type Stated,
  type sessionOpened,
  utf8,
  verifyInclusion,
  verifySessionOpened,
} from "@scelle/core";
import type { EvidenceAnswer, RecordEvidence, Session, ShownAnswer } from "@scelle/core/api";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { get } from "../api/client.ts";
import { type AlarmCause, raiseAlarm } from "./alarm.ts";
import { askedSincePin, isNotThere, judge, type LogFinding } from "./check-log.ts";
import { pinnedOf } from "./pinned-checkpoint.ts";

/** Each thing that this browser checked by itself. */
export type ProofStep = "checkpoint" | "seen" | "entry" | "content" | "signature" | "author" | "shown";

/** `void`: there is nothing to check, since the words were erased or nothing was seen before. */
export type StepOutcome = "holds" | "fails" | "void";

export interface EvidenceFinding {
  readonly steps: readonly { readonly step: ProofStep; readonly outcome: StepOutcome }[];
  readonly log: LogFinding;
  readonly record: RecordEvidence;
  readonly payload?: RecordPayload;
  /** The record that bound the signing key to its author. */
  readonly keyRecord?: RecordPayload;
  readonly leafHash: Uint8Array;
  readonly checkpoint: string;
}

/**
 * Fetches all by which a record can be checked and checks it here. What fails raises the alarm.
 * @throws ApiProblem
 */
export async function checkEvidence(session: Session, shown: ShownAnswer): Promise<EvidenceFinding> {
  const ask = (since: number | undefined) => evidenceSince(shown.recordRef, since);
  const evidence = await askedSincePin(session.verifierKey, ask);
  const log = await judge(session, evidence);
  const { record } = evidence;
  const payload = opened(record);
  const keyRecord = payload === undefined ? undefined : bindingOf(evidence, payload, record.index);
  const isIn = isInLog(record, log);
  const isBound = keysAreIn(evidence, log) && (await binds(session.origin, keyRecord));
  const isErased = record.payload === undefined;
  const outcomes: [ProofStep, StepOutcome][] = [
    ["checkpoint", log.checkpoint === undefined ? "fails" : "holds"],
    ["seen", log.before === undefined ? "void" : log.cause === undefined ? "holds" : "fails"],
    ["entry", isIn ? "holds" : "fails"],
    ["content", isErased ? "void" : payload === undefined ? "fails" : "holds"],
    ["signature", await signed(session.origin, payload, isErased)],
    ["author", isErased ? "void" : isBound ? "holds" : "fails"],
    [
      "shown",
      isErased ? "void" : payload !== undefined && isWhatIsShown(payload.draft, shown) ? "holds" : "fails",
    ],
  ];
  const steps = outcomes.map(([step, outcome]) => ({ step, outcome }));
  const failed = steps.find(({ outcome }) => outcome === "fails");
  if (failed !== undefined) alarm(session, evidence, shown.recordRef, causes[failed.step]);
  return {
    steps,
    log,
    record,
    ...(payload === undefined ? {} : { payload }),
    ...(keyRecord === undefined ? {} : { keyRecord }),
    leafHash: leafHash(webCrypto, parseBase64url(record.entry, "entry")),
    checkpoint: evidence.checkpoint,
  };
}

const causes: Readonly<Record<ProofStep, AlarmCause>> = {
  checkpoint: "checkpoint-unsigned",
  seen: "other-history",
  entry: "entry-not-in-log",
  content: "record-altered",
  signature: "signature-false",
  author: "signature-false",
  shown: "record-altered",
};

function alarm(session: Session, evidence: EvidenceAnswer, recordRef: string, cause: AlarmCause): void {
  const before = pinnedOf(session.verifierKey);
  raiseAlarm({
    cause,
    origin: session.origin,
    verifierKey: session.verifierKey,
    noticedAt: new Date().toISOString(),
    ...(before === undefined ? {} : { seen: before.note, seenAt: before.seenAt }),
    shown: evidence.checkpoint,
    recordRef,
  });
}

async function evidenceSince(ref: string, since: number | undefined): Promise<EvidenceAnswer> {
  const path = `/records/${ref}/evidence`;
  try {
    return await get<EvidenceAnswer>(path, { query: { since } });
  } catch (error) {
    // The log is shorter than what this browser saw: what it shows now is judged, and found smaller.
    if (since !== undefined && isNotThere(error)) return await get<EvidenceAnswer>(path);
    throw error;
  }
}

/** Whether the entry's leaf leads to the root that the checkpoint signs. */
function isInLog({ index, entry, inclusion }: RecordEvidence, { checkpoint }: LogFinding): boolean {
  if (checkpoint === undefined) return false;
  const proof = inclusion.map((hash) => parseBase64url(hash, "inclusion proof", 32));
  const leaf = leafHash(webCrypto, parseBase64url(entry, "entry"));
  return verifyInclusion(webCrypto, {
    index,
    size: checkpoint.size,
    leafHash: leaf,
    proof,
    root: checkpoint.root,
  });
}

/** The record that the entry commits to; undefined if it is erased or not what the entry commits to. */
function opened({ entry, payload, salt }: RecordEvidence): RecordPayload | undefined {
  if (payload === undefined || salt === undefined) return undefined;
  const bytes = utf8(payload);
  const { commit } = parseEntry(parseBase64url(entry, "entry"));
  const opens = equalBytes(commit, commitment(webCrypto, parseBase64url(salt, "salt", 32), bytes));
  return opens ? parsePayload(bytes) : undefined;
}

async function signed(
  origin: string,
  payload: RecordPayload | undefined,
  isErased: boolean,
): Promise<StepOutcome> {
  if (isErased) return "void";
  if (payload === undefined) return "fails";
  return (await isSigned(origin, payload)) ? "holds" : "fails";
}

async function isSigned(origin: string, { draft, signature }: RecordPayload): Promise<boolean> {
  const key = parseBase64url(signature.key, "signing key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  return await webCrypto.verifyEd25519(key, draftDigest(webCrypto, origin, draft), value);
}

/**
 * The record before this one that gave its author the key: the founding, the person's own, or a key added.
 */
function bindingOf(
  { keyRecords }: EvidenceAnswer,
  { assigned, signature }: RecordPayload,
  index: number,
): RecordPayload | undefined {
  const before = keyRecords
    .filter((record) => record.index <= index)
    .map(opened)
    .filter((payload) => payload !== undefined);
  return keyBinding(before, assigned.author, signature.key);
}

/** A record that opens a session binds its key only if the passkey that it names signed for that. */
async function binds(origin: string, keyRecord: RecordPayload | undefined): Promise<boolean> {
  if (keyRecord?.draft.kind !== "session-opened") return keyRecord !== undefined;
  const stated = keyRecord.draft.stated as Stated<typeof sessionOpened>;
  return (await verifySessionOpened(webCrypto, origin, stated)).holds;
}

function keysAreIn({ keyRecords }: EvidenceAnswer, log: LogFinding): boolean {
  return keyRecords.every((record) => isInLog(record, log));
}

/** What the screen shows as first stated is what was signed. */
function isWhatIsShown({ kind, stated, measured = {} }: Draft, shown: ShownAnswer): boolean {
  const first = shown.original ?? shown.stated;
  const measuredShown = shown.measured ?? {};
  return (
    kind === shown.kind &&
    canonicalJson(first as JsonObject) === canonicalJson(stated) &&
    canonicalJson(measuredShown as JsonObject) === canonicalJson(measured)
  );
}
