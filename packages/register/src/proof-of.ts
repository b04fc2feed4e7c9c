// SPDX-License-Identifier: Apache-2.0
import {
  canonicalJson,
  formatReceiptFile,
  type JsonObject,
  parsePayload,
  parseProof,
  ScelleError,
  type SignedDraft,
  utf8,
} from "@scelle/core";
import type { EvidenceParts } from "./evidence.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";

type ProofParts = Pick<EvidenceParts, "index" | "log" | "store">;

interface Publishing {
  publish(): Promise<unknown>;
  witnessed(): Promise<void>;
}

/**
 * A `.tlog-proof` that a record's entry stands in the log, published and witnessed first.
 * @throws ScelleError("reference.unknown")
 */
export async function proofOf(
  { index, log, store }: ProofParts,
  ref: string,
  publisher: Publishing,
): Promise<string> {
  const row = index.record(ref);
  if (row === undefined) throw new ScelleError("reference.unknown", { ref });
  if (row.entry >= log.publishedSize) await publisher.publish();
  await publisher.witnessed();
  return await log.proof(row.entry, store.entry(row.entry));
}

/**
 * A receipt for whoever holds the signed draft: content goes to nobody who does not bring it.
 * @throws ScelleError("reference.unknown") for an act that was not recorded so, or was erased since
 */
export async function receiptFileOf(
  parts: ProofParts & { readonly publicationKeys: Pick<PublicationKeys, "logKey"> },
  { draft, signature }: SignedDraft,
  publisher: Publishing,
): Promise<string> {
  const { index, store, publicationKeys } = parts;
  const ref = draft.draftId;
  const row = index.record(ref);
  const opened = row && store.opened(row.entry);
  const recorded = opened && parsePayload(opened.payload);
  const isTheirs = recorded !== undefined && isSame(recorded, { draft, signature });
  if (row === undefined || !isTheirs) throw new ScelleError("reference.unknown", { ref });
  const { extra: _entry, ...proof } = parseProof(utf8(await proofOf(parts, ref, publisher)));
  return formatReceiptFile({
    logKey: publicationKeys.logKey,
    entry: store.entry(row.entry),
    ...(opened === undefined ? {} : { opened }),
    proof,
  });
}

function isSame(one: SignedDraft, other: SignedDraft): boolean {
  const text = ({ draft, signature }: SignedDraft) =>
    canonicalJson({ draft, signature } as unknown as JsonObject);
  return text(one) === text(other);
}
