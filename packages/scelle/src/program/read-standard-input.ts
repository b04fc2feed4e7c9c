// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** A draft is a form, not a document. */
const inputSizeBytesMax = 1024 * 1024;

/** All of standard input as text. @throws ScelleError("file.unreadable") for more than a form holds */
export async function readStandardInput(): Promise<string> {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
    parts.push(part);
    sizeBytes += part.length;
    if (sizeBytes > inputSizeBytesMax) {
      throw new ScelleError("file.unreadable", { path: "-", problem: `> ${inputSizeBytesMax} bytes` });
    }
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}
