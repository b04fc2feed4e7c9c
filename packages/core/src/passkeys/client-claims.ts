// SPDX-License-Identifier: Apache-2.0
import { parseUtf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { clientClaimsSizeBytesMax } from "../limits.ts";

/** What the browser had the authenticator sign for: read by the browser, not by the page. */
export interface ClientClaims {
  readonly type: string;
  /** base64url as the browser wrote it. */
  readonly challenge: string;
  readonly origin: string;
  /** Whether the page stood in a frame of another one. */
  readonly isCrossOrigin: boolean;
}

const what = "client data";

/**
 * The client data of an assertion. It is what JSON.stringify writes, so no name stands in it twice; members
 * that we do not know may follow, as the standard has it.
 * @throws ScelleError("format.malformed")
 * @see WebAuthn §5.8.1
 */
export function parseClientClaims(bytes: Uint8Array): ClientClaims {
  if (bytes.length > clientClaimsSizeBytesMax) fail("too long", clientClaimsSizeBytesMax);
  const text = parseUtf8(bytes, what);
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fail("no object");
  if (JSON.stringify(value) !== text) return fail("not in the one form of a browser");
  const {
    type,
    challenge,
    origin,
    crossOrigin = false,
    topOrigin,
  } = value as Readonly<Record<string, unknown>>;
  if (typeof type !== "string" || typeof challenge !== "string" || typeof origin !== "string") {
    return fail("type, challenge or origin is missing");
  }
  if (typeof crossOrigin !== "boolean") return fail("crossOrigin is neither true nor false");
  return { type, challenge, origin, isCrossOrigin: crossOrigin || topOrigin !== undefined };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail("no JSON");
  }
}

function fail(problem: string, offset = 0): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
