// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isIssuer, ScelleError } from "@scelle/core";
import type { ProviderOptions } from "../http/provider.ts";

/** Options of `scelle serve` that name who else vouches for people. */
export interface ProviderFlags {
  /** Address that the provider of identities signs as. */
  readonly oidcIssuer?: string | undefined;
  readonly oidcClientId?: string | undefined;
  readonly oidcClientSecretFile?: string | undefined;
}

/**
 * The provider of identities that was named, with the secret by which this server is known to it.
 * @throws ScelleError `usage.value-invalid` for an address that none can sign as, `server.bad-provider`
 */
export async function providerOf(flags: ProviderFlags): Promise<ProviderOptions | undefined> {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecretFile: path } = flags;
  if (issuer === undefined && clientId === undefined && path === undefined) return undefined;
  if (issuer !== undefined && !isIssuer(issuer)) {
    const expected = "https://identity.example";
    throw new ScelleError("usage.value-invalid", { option: "--oidc-issuer", expected });
  }
  if (issuer === undefined || clientId === undefined || path === undefined) {
    throw new ScelleError("server.bad-provider");
  }
  const clientSecret = (await secretAt(path)).replace(/\r?\n$/, "");
  if (!/^[ -~]{1,1000}$/.test(clientSecret)) throw new ScelleError("server.bad-provider");
  return { issuer, clientId, clientSecret };
}

async function secretAt(path: string): Promise<string> {
  try {
    return await readFile(resolve(path), "utf8");
  } catch (cause) {
    throw new ScelleError("server.bad-provider", {}, { cause });
  }
}
