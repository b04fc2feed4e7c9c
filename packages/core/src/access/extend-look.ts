// SPDX-License-Identifier: Apache-2.0

import { equalBytes } from "../encoding/bytes.ts";
import { canonicalBytes, type JsonObject } from "../encoding/canonical-json.ts";

/** A look of one person at one thing, and what it showed. */
export interface LookAt {
  readonly author: string;
  readonly caseRef: string | undefined;
  readonly query: JsonObject;
  /** An instant of the register's clock. */
  readonly at: string;
  readonly shown: readonly string[];
}

/** Looking again within this time goes on with the look before. */
const extensionMs = 10 * 60 * 1000;

/**
 * Whether a look goes on with an earlier one, so that it needs no record of its own: the same person asks the
 * same within ten minutes, and sees nothing that the earlier record does not name. Whether the person may
 * still see it is decided anew each time, and not here.
 */
export function extendsLook(earlier: LookAt, now: LookAt): boolean {
  const isSameQuestion =
    earlier.author === now.author &&
    earlier.caseRef === now.caseRef &&
    equalBytes(canonicalBytes(earlier.query), canonicalBytes(now.query));
  const sinceMs = Date.parse(now.at) - Date.parse(earlier.at);
  if (!isSameQuestion || sinceMs < 0 || sinceMs > extensionMs) return false;
  const named = new Set(earlier.shown);
  return now.shown.every((ref) => named.has(ref));
}
