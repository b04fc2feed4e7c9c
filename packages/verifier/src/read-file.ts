// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import type { CheckFacts } from "./outcome.ts";
import type { Verification } from "./verification.ts";

/**
 * A file of the register. A file that is there and cannot be read is reported here, once, so that callers
 * need only tell apart what they have: bytes, nothing, or nothing to say.
 */
export async function readFile(
  verification: Verification,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | "absent" | "unreadable"> {
  try {
    return (await verification.folder.read(path, maxBytes)) ?? "absent";
  } catch (cause) {
    verification.reporter.report("folder.readable", "failed", path, problemOf(cause));
    return "unreadable";
  }
}

/** As {@link readFile}, for the names in a folder. */
export async function listFolder(verification: Verification, folder: string) {
  try {
    return await verification.folder.list(folder);
  } catch (cause) {
    verification.reporter.report("folder.readable", "failed", folder, problemOf(cause));
    return [];
  }
}

/** What can be wrong with a token of an authority for time. */
const tokenProblems = {
  "timestamp.bad-signature": true,
  "timestamp.expired": true,
  "timestamp.modified": true,
  "timestamp.other-certificate": true,
  "timestamp.other-imprint": true,
  "timestamp.rejected": true,
  "timestamp.revoked": true,
  "timestamp.wrong-purpose": true,
} as const;

/**
 * What a refusal of core says, as the `problem` of a check.
 * @throws whatever is no ScelleError: that is our own fault and no finding about the register
 */
export function problemOf(cause: unknown): CheckFacts {
  if (!(cause instanceof ScelleError)) throw cause;
  const { code, facts } = cause;
  if (code === "crypto.unsupported") throw cause; // The browser's want, and no finding either.
  if (code === "format.malformed") {
    return { problem: "malformed", offset: facts["offset"] ?? 0, detail: facts["problem"] ?? "" };
  }
  if (code === "folder.unreadable") return facts;
  if (code === "format.newer") return { problem: "newer", detail: facts["found"] ?? "" };
  if (code === "note.unsigned") return { problem: "unsigned" };
  if (code === "note.bad-signature") return { problem: "bad-signature" };
  if (code === "checkpoint.other-origin") return { problem: "origin", found: facts["found"] ?? "" };
  if (Object.hasOwn(tokenProblems, code)) return { problem: code.replace("timestamp.", "token-") };
  return { problem: "record", detail: cause.message };
}
