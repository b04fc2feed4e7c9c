// SPDX-License-Identifier: Apache-2.0
import { type Certificate, parseCertificate, parsePem, ScelleError } from "@scelle/core";
import { readBytesFile } from "./read-text-file.ts";

/**
 * The certificates of authorities in a file: PEM with one or many, or the DER of one.
 * @throws ScelleError("timestamp.bad-certificate" | "file.unreadable")
 */
export async function certificatesIn(path: string): Promise<Certificate[]> {
  const bytes = await readBytesFile(path);
  try {
    const isDer = bytes[0] === 0x30;
    const encoded = isDer ? [bytes] : parsePem("CERTIFICATE", new TextDecoder().decode(bytes));
    const certificates = encoded.map(parseCertificate).filter(({ isAuthority }) => isAuthority);
    if (certificates.length > 0) return certificates;
  } catch (cause) {
    if (!(cause instanceof ScelleError)) throw cause;
    throw new ScelleError("timestamp.bad-certificate", { path }, { cause });
  }
  throw new ScelleError("timestamp.bad-certificate", { path });
}
