// SPDX-License-Identifier: Apache-2.0
import { type Certificate, parseTrustedCertificates } from "@scelle/core";
import { readBytesFile } from "./read-text-file.ts";

/**
 * The certificates of authorities in a file.
 * @throws ScelleError("timestamp.bad-certificate" | "file.unreadable")
 */
export async function certificatesIn(path: string): Promise<Certificate[]> {
  return parseTrustedCertificates(path, await readBytesFile(path));
}
