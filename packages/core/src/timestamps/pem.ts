// SPDX-License-Identifier: Apache-2.0
import { base64, parseBase64 } from "../encoding/base64.ts";
import { ScelleError } from "../errors.ts";
import { pemBlocksMax, pemSizeBytesMax } from "../limits.ts";

/** What a block of text armour says that it holds. */
export type PemLabel = "CERTIFICATE" | "X509 CRL";

const lineLength = 64;

/** Text armour as other people's tools read it. @see RFC 7468 */
export function formatPem(label: PemLabel, values: readonly Uint8Array[]): string {
  return values
    .map((bytes) => {
      const lines = base64(bytes).match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
      return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
    })
    .join("");
}

/**
 * The values of one label in a text, in their order; other blocks and what stands between them is passed
 * over, because operators receive such files with words in them.
 * @throws ScelleError `format.malformed`
 */
export function parsePem(label: PemLabel, text: string): Uint8Array[] {
  if (text.length > pemSizeBytesMax) fail(pemSizeBytesMax, `longer than ${pemSizeBytesMax} characters`);
  const values: Uint8Array[] = [];
  const begin = `-----BEGIN ${label}-----`;
  const end = `-----END ${label}-----`;
  for (let at = text.indexOf(begin); at !== -1; at = text.indexOf(begin, at)) {
    const from = at + begin.length;
    const to = text.indexOf(end, from);
    if (to === -1) fail(at, "a block that does not end");
    if (values.length === pemBlocksMax) fail(at, `more than ${pemBlocksMax} blocks`);
    values.push(block(text.slice(from, to), at));
    at = to + end.length;
  }
  return values;
}

function block(text: string, offset: number): Uint8Array {
  try {
    return parseBase64(text.replace(/[ \t\r\n]+/g, ""), "text armour");
  } catch (cause) {
    if (cause instanceof ScelleError) return fail(offset, "a block that is not base64");
    throw cause;
  }
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what: "text armour", offset, problem });
}
