// SPDX-License-Identifier: Apache-2.0
import { vectorText } from "../log/vector-file.ts";

/** One request to a witness and its answer, as they went over the wire. */
export interface RecordedExchange {
  readonly claim: string;
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A conversation with a witness whose key is known and whose clock moves by a second a cosignature. */
export interface RecordedTalk {
  readonly log: string;
  readonly witness: string;
  readonly exchanges: readonly RecordedExchange[];
}

export function recordedTalk(): RecordedTalk {
  return JSON.parse(vectorText("witness")) as RecordedTalk;
}
