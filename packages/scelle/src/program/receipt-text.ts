// SPDX-License-Identifier: Apache-2.0
import { isReceiptFile, receiptFileSizeBytesMax } from "@scelle/core";

const frontSizeBytes = 64;

/**
 * The text of a `.scelle-receipt`; undefined for a file that begins otherwise. Of one that is too long a byte
 * more than a receipt has is read, and its parser refuses that.
 */
export async function receiptTextIn(file: Blob): Promise<string | undefined> {
  const front = new Uint8Array(await file.slice(0, frontSizeBytes).arrayBuffer());
  return isReceiptFile(front) ? await file.slice(0, receiptFileSizeBytesMax + 1).text() : undefined;
}
