// SPDX-License-Identifier: Apache-2.0
import { type BundleJson, bundleEntriesMax, bundleVersionKnown, ScelleError } from "@scelle/core";
import type { Disclosure } from "@scelle/register";

/**
 * What a bundle will say of itself.
 * @throws ScelleError("bundle.too-large" | "bundle.object-missing")
 */
export async function bundleJsonOf(
  origin: string,
  disclosure: Disclosure,
  areIncluded: boolean,
): Promise<BundleJson> {
  const { order, author, receipts, entries, supporting, checkpointSize } = disclosure;
  if (entries.length > bundleEntriesMax || supporting.length > bundleEntriesMax) {
    throw new ScelleError("bundle.too-large", { case: order.caseRef, entries: entries.length });
  }
  const list: BundleJson["objects"]["list"] = [];
  for (const root of areIncluded ? disclosure.objectRoots : []) {
    list.push({ root, sizeBytes: await disclosure.objectSizeBytes(root) });
  }
  const { caseRef, standing, means = "dossier", reason } = order;
  const { recipientRef, recipientBodyRef, grantRef, legalReference } = order;
  return {
    v: bundleVersionKnown,
    origin,
    caseRef,
    checkpointSize,
    disclosure: {
      actRefs: receipts.map(({ recordRef }) => recordRef),
      disclosedBy: author,
      disclosedAt: receipts[0]?.recordedAt ?? "",
      standing,
      means,
      reason,
      ...(recipientRef === undefined ? {} : { recipientRef }),
      ...(recipientBodyRef === undefined ? {} : { recipientBodyRef }),
      ...(grantRef === undefined ? {} : { grantRef }),
      ...(legalReference === undefined ? {} : { legalReference }),
    },
    entries: [...entries],
    supporting: [...supporting],
    objects: { areIncluded, list },
  };
}
