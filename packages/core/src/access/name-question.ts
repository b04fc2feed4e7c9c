// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import type { Crypto } from "../crypto.ts";
import { utf8 } from "../encoding/utf8.ts";
import type { DraftSignature } from "../records/draft.ts";
import { parseRecordWith } from "../records/parse-with.ts";
import { publicKey, signatureValue } from "../records/values.ts";

/** A name that somebody typed, signed: names are told as far as whoever signs may read what they are of. */
export interface NameQuestion {
  readonly text: string;
  readonly signature: DraftSignature;
}

const textLengthMax = 4_096;

const question = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(textLengthMax)),
  signature: z.strictObject({ key: publicKey, value: signatureValue }),
});

/** @throws ScelleError `draft.invalid` */
export function parseNameQuestion(value: unknown): NameQuestion {
  return parseRecordWith<NameQuestion>(question, value, "name");
}

/** What is signed: never what a draft is signed over, so that a question is no act. */
export function nameDigest(crypto: Crypto, origin: string, text: string): Uint8Array {
  return crypto.sha256(utf8(`scelle/name/v1\0${origin}\0${text}`));
}
