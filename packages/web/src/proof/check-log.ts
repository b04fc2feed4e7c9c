// SPDX-License-Identifier: Apache-2.0
import {
  type Checkpoint,
  equalBytes,
  hex,
  openCheckpoint,
  parseBase64url,
  parseHex,
  parseVerifierKey,
  utf8,
  verifyConsistency,
} from "@scelle/core";
import type { CheckpointAnswer, Session } from "@scelle/core/api";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { ApiProblem } from "../api/api-problem.ts";
import { get } from "../api/client.ts";
import { type AlarmCause, raiseAlarm } from "./alarm.ts";
import {
  knowKey,
  knownKeyOf,
  type PinnedCheckpoint,
  pin,
  pinnedOf,
  wasExercise,
} from "./pinned-checkpoint.ts";

/** What came of holding a checkpoint against what this browser saw. */
export interface LogFinding {
  readonly checkpoint?: Checkpoint;
  readonly cause?: AlarmCause;
  /** What was pinned before this check. */
  readonly before?: PinnedCheckpoint;
}

type Register = Pick<Session, "origin" | "verifierKey" | "isExercise">;

/**
 * Asks the register for its newest checkpoint and checks it; what does not continue the pinned one raises the
 * alarm.
 * @throws ApiProblem if the register does not answer
 */
export async function checkLog(register: Register): Promise<LogFinding> {
  return await judge(register, await askedSincePin(register.verifierKey, newestSince));
}

/**
 * Asks for something with a proof from what this browser saw last. Where another check or tab has seen more
 * meanwhile it is asked for again: a proof from before would accuse an honest register.
 */
export async function askedSincePin<T>(
  verifierKey: string,
  ask: (since: number | undefined) => Promise<T>,
): Promise<T> {
  for (;;) {
    const since = pinnedOf(verifierKey)?.size;
    const answer = await ask(since);
    if (pinnedOf(verifierKey)?.size === since) return answer;
  }
}

/**
 * Checks a checkpoint that came with something else, and pins it if it continues what this browser saw.
 */
export async function judge(
  { origin, verifierKey, isExercise }: Register,
  answer: CheckpointAnswer,
): Promise<LogFinding> {
  const before = pinnedOf(verifierKey);
  const finding = await findingOf(verifierKey, answer, before);
  const knownKey = knownKeyOf(origin);
  // Every exercise is founded anew, under a key of its own; any other register keeps its key, and does not
  // become an exercise.
  const mayChange = isExercise && wasExercise(origin);
  const isOtherKey = knownKey !== undefined && knownKey !== verifierKey && !mayChange;
  const cause = finding.cause ?? (isOtherKey ? "other-key" : undefined);
  if (cause !== undefined) {
    const seen = before === undefined ? {} : { seen: before.note, seenAt: before.seenAt };
    const noticedAt = new Date().toISOString();
    raiseAlarm({ cause, origin, verifierKey, noticedAt, ...seen, shown: answer.checkpoint });
    return { ...finding, cause };
  }
  knowKey(origin, verifierKey, isExercise);
  const { checkpoint } = finding;
  if (checkpoint !== undefined && checkpoint.size >= (before?.size ?? 0)) {
    const { size, root } = checkpoint;
    pin(verifierKey, { note: answer.checkpoint, size, root: hex(root), seenAt: new Date().toISOString() });
  }
  return finding;
}

/** Whether the register says that its log does not reach so far. */
export function isNotThere(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.type.endsWith("log.not-published");
}

async function findingOf(
  verifierKey: string,
  { checkpoint: note, consistency = [] }: CheckpointAnswer,
  before: PinnedCheckpoint | undefined,
): Promise<LogFinding> {
  const kept = before === undefined ? {} : { before };
  let checkpoint: Checkpoint;
  try {
    checkpoint = await openCheckpoint(webCrypto, utf8(note), parseVerifierKey(webCrypto, verifierKey));
  } catch {
    // Whatever is wrong with it, this key has not signed it.
    return { ...kept, cause: "checkpoint-unsigned" };
  }
  if (before === undefined) return { checkpoint };
  if (checkpoint.size < before.size) return { checkpoint, before, cause: "smaller-log" };
  return continues(checkpoint, before, consistency)
    ? { checkpoint, before }
    : { checkpoint, before, cause: "other-history" };
}

function continues(now: Checkpoint, before: PinnedCheckpoint, consistency: readonly string[]): boolean {
  const oldRoot = parseHex(before.root, "pinned root", 32);
  if (now.size === before.size) return equalBytes(now.root, oldRoot);
  if (before.size === 0) return true;
  const proof = consistency.map((hash) => parseBase64url(hash, "consistency proof", 32));
  return verifyConsistency(webCrypto, {
    oldSize: before.size,
    newSize: now.size,
    oldRoot,
    newRoot: now.root,
    proof,
  });
}

/** The newest checkpoint; without a proof where the log is shorter than what was asked about. */
async function newestSince(since: number | undefined): Promise<CheckpointAnswer> {
  try {
    return await get<CheckpointAnswer>("/log/checkpoint", { query: { since } });
  } catch (error) {
    // The register has no such size: its own checkpoint says how many entries it has.
    if (since !== undefined && isNotThere(error)) return await get<CheckpointAnswer>("/log/checkpoint");
    throw error;
  }
}
