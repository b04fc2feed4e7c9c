// SPDX-License-Identifier: Apache-2.0
import { checkTransfersOf } from "../records/transfers.ts";
import type { BundleVerification } from "./bundle-verification.ts";

/** Where the case came from and where it went, and that it went to one, as far as records are open. */
export async function checkBundleTransfers(bundle: BundleVerification): Promise<void> {
  const { verification, document, records, leaves } = bundle;
  const inOrder = [...records]
    .sort(([one], [other]) => one - other)
    .map(([index, payload]) => ({ index, payload, leaf: leaves.get(index) }));
  const closed = document.entries.filter(({ index }) => !records.has(index)).map(({ index }) => index);
  const isHidden = (_case: string, from: number, to: number) =>
    closed.some((index) => from < index && index < to);
  await checkTransfersOf(verification, inOrder, isHidden);
}
