// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { type Check, checkSentence, isFault, standsOut } from "../check.ts";
import type { Report, Verdict } from "../report.ts";
import { verdictSentence } from "../report-text.ts";
import { notProvedTable } from "../verdict-table.ts";
import { element } from "./element.ts";
import { type PageWords, pageWords } from "./page-words.ts";

/** The report as a page shows it: two verdicts first, then what is wrong, then everything else. */
export function reportElement(report: Report, name: string, language: Language): HTMLElement {
  const words = pageWords[language];
  const { integrity, completeness, checks, bundle, notProved, toolVersion } = report;
  const of = (outcome: Check["outcome"]) => checks.filter((check) => check.outcome === outcome);
  const inOrder = (part: ReturnType<typeof standsOut>) =>
    of("ok").filter((check) => standsOut(check) === part);
  const faults = checks.filter(isFault);
  const counts = bundle && words.case(bundle.caseEntries, bundle.disclosed, bundle.withheld, bundle.erased);
  return element(
    "section",
    { class: "report", "aria-labelledby": "report-title", tabindex: "-1" },
    element("h2", { id: "report-title" }, words.result(name)),
    element(
      "div",
      { class: "verdicts" },
      verdictElement(words.integrity, integrity, language),
      verdictElement(words.completeness, completeness, language),
    ),
    counts === undefined ? undefined : element("p", {}, counts),
    faults.length === 0
      ? element("p", { class: "sound" }, words.noFaults)
      : checksElement(words.faults, faults, language, "faults"),
    checksElement(words.registers, inOrder("registers"), language),
    checksElement(words.attested, inOrder("time"), language),
    checksElement(words.notChecked, of("not-checked"), language),
    checksElement(words.notes, of("note"), language),
    listElement(
      words.notProved,
      notProved.map((code) => notProvedTable[code][language]),
    ),
    element(
      "details",
      {},
      element("summary", {}, words.checked),
      sentencesElement(inOrder(undefined).map((check) => checkSentence(check, language))),
    ),
    element("p", { class: "quiet" }, words.by(toolVersion)),
  );
}

function verdictElement(title: string, verdict: Verdict, language: Language): HTMLElement {
  const words: PageWords = pageWords[language];
  return element(
    "div",
    { class: `verdict verdict-${verdict.value}` },
    element("h3", {}, title),
    element("p", { class: "verdict-word" }, words.values[verdict.value]),
    element("p", {}, verdictSentence(verdict, language)),
  );
}

function checksElement(
  title: string,
  checks: readonly Check[],
  language: Language,
  className = "",
): HTMLElement | undefined {
  if (checks.length === 0) return undefined;
  const sentences = checks.map((check) => checkSentence(check, language));
  return listElement(title, sentences, className);
}

function listElement(title: string, sentences: readonly string[], className = ""): HTMLElement {
  return element("div", { class: className }, element("h3", {}, title), sentencesElement(sentences));
}

function sentencesElement(sentences: readonly string[]): HTMLElement {
  return element("ul", {}, ...sentences.map((sentence) => element("li", {}, sentence)));
}
