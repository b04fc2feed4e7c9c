// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import type { Register, ScrubbedItem } from "@scelle/register";

/** How often it is asked whether a round is due. */
const lookIntervalMs = 60_000;

export interface ScrubSchedule {
  readonly everyMs: number;
  readonly rateBytesPerSecond: number;
  /** Hears what is not as it should be, and of a round that could not go on. */
  onWanting(line: string): void;
}

/** Goes through everything again and again while a register is served; returns what ends that. */
export function scheduleScrubs(register: Register, schedule: ScrubSchedule): () => void {
  let isUnderWay = false;
  const look = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      if (await register.scrubber.isDue(schedule.everyMs)) await oneRound(register, schedule);
    } catch (cause) {
      const code = cause instanceof ScelleError ? cause.code : "unexpected";
      if (code !== "register.closed") schedule.onWanting(`scrub: ${code}`);
    } finally {
      isUnderWay = false;
    }
  };
  const timer = setInterval(() => void look(), lookIntervalMs);
  void look();
  return () => clearInterval(timer);
}

/** What somebody else read of the round, by a command, is told at its end. */
async function oneRound(register: Register, { rateBytesPerSecond, onWanting }: ScrubSchedule): Promise<void> {
  const told = new Set<string>();
  const tell = ({ type, name, outcome }: Pick<ScrubbedItem, "type" | "name" | "outcome">) => {
    if (outcome !== "intact" && !told.has(name)) onWanting(`scrub: ${type} ${name} is ${outcome}`);
    told.add(name);
  };
  for (let inRound: string | undefined; ; ) {
    const { startedAt, item, report } = await register.scrubStep(rateBytesPerSecond, inRound);
    inRound = startedAt;
    if (item !== undefined) tell(item);
    if (report === undefined) continue;
    report.wanting.forEach(tell);
    return;
  }
}
