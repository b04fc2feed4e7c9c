// SPDX-License-Identifier: Apache-2.0
import type { EvidenceAnswer, ReceiptAnswer } from "@scelle/core/api";
import { ApiProblem } from "../api/api-problem.ts";
import { get } from "../api/client.ts";

/** A receipt as it is kept outside the register: it says what was recorded, and proves that it was. */
interface SavedReceipt {
  readonly receipt: ReceiptAnswer;
  /** The entry, its content, the key records of its author and the signed checkpoint that covers them. */
  readonly evidence: EvidenceAnswer;
}

const triesMax = 10;
const pauseMs = 500;

/**
 * The receipt with its proof. A proof exists when the entry is published, about a second after it was
 * recorded.
 * @throws ApiProblem
 */
export async function savedReceipt(receipt: ReceiptAnswer): Promise<SavedReceipt> {
  for (let tries = 1; ; tries += 1) {
    try {
      const evidence = await get<EvidenceAnswer>(`/records/${receipt.recordRef}/evidence`);
      return { receipt, evidence };
    } catch (error) {
      const isTooEarly = error instanceof ApiProblem && error.problem.type === "log.not-published";
      if (!isTooEarly || tries === triesMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
