// SPDX-License-Identifier: Apache-2.0
import { type Language, ScelleError } from "@scelle/core";
import { type ChainReport, reportText, verifySuccession } from "@scelle/verifier";
import { page } from "../program/lines.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { isWanting, type VerifyFlags, verificationOf } from "./verify.ts";

export interface ChainFlags extends VerifyFlags {
  /** Folder of the register that the one that is checked follows. */
  readonly predecessor?: string | undefined;
  /** Kept outside of that one. */
  readonly predecessorAnchor?: readonly string[] | undefined;
  /** Folder of the online keys of that one. */
  readonly predecessorKeys?: string | undefined;
}

/**
 * Checks a register together with the one that it follows. Misconduct is looked for in one register at a
 * time.
 * @throws ScelleError("usage.options-conflict")
 */
export async function verifyChain(
  name: string,
  predecessor: string,
  flags: ChainFlags,
  around: Surroundings,
): Promise<ChainReport> {
  if (flags.misconduct !== undefined) {
    const conflict = { option: "--misconduct", other: "--predecessor", command: "scelle verify" };
    throw new ScelleError("usage.options-conflict", conflict);
  }
  const { deep, keys, predecessorAnchor, predecessorKeys } = flags;
  const closed = keys === false ? false : undefined;
  const old = { deep, anchor: predecessorAnchor ?? [], keys: predecessorKeys ?? closed };
  const later = await verificationOf(name, flags, around);
  const earlier = await verificationOf(predecessor, old, around);
  const report = await verifySuccession(later, earlier);
  around.progress.clear();
  return report;
}

export function isChainWanting({ predecessor, successor, chain }: ChainReport): boolean {
  return isWanting(predecessor) || isWanting(successor) || chain?.holds !== true;
}

export function chainText({ predecessor, successor, chain }: ChainReport, language: Language): string {
  const say = words[language];
  const rule = "─".repeat(78);
  const lines =
    chain === undefined
      ? [say.none]
      : [
          chain.holds ? say.holds : say.fails,
          `  ${say.old(chain.predecessorKey, chain.hole.from)}`,
          `  ${say.hole(chain.hole.from, chain.hole.to)}`,
          `  ${say.new(chain.successorKey, successor.committedSize)}`,
        ];
  const earlier = reportText(predecessor, language).trimEnd();
  return page(lines, "", rule, earlier, "", rule, reportText(successor, language).trimEnd());
}

const words = {
  en: {
    none: "The register does not say, or not credibly, which register it follows.",
    holds: "One chain with a hole:",
    fails: "No chain: the two registers contradict each other, as named below.",
    old: (key: string, size: number) => `${key}: entries 0 to ${size - 1}`,
    hole: (from: number, to: number) =>
      `lost, as both keys signed: entries ${from} to ${to - 1}, ${to - from} of them`,
    new: (key: string, size: number) => `${key}: entries 0 to ${size - 1}`,
  },
  fr: {
    none: "Le registre ne dit pas, ou pas de façon crédible, à quel registre il succède.",
    holds: "Une chaîne avec une lacune :",
    fails: "Pas de chaîne : les deux registres se contredisent, comme indiqué ci-dessous.",
    old: (key: string, size: number) => `${key} : entrées 0 à ${size - 1}`,
    hole: (from: number, to: number) =>
      `perdues, ce qu’ont signé les deux clés : entrées ${from} à ${to - 1}, soit ${to - from}`,
    new: (key: string, size: number) => `${key} : entrées 0 à ${size - 1}`,
  },
} as const;
