// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** Runs a parser over a file of the register and says which file was damaged. */
export function parsed<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof ScelleError)) throw cause;
    const problem = String(cause.facts["problem"] ?? cause.code);
    throw new ScelleError("log.damaged", { path, problem }, { cause });
  }
}
