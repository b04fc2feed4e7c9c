// SPDX-License-Identifier: Apache-2.0
import type { PackName } from "@scelle/core";
import type { RegularityLine, RegularityView } from "@scelle/core/api";
import { readIdentity } from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerView } from "../../http/views/answer-view.ts";
import type { Signatory } from "./act.ts";
import { LoadedExercise } from "./spec/loaded-exercise.ts";
import { moment } from "./story-time.ts";

let loaded: LoadedExercise;
beforeAll(async () => {
  loaded = await LoadedExercise.load();
}, 60_000);
afterAll(() => loaded.close());

async function seenBy(part: Signatory, pack: PackName, caseRef = loaded.exercise.caseRef) {
  const { personRef, identityFile } = loaded.role(part);
  const looker = { personRef, signer: await readIdentity(identityFile), reason: { reason: "Exercise" } };
  const { view, labels } = await answerView(loaded.register, looker, { caseRef, view: "regularity", pack });
  return { view: view as RegularityView, labels };
}

/** A flag as one reads it aloud. */
function told(
  { rule, grade, exhibitRef = "", circumstances, texts, decisions, actRef }: RegularityLine,
  { view, labels }: { readonly view: RegularityView; readonly labels: Readonly<Record<string, string>> },
) {
  const act = view.records.find(({ recordRef }) => recordRef === actRef);
  return [
    rule,
    grade,
    labels[exhibitRef] ?? "",
    act?.kind,
    circumstances.join(" "),
    texts.map(({ code, article, validFrom }) => `${code} ${article} ${validFrom}`).join(" + "),
    decisions.join(" "),
  ];
}

const cpp = "Code de procédure pénale (France)";
const late = (number: string) => [
  "definitive-seal-attended",
  "harm-to-show",
  number,
  "exhibit-resealed",
  "attendees-absent",
  `${cpp} 56 2004-06-23 + ${cpp} 59 2001-01-01`,
  "",
];
const gap = (text: string, decision: string) => [
  "control-continuous",
  "harm-to-show",
  "2031-007/2",
  "custody-offered",
  "left-uncontrolled",
  text,
  decision,
];
const code = "Code of inquiries of Velmar (Exercise) 41 2019-01-01";
const decidedLate = ["deadline-kept", "formal", "", "deadline-set", "met-late", code, ""];

describe("the French pack flags the planted irregularities of the exercise and nothing else", () => {
  test("each with its grade, its text and its day, in the order in which they were recorded", async () => {
    const seen = await seenBy("lead", "fr");
    expect(seen.view.flags.map((flag) => told(flag, seen))).toEqual([
      late("2031-007/1"),
      late("2031-007/2"),
      late("2031-007/3"),
      gap(`${cpp} 56 2004-06-23`, "crim-2016-03-30"),
      decidedLate,
    ]);
    expect(seen.view.flags.map(({ lacksText }) => lacksText)).toEqual([false, false, false, false, false]);
  });

  test("and says as unknown what the one planted silence leaves unknown", async () => {
    const seen = await seenBy("lead", "fr");
    expect(seen.view.unknown.map((flag) => told(flag, seen))).toEqual([
      [
        "deadline-length",
        "formal",
        "",
        "deadline-set",
        "start-not-told",
        "Décret n° 2022-1284 (France) 4 2022-10-05",
        "",
      ],
    ]);
  });

  test("the gap is as long as it was: four hours and three quarters", async () => {
    const { view } = await seenBy("lead", "fr");
    const lengths = view.flags
      .filter(({ rule }) => rule === "control-continuous")
      .map(({ lengthMs }) => lengthMs);
    expect(lengths).toEqual([(4 * 60 + 45) * 60_000]);
  });

  test("what was asked comes to more than what is flagged: most of it is met", async () => {
    const { view } = await seenBy("lead", "fr");
    const met = view.counts.reduce((sum, count) => sum + count.met, 0);
    expect(met).toBeGreaterThan(5 * view.flags.length);
    expect(view.counts.reduce((sum, count) => sum + count.notMet, 0)).toBe(view.flags.length);
  });
});

test("by the practice of the field the gap and the late decision remain, and no French article is named", async () => {
  const seen = await seenBy("lead", "generic");
  expect(seen.view.flags.map((flag) => told(flag, seen))).toEqual([
    gap("ISO/IEC 27037 6.1 2012-10-15", ""),
    decidedLate,
  ]);
  expect(JSON.stringify(seen.view)).not.toContain("France");
});

test("the older case, which has no search and no exhibit, has no flag and nothing unknown", async () => {
  const { view } = await seenBy("second-inspector", "fr", loaded.exercise.olderCaseRef);
  expect([view.flags, view.unknown, view.recordCount]).toEqual([[], [], 0]);
});

test("a magistrate who reads the case reads the same flags; the squad is told that there is no such case", async () => {
  const [magistrate, lead] = [await seenBy("magistrate", "fr"), await seenBy("lead", "fr")];
  expect(magistrate.view.flags).toEqual(lead.view.flags);
  for (const part of ["squad-member", "defence"] as const) {
    await expect(seenBy(part, "fr")).rejects.toMatchObject({ code: "access.not-member" });
  }
});

test("a record that was corrected takes its flag with it, and only its flag", async () => {
  const { view } = await seenBy("lead", "fr");
  const [met = ""] = view.flags.find(({ rule }) => rule === "deadline-kept")?.factRefs ?? [];
  const correction = {
    targetRef: met,
    fields: { metAt: moment("2026-03-10 11:15") },
    reason: "Exercise: the day of the letter, not of its arrival",
  };
  expect(await loaded.append("lead", "correction-made", correction)).toBe("accepted");
  const { view: mended } = await seenBy("lead", "fr");
  expect(mended.flags).toEqual(view.flags.filter(({ rule }) => rule !== "deadline-kept"));
});
