// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import type { EvidenceParts } from "./evidence.ts";

/**
 * A `.tlog-proof` that a record's entry stands in the log, published and witnessed first.
 * @throws ScelleError("reference.unknown")
 */
export async function proofOf(
  { index, log, store }: Pick<EvidenceParts, "index" | "log" | "store">,
  ref: string,
  publisher: { publish(): Promise<unknown>; witnessed(): Promise<void> },
): Promise<string> {
  const row = index.record(ref);
  if (row === undefined) throw new ScelleError("reference.unknown", { ref });
  if (row.entry >= log.publishedSize) await publisher.publish();
  await publisher.witnessed();
  return await log.proof(row.entry, store.entry(row.entry));
}
