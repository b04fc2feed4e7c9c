// SPDX-License-Identifier: Apache-2.0
import { formatReceiptFile, parseBase64url, utf8 } from "@scelle/core";
import type { EvidenceAnswer, ReceiptAnswer } from "@scelle/core/api";
import { ApiProblem } from "../api/api-problem.ts";
import { get } from "../api/client.ts";

const triesMax = 10;
const pauseMs = 500;

/**
 * The receipt as it is kept outside the register: the act, its entry, and the proof of its place. A proof
 * exists when the entry is published, about a second after it was recorded.
 * @param logKey verifier key of the register, as its server names it
 * @param reason of the look, which this is
 * @throws ApiProblem
 */
export async function savedReceipt(receipt: ReceiptAnswer, logKey: string, reason: string): Promise<Blob> {
  for (let tries = 1; ; tries += 1) {
    try {
      const evidence = await get<EvidenceAnswer>(`/records/${receipt.recordRef}/evidence`, {
        reason: { reason },
      });
      return new Blob([receiptText(evidence, logKey)], { type: "application/octet-stream" });
    } catch (error) {
      const isTooEarly = error instanceof ApiProblem && error.problem.type === "log.not-published";
      if (!isTooEarly || tries === triesMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

function receiptText({ record, checkpoint }: EvidenceAnswer, logKey: string): string {
  const { index, entry, payload, salt, inclusion } = record;
  const hashes = inclusion.map((hash) => parseBase64url(hash, "hash"));
  const isOpen = payload !== undefined && salt !== undefined;
  return formatReceiptFile({
    logKey,
    entry: parseBase64url(entry, "entry"),
    ...(isOpen ? { opened: { salt: parseBase64url(salt, "salt"), payload: utf8(payload) } } : {}),
    proof: { index, hashes, checkpoint },
  });
}
