// SPDX-License-Identifier: Apache-2.0
import { logPurposes, lookGrounds, ScelleError } from "@scelle/core";
import type { LookReason } from "@scelle/core/api";
import { wordFrom } from "./word-from.ts";

/** Why somebody looks, as options say it. */
export interface ReasonFlags {
  readonly reason?: string | undefined;
  /** A word of the list of grounds; with it no words are needed. */
  readonly ground?: string | undefined;
  /** The act that the look serves. */
  readonly act?: string | undefined;
  /** For what the looks of others are read; without it they are left out. */
  readonly logPurpose?: string | undefined;
}

/**
 * The reason of a look.
 * @param command names the command that asks for it
 * @throws ScelleError("usage.reason-missing" | "usage.value-invalid")
 */
export function reasonOf(flags: ReasonFlags, command: string): LookReason {
  const ground = flags.ground === undefined ? undefined : wordFrom(lookGrounds, flags.ground, "--ground");
  const logPurpose =
    flags.logPurpose === undefined ? undefined : wordFrom(logPurposes, flags.logPurpose, "--log-purpose");
  const [reason, actReference] = [said(flags.reason), said(flags.act)];
  if (reason === undefined && (ground ?? "other") === "other") {
    throw new ScelleError("usage.reason-missing", { command });
  }
  return {
    ...(ground === undefined ? {} : { ground }),
    ...(actReference === undefined ? {} : { actReference }),
    ...(reason === undefined ? {} : { reason }),
    ...(logPurpose === undefined ? {} : { logPurpose }),
  };
}

function said(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text;
}
