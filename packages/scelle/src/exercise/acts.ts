// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import type { JsonObject } from "@scelle/core";
import type { Receipt } from "@scelle/register";
import type { Stage } from "./stage.ts";

export const caseNumber = "2031-007";
export const lead = "Lead of inquiry 2031-007";
export const laboratory = "Digital laboratory of Velmar";
/** Options by which each of them signs. */
export const asLead = ["--identity", "lead.key"] as const;
export const asLaboratory = ["--identity", "lab.key"] as const;

export const exhibits = [
  {
    number: "2031-007/1",
    category: "phone",
    description: "Telephone, black, cracked glass",
    image: "phone-1.img",
  },
  { number: "2031-007/2", category: "phone", description: "Telephone, grey", image: "phone-2.img" },
  {
    number: "2031-007/3",
    category: "computer",
    description: "Computer of the duty desk",
    image: "computer.img",
  },
] as const;

/** Records an act from fields, shown or, where it repeats one that was, unseen. */
export async function record(
  stage: Stage,
  kind: string,
  fields: Readonly<Record<string, string>>,
  options: readonly string[] = [],
  isSeen = true,
): Promise<Receipt> {
  const words = Object.entries(fields).flatMap(([name, value]) => ["--field", `${name}=${value}`]);
  const command = ["record", kind, ...options, ...words];
  const { result } = await (isSeen ? stage.run<Receipt>(...command) : stage.runUnseen<Receipt>(...command));
  if (isSeen) stage.note(`entry ${result.index}`);
  return result;
}

/** Records an act that a program or an editor wrote to a file. */
export async function recordFile(
  stage: Stage,
  kind: string,
  stated: JsonObject,
  options: readonly string[],
): Promise<Receipt> {
  const file = `${kind}.json`;
  writeFileSync(file, `${JSON.stringify(stated, null, 2)}\n`);
  const { result } = await stage.run<Receipt>("record", kind, ...options, "--json", file);
  stage.note(`entry ${result.index}`);
  return result;
}

const startedAtMs = Date.now();

/** A time before the tour began, as a person types it. */
export function ago(minutes: number): string {
  return `${at(minutes).slice(0, 16).replace("T", " ")} UTC`;
}

/** The same as a record holds it. */
export function interval(minutes: number): JsonObject {
  return { earliest: at(minutes), latest: at(minutes), zone: "UTC", basis: "stated" };
}

function at(minutesAgo: number): string {
  const minuteMs = 60_000;
  return new Date(Math.floor(startedAtMs / minuteMs - minutesAgo) * minuteMs).toISOString();
}
