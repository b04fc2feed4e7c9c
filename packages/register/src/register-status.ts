// SPDX-License-Identifier: Apache-2.0
import { base64url, caseFold, registerFold, ScelleError } from "@scelle/core";
import type { Clock } from "./clock.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { Log } from "./log/log.ts";
import type { RegisterStatus } from "./session.ts";

interface StatusParts {
  readonly origin: string;
  readonly folder: string;
  readonly log: Log;
  readonly situation: LiveSituation;
  readonly clock: Clock;
}

export function statusOf(parts: StatusParts): RegisterStatus {
  const { origin, log, clock } = parts;
  const { recoveryRecipient, isExercise } = foundingOf(parts);
  return {
    origin,
    size: log.size,
    publishedSize: log.publishedSize,
    root: base64url(log.root()),
    checkpoint: log.checkpointText,
    exercise: isExercise,
    recoveryRecipient,
    alarms: clock.hasGoneBack ? ["clock-went-back"] : [],
  };
}

/** Who opens the evidence of a case: its own recipients and the recovery recipient. */
export function recipientsOf(parts: Pick<StatusParts, "situation" | "folder">, caseRef: string): string[] {
  const { recipients } = parts.situation.state(caseFold, caseRef);
  return [...new Set([...recipients, foundingOf(parts).recoveryRecipient])];
}

/** @throws ScelleError("register.not-founded") */
function foundingOf({ situation, folder }: Pick<StatusParts, "situation" | "folder">): {
  recoveryRecipient: string;
  isExercise: boolean;
} {
  const { founding } = situation.state(registerFold, "register");
  if (founding === undefined) throw new ScelleError("register.not-founded", { folder });
  const record = situation.record(founding.recordRef);
  return {
    recoveryRecipient: founding.recoveryRecipient,
    isExercise: record?.stated["isExercise"] === true,
  };
}
