// SPDX-License-Identifier: Apache-2.0
import { STATUS_CODES } from "node:http";
import { errorSentence, errorTable, requestBodySizeBytesMax, ScelleError } from "@scelle/core";
import type { Problem } from "@scelle/core/api";

export const problemMediaType = "application/problem+json";

/** What went wrong as somebody outside may know it. @see RFC 9457 */
export function problemOf(error: unknown): Problem {
  const { code, facts } = knownError(error);
  const { status } = errorTable[code];
  const sentence = { en: errorSentence(code, facts, "en"), fr: errorSentence(code, facts, "fr") };
  return {
    type: code,
    title: STATUS_CODES[status] ?? "Problem",
    status,
    detail: sentence.en,
    sentence,
    facts: { ...facts },
  };
}

/** Kind of an error and where it came from: its message may hold what a person wrote. */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, 8).map((line) => line.trim())].join(" ");
}

/** Whatever is not of the error table says nothing but that it happened. */
function knownError(error: unknown): ScelleError {
  if (error instanceof ScelleError) return error;
  const code = codeOf(error);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return new ScelleError("request.too-large", { sizeBytesMax: requestBodySizeBytesMax });
  }
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return new ScelleError("request.media-type", { expected: "application/json" });
  }
  if (code.startsWith("FST_ERR_CTP_")) return new ScelleError("request.malformed", { problem: "body" });
  if (code === "FST_ERR_BAD_URL") return new ScelleError("request.malformed", { problem: "address" });
  return new ScelleError("server.failed");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
