// SPDX-License-Identifier: Apache-2.0
import { type IncomingMessage, type RequestOptions, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { BlockList, isIP } from "node:net";
import { revocationListSizeBytesMax, ScelleError, timestampAnswerSizeBytesMax } from "@scelle/core";

/**
 * The address of an authority: over TLS, or plainly on this machine.
 * @throws ScelleError("timestamp.bad-address")
 */
export function authorityAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAllowed = url?.protocol === "https:" || (url?.protocol === "http:" && isOnThisMachine(url));
  const isPlain = url?.username === "" && url.password === "" && url.hash === "" && !/\s/.test(text);
  if (url === undefined || !isAllowed || !isPlain)
    throw new ScelleError("timestamp.bad-address", { url: text });
  return url;
}

/**
 * Sends one request and gives what came back. Redirections are not followed.
 * @param signal ends the waiting
 * @throws ScelleError("timestamp.unreachable" | "timestamp.unusable")
 * @see RFC 3161, 3.4
 */
export function askAuthority(address: string, body: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
  const headers = { "content-type": "application/timestamp-query", "content-length": body.length };
  const wish = { contentType: "application/timestamp-reply", sizeBytesMax: timestampAnswerSizeBytesMax };
  return send(authorityAddress(address), { method: "POST", headers }, { ...wish, body, signal });
}

/**
 * A list of revoked certificates from where a certificate says that it is. It is signed, so that it may come
 * over plain HTTP, as such lists do; of an authority elsewhere no address of this machine is asked.
 * @throws ScelleError("timestamp.unreachable" | "timestamp.unusable")
 */
export async function fetchRevocationList(
  address: string,
  authority: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const asker = new URL(authority);
  if (!URL.canParse(address)) throw unusable(asker, "bad-address");
  const url = new URL(address);
  const isLocal = isOnThisMachine(url) || isBesideTheNetwork(url);
  if (isLocal && !isOnThisMachine(asker)) throw unusable(url, "local-address");
  const wish = { contentType: undefined, sizeBytesMax: revocationListSizeBytesMax, body: undefined, signal };
  return await send(url, { method: "GET" }, wish);
}

interface Wish {
  readonly body: Uint8Array | undefined;
  readonly contentType: string | undefined;
  readonly sizeBytesMax: number;
  readonly signal: AbortSignal;
}

interface Ask {
  readonly method: "POST" | "GET";
  readonly headers?: Readonly<Record<string, string | number>>;
}

function send(url: URL, ask: Ask, { body, contentType, sizeBytesMax, signal }: Wish): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => {
      const isTold = cause instanceof ScelleError;
      reject(isTold ? cause : new ScelleError("timestamp.unreachable", { url: url.origin }, { cause }));
    };
    // An authority is asked once an hour or so: no connection is kept for it.
    const sent = begun(url, { ...ask, agent: false, signal }, (response) => {
      const parts: Buffer[] = [];
      let sizeBytes = 0;
      const found = response.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      if (response.statusCode !== 200) response.destroy(unusable(url, `HTTP ${response.statusCode}`));
      else if (contentType !== undefined && found !== contentType)
        response.destroy(unusable(url, "content-type"));
      response.on("data", (part: Buffer) => {
        sizeBytes += part.length;
        if (sizeBytes <= sizeBytesMax) parts.push(part);
        else response.destroy(unusable(url, "too-long"));
      });
      response.once("error", fail);
      response.once("end", () => resolve(Buffer.concat(parts)));
    });
    sent.once("error", fail);
    // Another protocol is no answer, and Node tells it by neither a response nor an error.
    sent.once("upgrade", (_, socket) => {
      socket.destroy();
      fail(unusable(url, "HTTP 101"));
    });
    sent.end(body);
  });
}

/** An address may be one and still none that anybody can be asked at, which Node says by throwing. */
function begun(url: URL, options: RequestOptions, answered: (response: IncomingMessage) => void) {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  try {
    return request(url, options, answered);
  } catch (cause) {
    throw new ScelleError("timestamp.unusable", { url: url.origin, problem: "bad-address" }, { cause });
  }
}

function unusable(url: URL, problem: string): ScelleError {
  return new ScelleError("timestamp.unusable", { url: url.origin, problem });
}

const besideTheNetwork = new BlockList();
besideTheNetwork.addSubnet("0.0.0.0", 8);
besideTheNetwork.addSubnet("127.0.0.0", 8);
besideTheNetwork.addSubnet("169.254.0.0", 16);
besideTheNetwork.addAddress("::", "ipv6");
besideTheNetwork.addSubnet("fe80::", 10, "ipv6");

/** Names and addresses that lead to this machine or its own link, however they are written. */
function isBesideTheNetwork({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  const version = isIP(host);
  // An address of IPv4 inside one of IPv6 is looked up as what it is.
  return version !== 0 && besideTheNetwork.check(host, version === 4 ? "ipv4" : "ipv6");
}

function isOnThisMachine({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
