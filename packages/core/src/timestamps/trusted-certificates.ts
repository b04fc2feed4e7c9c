// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";
import { type Certificate, parseCertificate } from "./certificate.ts";
import { parsePem } from "./pem.ts";

/**
 * Certificates of authorities as their operators publish them: PEM with one or many, or the DER of one. Those
 * that may not issue others are passed over.
 * @param path names the file in the error
 * @throws ScelleError("timestamp.bad-certificate")
 */
export function parseTrustedCertificates(path: string, bytes: Uint8Array): Certificate[] {
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
