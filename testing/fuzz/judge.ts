// SPDX-License-Identifier: Apache-2.0
import { getHeapStatistics } from "node:v8";
import { type ErrorCode, errorTable, isPrintable, ScelleError } from "@scelle/core";
import { NotGiven, type ParserRow } from "./parser-row.ts";

/** What became of one input. */
export interface Judgement {
  /** `accepted`, the code of the refusal, or why the input reached no parser. */
  readonly outcome: string;
  readonly milliseconds: number;
  /** What the parser did that no parser may; undefined if all is well. */
  readonly fault?: string;
}

/** Work and memory may grow with the input, in proportion, and only a little beside it. */
const baseMs = 40;
const nanosecondsPerByte = 2_000;
const baseHeldBytes = 6 * 1024 * 1024;
const heldBytesPerByte = 200;
/** A busy machine and the collector disturb a measurement, and not several times in a row. */
const attemptsMax = 5;
/** What takes this long is not measured again. */
const patienceMs = 5_000;
/** An error is a sentence for a person, whatever came in. */
const sentenceLengthMax = 700;

/** Parses once, and says whether parser and error kept their promises. */
export async function judge(row: ParserRow, bytes: Uint8Array): Promise<Judgement> {
  let judgement = await attempt(row, bytes);
  for (let again = 1; again < attemptsMax && judgement.fault?.startsWith("too "); again += 1) {
    if (judgement.milliseconds > patienceMs) break;
    judgement = await attempt(row, bytes);
  }
  return judgement;
}

async function attempt(row: ParserRow, bytes: Uint8Array): Promise<Judgement> {
  const given = bytes.slice();
  const heldBefore = heldBytes();
  const begun = startClock();
  let outcome: string;
  let fault: string | undefined;
  let value: unknown;
  try {
    const parsed = row.parse(given);
    value = parsed instanceof Promise ? await parsed : parsed;
    outcome = value === undefined ? "none" : "accepted";
  } catch (error) {
    outcome = outcomeOf(error);
    fault = faultOf(error, row.sizeOf(bytes));
  }
  const milliseconds = begun();
  const held = heldBytes() - heldBefore;
  fault ??= costOf(milliseconds, held, Math.max(1, row.weight), bytes.length);
  if (fault === undefined && outcome === "accepted") fault = spellingOf(row, value, given, bytes);
  return fault === undefined ? { outcome, milliseconds } : { outcome, milliseconds, fault };
}

/** Milliseconds since now: what it worked or what it took, whichever is less. A busy machine lets it wait. */
function startClock(): () => number {
  const since = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return Math.min(performance.now() - since, (user + system) / 1_000);
  };
}

/** Heap and what lies beside it, buffers included. */
function heldBytes(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}

function costOf(milliseconds: number, held: number, weight: number, sizeBytes: number): string | undefined {
  const mostMs = baseMs * weight + (nanosecondsPerByte * sizeBytes * Math.min(weight, 4)) / 1e6;
  const mostHeld = baseHeldBytes * Math.min(weight, 4) + heldBytesPerByte * sizeBytes;
  if (milliseconds > mostMs) return `too slow: ${milliseconds.toFixed(0)} ms for ${sizeBytes} bytes`;
  return held > mostHeld ? `too much memory: ${held} bytes for ${sizeBytes}` : undefined;
}

function spellingOf(
  row: ParserRow,
  value: unknown,
  given: Uint8Array,
  bytes: Uint8Array,
): string | undefined {
  if (Buffer.compare(given, bytes) !== 0) return "changed its input";
  if (row.isSound?.(value as never) === false) return "accepted what means nothing";
  try {
    return row.isOneSpelling(value, bytes) ? undefined : "accepted a second spelling";
  } catch (error) {
    return `accepted what cannot be written: ${String(error)}`;
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof ScelleError) return error.code;
  return error instanceof NotGiven ? "not given" : "untyped";
}

function faultOf(error: unknown, sizeBytes: number): string | undefined {
  if (error instanceof NotGiven) return undefined;
  if (!(error instanceof ScelleError)) return `untyped error: ${String(error)}`;
  const { code, facts, message } = error;
  const { en } = errorTable[code as ErrorCode];
  for (const [, name = ""] of en.matchAll(/\{(\w+)\}/g)) {
    if (!Object.hasOwn(facts, name)) return `${code} without its ${name}`;
  }
  if (message.length > sentenceLengthMax) return `${code} in ${message.length} characters`;
  if (!isPrintable(message)) return `${code} with a character that no screen should get`;
  return code === "format.malformed" ? offsetFault(facts["offset"], sizeBytes) : undefined;
}

function offsetFault(offset: unknown, sizeBytes: number): string | undefined {
  const isInside =
    typeof offset === "number" && Number.isInteger(offset) && offset >= 0 && offset <= sizeBytes;
  return isInside ? undefined : `offset ${String(offset)} outside ${sizeBytes} bytes`;
}
