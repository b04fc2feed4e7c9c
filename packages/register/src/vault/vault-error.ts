// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, ScelleError } from "@scelle/core";

const writeCodes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: "vault.no-space",
  EDQUOT: "vault.no-space",
  EFBIG: "vault.no-space",
  EROFS: "vault.not-writable",
  EACCES: "vault.not-writable",
  EPERM: "vault.not-writable",
  ENOENT: "vault.not-writable",
  ENOTDIR: "vault.not-writable",
};

/** What the system said to a write, an fsync or a rename, in our words. */
export function writeError(cause: unknown, path: string): unknown {
  const reason = systemCode(cause);
  if (reason === undefined) return cause;
  return new ScelleError(writeCodes[reason] ?? "vault.write-failed", { path, reason }, { cause });
}

/** What the system said when an object was to be read. */
export function readError(cause: unknown, object: string): unknown {
  const reason = systemCode(cause);
  if (reason === undefined) return cause;
  return new ScelleError(
    reason === "ENOENT" ? "vault.missing" : "vault.unreadable",
    { object, reason },
    { cause },
  );
}

/** A failure to read, with the system's word for it and no name. */
export function sourceError(cause: unknown): ScelleError {
  if (cause instanceof ScelleError) return cause;
  const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
  return new ScelleError("vault.source-unreadable", { reason }, { cause });
}

/** A name that was listed and is not there any more is a change, not a fault of the medium. */
export function goneOrUnreadable(cause: unknown): ScelleError {
  const isGone =
    cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");
  return isGone ? new ScelleError("vault.source-changed", {}, { cause }) : sourceError(cause);
}

/** `ENOSPC` and the like; undefined for an error of ours. */
function systemCode(cause: unknown): string | undefined {
  if (cause instanceof ScelleError || !(cause instanceof Error) || !("syscall" in cause)) return undefined;
  return "code" in cause ? String(cause.code) : undefined;
}
