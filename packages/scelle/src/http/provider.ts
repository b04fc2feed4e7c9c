// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  idTokenAgeSecondsMax,
  isAccountSubject,
  isIssuer,
  providerAnswerSizeBytesMax,
  providerClockSkewSecondsMax,
  ScelleError,
} from "@scelle/core";
import * as client from "openid-client";

/** Who vouches for people here, and as whom this server asks. */
export interface ProviderOptions {
  /** The address that the provider signs as. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** One sign-in that was begun: what the answer has to go with. */
export interface ProviderRequest {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The page of ours to which the provider sends the browser back. */
  readonly page: string;
}

/** Whom the provider signed in. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly accountSubject: string;
  /** SHA-256, hex: all that stays of the token. */
  readonly idTokenDigest: string;
}

const secondsMax = 10;

/**
 * A provider of identities, asked by authorization code with PKCE, state and nonce. What it says of itself is
 * fetched when somebody first signs in: a register is served whether its provider is there or not.
 * @see OpenID Connect Core 1.0 §3.1; RFC 7636, RFC 9207
 */
export class Provider {
  readonly issuer: string;
  readonly #options: ProviderOptions;
  readonly #now: () => number;
  #found: Promise<client.Configuration> | undefined;

  constructor(options: ProviderOptions, now: () => number) {
    this.issuer = options.issuer;
    this.#options = options;
    this.#now = now;
  }

  /** Where people know it by. */
  get host(): string {
    return new URL(this.issuer).host;
  }

  /** @throws ScelleError("session.provider-unreachable") */
  async ask(page: string): Promise<{ readonly url: string; readonly request: ProviderRequest }> {
    const found = await this.#discovered();
    const request = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
      page,
    };
    const url = client.buildAuthorizationUrl(found, {
      redirect_uri: page,
      scope: "openid",
      state: request.state,
      nonce: request.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(request.codeVerifier),
      code_challenge_method: "S256",
    });
    return { url: url.href, request };
  }

  /**
   * Judges what the browser brought back, and has the provider say for whom that stands.
   * @param answer as it stood in the address, from its question mark on
   * @throws ScelleError("session.provider-unreachable" | "session.provider-denied" |
   * "session.provider-answer")
   */
  async identify(request: ProviderRequest, answer: string): Promise<ProviderIdentity> {
    const { state, nonce, codeVerifier, page } = request;
    const found = await this.#discovered();
    const tokens = await client
      .authorizationCodeGrant(found, new URL(answer, page), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      })
      .catch((cause: unknown) => {
        throw problemOf(cause);
      });
    const claims = tokens.claims();
    const { id_token: idToken } = tokens;
    if (claims === undefined || idToken === undefined) throw new ScelleError("session.provider-answer");
    const ageSeconds = this.#now() / 1_000 - claims.iat;
    const isOfNow = ageSeconds <= idTokenAgeSecondsMax && ageSeconds >= -providerClockSkewSecondsMax;
    const { iss, sub } = claims;
    // What no record could name is bound to nobody.
    const isNamed = isIssuer(iss) && isAccountSubject(sub);
    if (!isOfNow || !isNamed) throw new ScelleError("session.provider-answer");
    const idTokenDigest = createHash("sha256").update(idToken).digest("hex");
    return { issuer: iss, accountSubject: sub, idTokenDigest };
  }

  /** Fetched once; again after it failed. */
  async #discovered(): Promise<client.Configuration> {
    this.#found ??= this.#discover();
    try {
      return await this.#found;
    } catch (cause) {
      this.#found = undefined;
      throw new ScelleError("session.provider-unreachable", {}, { cause });
    }
  }

  async #discover(): Promise<client.Configuration> {
    const { clientId, clientSecret } = this.#options;
    const isPlain = this.issuer.startsWith("http:");
    return await client.discovery(
      new URL(this.issuer),
      clientId,
      { [client.clockTolerance]: providerClockSkewSecondsMax },
      client.ClientSecretBasic(clientSecret),
      {
        timeout: secondsMax,
        [client.customFetch]: fetchBounded,
        // A signature is looked at even where TLS would vouch for who sent the token.
        execute: [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])],
      },
    );
  }
}

/** Over TLS, or to this machine; never sent on to elsewhere, and no more than is read. */
async function fetchBounded(url: string, options: client.CustomFetchOptions): Promise<Response> {
  const { protocol, hostname } = new URL(url);
  const isHere = hostname === "localhost" || hostname === "127.0.0.1";
  if (protocol !== "https:" && !isHere) throw new ScelleError("session.provider-unreachable");
  try {
    const { body, method, headers, signal } = options;
    // A form: the library sends nothing else.
    const form = body instanceof URLSearchParams ? { body } : {};
    const asked = { ...form, method, headers, signal: signal ?? null, redirect: "manual" } as const;
    return await bounded(await fetch(url, asked));
  } catch (cause) {
    throw new ScelleError("session.provider-unreachable", {}, { cause });
  }
}

async function bounded(response: Response): Promise<Response> {
  const parts: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const part of response.body ?? []) {
    sizeBytes += part.byteLength;
    if (sizeBytes > providerAnswerSizeBytesMax) throw new ScelleError("session.provider-unreachable");
    parts.push(part);
  }
  const { status, headers } = response;
  return new Response(sizeBytes === 0 ? null : Buffer.concat(parts), { status, headers });
}

/** What the provider wrote stays behind: no free text of others reaches a log or a screen. */
function problemOf(cause: unknown): ScelleError {
  if (cause instanceof client.AuthorizationResponseError) return new ScelleError("session.provider-denied");
  const isOfWire =
    cause instanceof client.ClientError &&
    (cause.cause instanceof ScelleError || wireCodes.includes(cause.code ?? ""));
  return new ScelleError(isOfWire ? "session.provider-unreachable" : "session.provider-answer");
}

/** Whatever answered is no provider, or one that is out of order. */
const wireCodes: readonly string[] = ["OAUTH_RESPONSE_IS_NOT_CONFORM", "OAUTH_RESPONSE_IS_NOT_JSON"];
