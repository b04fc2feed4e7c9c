// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { parseUtf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { noteSignaturesMax } from "../limits.ts";
import { verifyCosignatures } from "./cosignature.ts";
import { type NoteSignature, parseSignatureLine } from "./note.ts";
import type { VerifierKey } from "./verifier-key.ts";
import { parseWitnessedSize } from "./witness-request.ts";

/** What a witness answered, as HTTP brought it. */
export interface WitnessAnswer {
  readonly status: number;
  /** Without parameters, in lower case. */
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
}

/** What the log had sent. */
export interface SentCheckpoint {
  readonly oldSize: number;
  readonly size: number;
  /** What is signed of the checkpoint. */
  readonly text: string;
  /** The largest size that this log has ever published: a witness cannot know more of it. */
  readonly publishedSize: number;
}

/** What follows from an answer. */
export type WitnessConclusion =
  /** `line` is the signature line, its signature checked. */
  | { readonly is: "cosigned"; readonly line: string; readonly timeSeconds: number }
  /** The witness stands at another size that we have: prove from there. */
  | { readonly is: "elsewhere"; readonly oldSize: number }
  /** It has cosigned more entries than we have: we are an older copy, or not the only one. */
  | { readonly is: "ahead"; readonly size: number }
  /** What it has cosigned is no beginning of what we have. */
  | { readonly is: "other-history"; readonly size: number }
  /** It does not know the log, or not by this key. */
  | { readonly is: "unknown-log" }
  | { readonly is: "pushed-back" }
  /** An answer that the protocol does not have. */
  | { readonly is: "unusable"; readonly status: number };

/**
 * Reads a witness's answer to `add-checkpoint`. Two dialects are understood: for a log that they do not know,
 * older witnesses say 403 and newer ones 404; for another root at the same size some say 409 without a size,
 * others 422.
 */
export async function concludeAnswer(
  crypto: Crypto,
  answer: WitnessAnswer,
  sent: SentCheckpoint,
  witness: VerifierKey,
): Promise<WitnessConclusion> {
  const { status } = answer;
  if (status === 200)
    return (await cosignatureIn(crypto, answer, sent, witness)) ?? { is: "unusable", status };
  if (status === 403 || status === 404) return { is: "unknown-log" };
  if (status === 429 || status === 503) return { is: "pushed-back" };
  if (status === 409) return concludeConflict(answer, sent);
  // From size 0 there is nothing that could contradict: such an answer is a fault of the witness.
  if (status === 422 && sent.oldSize > 0) return { is: "other-history", size: sent.oldSize };
  return { is: "unusable", status };
}

function concludeConflict(answer: WitnessAnswer, sent: SentCheckpoint): WitnessConclusion {
  if (answer.contentType !== "text/x.tlog.size") {
    const isOfRoot = sent.oldSize === sent.size && sent.size > 0;
    return isOfRoot ? { is: "other-history", size: sent.size } : { is: "unusable", status: answer.status };
  }
  const size = witnessedSize(answer);
  if (size === undefined || size === sent.oldSize) return { is: "unusable", status: answer.status };
  return size > sent.publishedSize ? { is: "ahead", size } : { is: "elsewhere", oldSize: size };
}

function witnessedSize({ body }: WitnessAnswer): number | undefined {
  try {
    return parseWitnessedSize(parseUtf8(body, "answer of a witness"));
  } catch (cause) {
    if (cause instanceof ScelleError) return undefined;
    throw cause;
  }
}

/** The newest cosignature by the witness; lines of others, and anything false, count for nothing. */
async function cosignatureIn(
  crypto: Crypto,
  answer: WitnessAnswer,
  { text }: SentCheckpoint,
  witness: VerifierKey,
): Promise<WitnessConclusion | undefined> {
  let newest: Extract<WitnessConclusion, { is: "cosigned" }> | undefined;
  try {
    for (const signature of signaturesIn(answer)) {
      const note = { text, signatures: [signature] };
      const [cosigned] = await verifyCosignatures(crypto, note, [witness]);
      if (cosigned === undefined || cosigned.timeSeconds < (newest?.timeSeconds ?? 0)) continue;
      newest = { is: "cosigned", line: signature.line, timeSeconds: cosigned.timeSeconds };
    }
  } catch (cause) {
    if (cause instanceof ScelleError) return undefined;
    throw cause;
  }
  return newest;
}

function signaturesIn({ body }: WitnessAnswer): NoteSignature[] {
  const lines = parseUtf8(body, "answer of a witness").split("\n");
  if (lines.pop() !== "" || lines.length > noteSignaturesMax) return [];
  return lines.map((line) => parseSignatureLine(line));
}
