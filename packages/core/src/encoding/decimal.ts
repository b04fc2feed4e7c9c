// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "../errors.ts";

/**
 * A count in ASCII decimal: no sign, no leading zero, at most 2^53 - 1.
 * @throws ScelleError `format.malformed`
 */
export function parseDecimal(text: string, what: string): number {
  const count = /^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(count)) return count;
  throw new ScelleError("format.malformed", { what, offset: 0, problem: "not a plain decimal number" });
}
