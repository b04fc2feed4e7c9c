// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { type Check, checkSentence, isFault, standsOut } from "./check.ts";
import { filledSentence } from "./check-sentence.ts";
import type { BundleSummary, Report, Verdict } from "./report.ts";
import { notProvedTable, verdictTable } from "./verdict-table.ts";

/** The report for people: the two verdicts, what is wrong, what was checked, what is not proved. */
export function reportText(report: Report, language: Language): string {
  const words = wordsOf[language];
  const faults = report.checks.filter(isFault);
  const inOrder = (part: ReturnType<typeof standsOut>) =>
    outcomes(report, "ok").filter((check) => standsOut(check) === part);
  const lines = [
    words.title(report.origin ?? words.unknownOrigin),
    "",
    `${words.integrity} ${verdictLine(report.integrity, language)}`,
    `${words.completeness} ${verdictLine(report.completeness, language)}`,
    "",
    ...countLines(report, language),
    ...section(words.faults, faults, language),
    ...section(words.registers, inOrder("registers"), language),
    ...section(words.attested, inOrder("time"), language),
    ...section(words.checked, inOrder(undefined), language),
    ...section(words.notChecked, outcomes(report, "not-checked"), language),
    ...section(words.notes, outcomes(report, "note"), language),
    words.notProved,
    ...report.notProved.map((code) => `  - ${notProvedTable[code][language]}`),
    "",
    words.tool(report.toolVersion),
  ];
  return `${lines.join("\n")}\n`;
}

/** The report as JSON for programs; keys in a fixed order, checks as found. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** A verdict in one sentence. */
export function verdictSentence(verdict: Verdict, language: Language): string {
  return filledSentence(verdictTable[verdict.code], verdict.facts, language);
}

function verdictLine(verdict: Verdict, language: Language): string {
  return `${wordsOf[language].values[verdict.value]} ${verdictSentence(verdict, language)}`;
}

function outcomes(report: Report, outcome: Check["outcome"]): Check[] {
  return report.checks.filter((check) => check.outcome === outcome);
}

function section(title: string, checks: readonly Check[], language: Language): string[] {
  if (checks.length === 0) return [];
  return [title, ...checks.map((check) => `  - ${checkSentence(check, language)}`), ""];
}

function countLines(report: Report, language: Language): string[] {
  const words = wordsOf[language];
  const { counts, objects, unwitnessed, bundle } = report;
  return [
    ...(bundle === undefined ? [] : [words.bundle(bundle)]),
    words.sizes(report.publishedSize, report.committedSize),
    words.contents(counts.intact, counts.sealed, counts.erased, counts.missing, counts.altered),
    words.objects(objects.present, objects.rehashed),
    unwitnessed === undefined
      ? words.allWitnessed
      : words.unwitnessed(unwitnessed.fromIndex, unwitnessed.toIndex),
    "",
  ];
}

const wordsOf = {
  en: {
    title: (origin: string) => `Verification of ${origin}`,
    unknownOrigin: "a register of unknown name",
    integrity: "Integrity:   ",
    completeness: "Completeness:",
    values: { holds: "established.", fails: "refuted.", "not-established": "not established." },
    faults: "What is wrong:",
    registers: "This case and other registers:",
    attested: "Time, attested from outside:",
    checked: "What was checked:",
    notChecked: "What was not checked:",
    notes: "Notes:",
    notProved: "What this does not prove:",
    bundle: ({ caseRef, caseEntries, disclosed, withheld, erased, supporting }: BundleSummary) =>
      `Case ${caseRef}: ${caseEntries} entries, ${disclosed} open, ${withheld} held back, ${erased} erased; ` +
      `${supporting} entries of the register beside it.`,
    sizes: (published: number, committed: number) =>
      `Entries: ${committed} committed, ${published} of them under the newest checkpoint.`,
    contents: (intact: number, sealed: number, erased: number, missing: number, altered: number) =>
      `Contents: ${intact} intact, ${sealed} sealed, ${erased} erased, ${missing} missing, ${altered} altered.`,
    objects: (present: number, rehashed: number) =>
      `Sealed objects: ${present} here, ${rehashed} read again.`,
    unwitnessed: (from: number, to: number) =>
      `Not fixed by anything from outside: entries ${from} to ${to}.`,
    allWitnessed: "Every entry is fixed by something from outside.",
    tool: (version: string) => `Checked by Scellé verifier ${version}.`,
  },
  fr: {
    title: (origin: string) => `Vérification de ${origin}`,
    unknownOrigin: "un registre sans nom connu",
    integrity: "Intégrité :   ",
    completeness: "Complétude :",
    values: { holds: "établie.", fails: "démentie.", "not-established": "non établie." },
    faults: "Ce qui ne va pas :",
    registers: "Cette affaire et d’autres registres :",
    attested: "Heure, attestée de l’extérieur :",
    checked: "Ce qui a été vérifié :",
    notChecked: "Ce qui n’a pas été vérifié :",
    notes: "Remarques :",
    notProved: "Ce que ceci ne prouve pas :",
    bundle: ({ caseRef, caseEntries, disclosed, withheld, erased, supporting }: BundleSummary) =>
      `Affaire ${caseRef} : ${caseEntries} entrées, ${disclosed} ouvertes, ${withheld} retenues, ${erased} effacées ; ` +
      `${supporting} entrées du registre à côté.`,
    sizes: (published: number, committed: number) =>
      `Entrées : ${committed} validées, dont ${published} sous le point de contrôle le plus récent.`,
    contents: (intact: number, sealed: number, erased: number, missing: number, altered: number) =>
      `Contenus : ${intact} intacts, ${sealed} scellés, ${erased} effacés, ${missing} manquants, ${altered} altérés.`,
    objects: (present: number, rehashed: number) =>
      `Objets scellés : ${present} présents, ${rehashed} relus.`,
    unwitnessed: (from: number, to: number) => `Fixé par rien d’extérieur : entrées ${from} à ${to}.`,
    allWitnessed: "Toute entrée est fixée par un élément extérieur.",
    tool: (version: string) => `Vérifié par le vérificateur Scellé ${version}.`,
  },
} as const;
