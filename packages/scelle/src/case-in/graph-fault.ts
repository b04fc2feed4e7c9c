// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** Where something stands in a graph: members and positions from the outside in. */
export type Place = readonly (string | number)[];

/** What a graph is not. The place is told by members only: errors reach logs, and values are evidence. */
export function unreadable(at: Place, problem: string): ScelleError {
  return new ScelleError("foreign-graph.unreadable", { at: placeText(at), problem });
}

export function contextElsewhere(url: string): ScelleError {
  return new ScelleError("foreign-graph.context-elsewhere", { url: shown(url) });
}

function placeText(at: Place): string {
  return `/${at.map((part) => (typeof part === "number" ? `${part}` : shown(part))).join("/")}`;
}

/** A word from outside, if it is a word at all: what is not becomes a sign for it. */
function shown(word: string): string {
  return /^[\w@:./#-]{1,120}$/.test(word) ? word : "?";
}
