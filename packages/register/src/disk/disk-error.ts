// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** An error of the system as one of ours. @param path as it is to be named */
export function diskError(path: string, cause: unknown): ScelleError {
  if (cause instanceof ScelleError) return cause;
  const problem = (cause as NodeJS.ErrnoException).code ?? "UNKNOWN";
  if (problem === "ENOSPC" || problem === "EDQUOT") return new ScelleError("disk.full", { path }, { cause });
  if (problem === "EROFS" || problem === "EACCES" || problem === "EPERM") {
    return new ScelleError("disk.read-only", { path }, { cause });
  }
  return new ScelleError("disk.failed", { path, problem }, { cause });
}
