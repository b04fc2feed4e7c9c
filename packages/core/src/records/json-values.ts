// SPDX-License-Identifier: Apache-2.0
import type { JsonValue } from "../encoding/canonical-json.ts";
import { isWellFormed } from "../encoding/utf8.ts";
import { jsonDepthMax } from "../limits.ts";

/**
 * Whether canonical JSON writes a value so that the very same is read back, at most `jsonDepthMax` deep.
 * Minus zero is refused, which is written as zero, and a member called `__proto__`, which a copy would
 * lose.
 */
export function isJsonValue(value: unknown): value is JsonValue {
  return isJsonWithin(value, jsonDepthMax);
}

function isJsonWithin(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case "boolean":
      return true;
    case "string":
      return isWellFormed(value);
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0);
    case "object":
      return value === null || (depth > 0 && isPlain(value) && isEachWithin(Object.values(value), depth - 1));
    default:
      return false;
  }
}

function isEachWithin(items: readonly unknown[], depth: number): boolean {
  return items.every((item) => isJsonWithin(item, depth));
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  return Object.getPrototypeOf(value) === Object.prototype && !Object.hasOwn(value, "__proto__");
}
