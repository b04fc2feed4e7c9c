// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type ErrorFacts, ScelleError } from "@scelle/core";
import { type LocalCertificate, localCertificate } from "../http/local-authority.ts";
import type { Placing, TlsPair } from "../http/served-place.ts";

/** Options of `scelle serve` that say where it is found. */
export interface PlaceFlags {
  /** With a certificate of a local authority, unless one is named. */
  readonly tls?: boolean | undefined;
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  readonly host?: string | undefined;
  /** Where a reverse proxy on this machine serves it. */
  readonly publicUrl?: URL | undefined;
}

/** What other machines have to trust. */
export type Authority = Pick<LocalCertificate, "authorityFile" | "authorityFingerprint">;

export interface FoundPlace {
  readonly placing: Omit<Placing, "port">;
  readonly authority?: Authority;
}

/**
 * Where the server is found, with its certificate.
 * @param keyFolder of the register: the local authority lies below it
 * @throws ScelleError("usage.options-apart" | "server.bad-certificate" | "server.no-openssl")
 */
export async function placeOf(flags: PlaceFlags, keyFolder: string): Promise<FoundPlace> {
  const { host: hostName, publicUrl, tls, tlsCert, tlsKey } = flags;
  const hasPair = tlsCert !== undefined || tlsKey !== undefined;
  if (publicUrl !== undefined) {
    // The proxy speaks TLS to browsers, and reaches the server on this machine alone.
    if (hasPair || tls === true || hostName !== undefined) throw apart("--public-url", "--tls, --host");
    return { placing: { publicUrl } };
  }
  if (hasPair) {
    if (tlsCert === undefined || tlsKey === undefined) throw new ScelleError("server.bad-certificate");
    return { placing: { hostName, tls: await pairAt(tlsCert, tlsKey) } };
  }
  if (tls !== true) return { placing: { hostName } };
  const { cert, key, ...authority } = await localCertificate(join(keyFolder, "tls"), hostName ?? "localhost");
  return { placing: { hostName, tls: { cert, key } }, authority };
}

async function pairAt(certPath: string, keyPath: string): Promise<TlsPair> {
  try {
    const [cert, key] = await Promise.all([certPath, keyPath].map((path) => readFile(resolve(path), "utf8")));
    return { cert: cert ?? "", key: key ?? "" };
  } catch (cause) {
    throw new ScelleError("server.bad-certificate", {}, { cause });
  }
}

function apart(option: string, others: string): ScelleError {
  const facts: ErrorFacts = { option, others };
  return new ScelleError("usage.options-apart", facts);
}
