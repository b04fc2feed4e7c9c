// SPDX-License-Identifier: Apache-2.0
import { type JsonObject, ScelleError } from "@scelle/core";

/**
 * A JSON object that a person or a program wrote, in any layout.
 * @param source where it stands, for the error
 * @throws ScelleError("json.malformed") with the place, and not a character of the text: errors reach logs
 */
export function parseJsonObject(text: string, source: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ScelleError("json.malformed", { source, problem: placeOf(cause, text) }, { cause });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new ScelleError("json.malformed", { source, problem: "{ … }" });
}

/** Engines name the position or say that the text ended. */
function placeOf(cause: unknown, text: string): string {
  const position = /position (\d+)/.exec(cause instanceof Error ? cause.message : "")?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position));
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  return `line ${line}, column ${column}`;
}
