// SPDX-License-Identifier: Apache-2.0
import type { Span } from "../custody/exhibit-state.ts";

/** How long it surely took from one time to another, and how long it may have taken. Milliseconds. */
export function lengthBetween(from: Span, to: Span): { readonly leastMs: number; readonly mostMs: number } {
  return {
    leastMs: Math.max(0, Date.parse(to.earliest) - Date.parse(from.latest)),
    mostMs: Math.max(0, Date.parse(to.latest) - Date.parse(from.earliest)),
  };
}

export function isSurelyBefore(one: Span, other: Span): boolean {
  return one.latest <= other.earliest;
}

export function isSurelyAfter(one: Span, other: Span): boolean {
  return one.earliest > other.latest;
}
