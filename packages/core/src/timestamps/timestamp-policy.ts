// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { base64, parseBase64 } from "../encoding/base64.ts";
import { hex } from "../encoding/hex.ts";
import { utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { certificatesMax, timestampAuthoritiesMax, timestampPolicySizeBytesMax } from "../limits.ts";
import { type Certificate, parseCertificate } from "./certificate.ts";

/** How often a register that grows has its newest checkpoint attested. */
export const timestampRhythms = ["change", "hourly", "daily"] as const;
export type TimestampRhythm = (typeof timestampRhythms)[number];

/** Whom a register asks to attest that its checkpoints existed. It says nothing about whom to believe. */
export interface TimestampPolicy {
  readonly rhythm: TimestampRhythm;
  readonly authorities: readonly TimestampAuthority[];
}

export interface TimestampAuthority {
  readonly name: string;
  readonly url: string;
  /** The authority's own policy that is asked for, in dotted form; undefined for whichever it follows. */
  readonly policy: string | undefined;
  /** What its tokens must lead to before one is kept. */
  readonly trusted: readonly Certificate[];
}

const what = "timestamp policy";
const nameForm = /^[\p{L}\p{N}._-]{1,60}$/u;
const policyForm = /^[0-2](?:\.(?:0|[1-9]\d{0,14})){1,30}$/;

export const isTimestampName = (name: string): boolean => nameForm.test(name);
export const isPolicyOid = (text: string): boolean => policyForm.test(text);

/**
 * By what its tokens are filed: 16 hexadecimal digits of the SHA-256 of its address, so that they stay where
 * they are when it takes a new certificate.
 */
export function timestampAuthorityId(crypto: Crypto, { url }: Pick<TimestampAuthority, "url">): string {
  return hex(crypto.sha256(utf8(url))).slice(0, 16);
}

/** Lines for people: `rhythm`, and for each authority `authority NAME URL POLICY|any` and its `ca` lines. */
export function formatTimestampPolicy({ rhythm, authorities }: TimestampPolicy): string {
  const lines = authorities.flatMap(({ name, url, policy, trusted }) => [
    `authority ${name} ${url} ${policy ?? "any"}`,
    ...trusted.map(({ encoded }) => `ca ${base64(encoded)}`),
  ]);
  return [
    "# Whom this register asks to attest when its checkpoints existed, and what their answers must lead to.",
    "# Whoever verifies believes certificates that come from elsewhere, and none of these.",
    `rhythm ${rhythm}`,
    ...lines,
    "",
  ].join("\n");
}

/** @throws ScelleError `format.malformed` with the offset of the line */
export function parseTimestampPolicy(text: string): TimestampPolicy {
  if (text.length > timestampPolicySizeBytesMax) fail(timestampPolicySizeBytesMax, "too long");
  const lines = text.split("\n");
  if (lines.pop() !== "") fail(utf8(text).length, "the last line does not end");
  let rhythm: TimestampRhythm | undefined;
  const authorities: (TimestampAuthority & { trusted: Certificate[] })[] = [];
  let offset = 0;
  for (const line of lines) {
    const [keyword, ...items] = line.split(" ");
    const last = authorities.at(-1);
    if (keyword === "rhythm") {
      if (rhythm !== undefined) fail(offset, "a second rhythm");
      rhythm = timestampRhythms.find((known) => items.length === 1 && known === items[0]);
      if (rhythm === undefined) fail(offset, "no rhythm that is known");
    } else if (keyword === "authority") authorities.push(authorityOf(items, authorities, offset));
    else if (keyword === "ca" && last !== undefined)
      last.trusted.push(trustedOf(items, last.trusted, offset));
    else if (line !== "" && !line.startsWith("#"))
      fail(offset, "a line that is neither rhythm, authority nor ca");
    offset += utf8(line).length + 1;
  }
  if (authorities.some(({ trusted }) => trusted.length === 0)) fail(offset, "an authority without a ca line");
  return { rhythm: rhythm ?? fail(offset, "no rhythm line"), authorities };
}

function authorityOf(items: readonly string[], before: readonly TimestampAuthority[], offset: number) {
  const [name = "", url = "", policy = "", ...rest] = items;
  const isWhole = isTimestampName(name) && URL.canParse(url) && rest.length === 0;
  if (!isWhole || (policy !== "any" && !isPolicyOid(policy)))
    fail(offset, "not `authority NAME URL POLICY|any`");
  if (before.length === timestampAuthoritiesMax)
    fail(offset, `more than ${timestampAuthoritiesMax} authorities`);
  if (before.some((one) => one.name === name || one.url === url)) fail(offset, "an authority twice");
  return { name, url, policy: policy === "any" ? undefined : policy, trusted: [] };
}

function trustedOf(
  [encoded = "", ...rest]: readonly string[],
  before: readonly Certificate[],
  offset: number,
) {
  if (rest.length > 0 || before.length === certificatesMax) fail(offset, "not `ca CERTIFICATE`, or too many");
  try {
    return parseCertificate(parseBase64(encoded, "certificate"));
  } catch (cause) {
    if (cause instanceof ScelleError) return fail(offset, "no certificate in base64");
    throw cause;
  }
}

function fail(offset: number, problem: string): never {
  throw new ScelleError("format.malformed", { what, offset, problem });
}
