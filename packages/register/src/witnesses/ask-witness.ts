// SPDX-License-Identifier: Apache-2.0
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { ScelleError, type WitnessAnswer, witnessAnswerSizeBytesMax } from "@scelle/core";

/** An answer, and for how long the witness asks to be left alone. */
export interface HeardAnswer extends WitnessAnswer {
  readonly retryAfterMs: number | undefined;
}

/**
 * The address of a witness as its policy names it.
 * @throws ScelleError("witness.bad-address")
 */
export function witnessAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  const isPlain = url?.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (url === undefined || !isHttp || !isPlain) throw new ScelleError("witness.bad-address", { url: text });
  return url;
}

/**
 * Sends one body to `add-checkpoint` of a witness. Redirections are not followed: an answer comes from the
 * address that was named or not at all.
 * @param signal ends the waiting
 * @throws ScelleError("witness.unreachable")
 */
export function askWitness(prefix: string, body: string, signal: AbortSignal): Promise<HeardAnswer> {
  const url = witnessAddress(`${prefix.replace(/\/$/, "")}/add-checkpoint`);
  const bytes = Buffer.from(body, "utf8");
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown): void => {
      reject(new ScelleError("witness.unreachable", { url: url.origin }, { cause }));
    };
    const options = {
      method: "POST",
      headers: { "content-type": "text/plain; charset=utf-8", "content-length": bytes.length },
      // A witness is asked once a second at most: no connection is kept for it.
      agent: false,
      signal,
    } as const;
    const sent = request(url, options, (response) => {
      const parts: Buffer[] = [];
      let sizeBytes = 0;
      response.on("data", (part: Buffer) => {
        sizeBytes += part.length;
        if (sizeBytes <= witnessAnswerSizeBytesMax) parts.push(part);
        else response.destroy(new Error("too long"));
      });
      response.once("error", fail);
      response.once("end", () => {
        const { statusCode = 0, headers } = response;
        const contentType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
        const retryAfterMs = secondsIn(headers["retry-after"]);
        resolve({ status: statusCode, contentType, body: Buffer.concat(parts), retryAfterMs });
      });
    });
    sent.once("error", fail);
    // Another protocol is no answer, and Node tells it by neither a response nor an error.
    sent.once("upgrade", (_, socket) => {
      socket.destroy();
      fail();
    });
    sent.end(bytes);
  });
}

/** `Retry-After` in its form of seconds; a date is not worth a clock. */
function secondsIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,5}$/.test(header) ? Number(header) * 1_000 : undefined;
}
