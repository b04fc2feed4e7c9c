// SPDX-License-Identifier: Apache-2.0
// The page that judges a file, in the browser that courts have on Debian, against what the command says.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import {
  bundlePaths,
  frenchSpaces,
  hex,
  type Language,
  parseCheckpoint,
  parseNote,
  utf8,
} from "@scelle/core";
import {
  type Check,
  checkSentence,
  isFault,
  notProvedTable,
  type Report,
  verdictSentence,
} from "@scelle/verifier";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { Firefox, firefoxProgram } from "../e2e/firefox.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { makeDossier } from "./dossier.ts";
import { makeLargeBundle } from "./large-bundle.ts";
import type { Dossier } from "./tampering.ts";
import { tamperingsOf } from "./tamperings.ts";

const pageUrl = new URL("../../../packages/verifier/build/verify.html", import.meta.url).href;
const programs = [firefoxProgram];
const imageSizeBytes = 64 * 1024 * 1024;
const patienceMs = 120_000;
const visitors: Visitor[] = [];
let visitor: Visitor;
let dossier: Dossier;
let firefox: Firefox | undefined;

beforeAll(async () => {
  if (findProgram(firefoxProgram) === undefined) return; // Each test then says that it is missing.
  visitor = newVisitor();
  dossier = await makeDossier(visitor);
  writeFileSync(visitor.path("whole.zip"), dossier.whole.zip());
  firefox = await Firefox.start();
}, patienceMs);
afterAll(async () => {
  await firefox?.end();
  for (const one of visitors) one.leave();
});

function newVisitor(): Visitor {
  const made = new Visitor();
  visitors.push(made);
  return made;
}

const browser = (): Firefox => {
  if (firefox === undefined) throw new Error("no Firefox was started");
  return firefox;
};

/** A script that answers with the texts of what a selector finds, once the page has judged. */
const told = (selector: string): string =>
  "return document.querySelector('.report, .refused') && " +
  `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent);`;
const everySentence = ".verdict p:last-child, .report li";
const faults = ".faults li";

/** Opens the page from the disk and gives it a file, with something from outside where there is any. */
async function check(path: string, selector: string, pasted = ""): Promise<readonly string[]> {
  await browser().open(pageUrl);
  if (pasted !== "") await browser().give("#pasted", pasted);
  await browser().give("#file", path);
  return await browser().waitFor<readonly string[]>(told(selector), patienceMs);
}

/** Everything that a report says, sorted. */
function sentencesOf({ integrity, completeness, checks, notProved }: Report, language: Language): string[] {
  const all = [
    ...[integrity, completeness].map((verdict) => verdictSentence(verdict, language)),
    ...checks.map((one) => checkSentence(one, language)),
    ...notProved.map((code) => notProvedTable[code][language]),
  ];
  return all.map((said) => (language === "fr" ? frenchSpaces(said) : said)).sort();
}

/** The command's report, whether it ends well or finds something. */
function judged(name: string, ...more: readonly string[]): Report {
  return JSON.parse(visitor.scelle(["verify", name, "--json", ...more]).stdout) as Report;
}

describe("the page in Firefox, from the disk", () => {
  toolTest(
    "says of a sound file what the command says, in English and in French",
    programs,
    async () => {
      const report = judged("whole.zip");
      expect([...(await check(visitor.path("whole.zip"), everySentence))].sort()).toEqual(
        sentencesOf(report, "en"),
      );
      expect(report.checks.filter(isFault)).toEqual([]);
      await browser().click(".switch");
      const shown = await browser().evaluate<readonly string[]>(told(everySentence));
      expect([...shown].sort()).toEqual(sentencesOf(report, "fr"));
      const printed = visitor.scelle(["verify", "whole.zip"], { env: { LANG: "fr_FR.UTF-8" } }).stdout;
      const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
      for (const sentence of shown) expect(printed).toContain(plain(sentence));
    },
    patienceMs,
  );

  toolTest(
    "tells a tampering of each family by the codes and in the sentences of the command",
    programs,
    async () => {
      const families = new Map(tamperingsOf(dossier).map((one) => [one.family, one]));
      const differing: string[] = [];
      for (const { family, of, forge, told: codes } of families.values()) {
        const bundle = dossier[of].copy();
        forge(bundle);
        writeFileSync(visitor.path("forged.zip"), bundle.zip());
        const wrong = judged("forged.zip").checks.filter(isFault);
        const due = wrong.map((one: Check) => checkSentence(one, "en"));
        expect([...new Set(wrong.map(({ code }) => code))].sort()).toEqual(codes);
        const shown = await check(visitor.path("forged.zip"), faults);
        if (JSON.stringify(shown) !== JSON.stringify(due)) differing.push(`${family}: ${shown[0]}`);
      }
      expect(differing).toEqual([]);
      expect(families.size).toBeGreaterThanOrEqual(10);
    },
    patienceMs,
  );

  toolTest(
    "takes a fingerprint from paper as an anchor: the right one completes, another one refutes",
    programs,
    async () => {
      const { size, root } = parseCheckpoint(
        parseNote(utf8(dossier.whole.text(bundlePaths.checkpoint))).text,
      );
      const grouped = hex(root).replace(/(.{4})(?=.)/g, "$1 ");
      const printed = `${size}: ${grouped}`;
      const path = visitor.path("whole.zip");
      const shown = await check(path, everySentence, printed);
      const report = judged("whole.zip", "--anchor", printed);
      expect(report.completeness.value).toBe("holds");
      expect([...shown].sort()).toEqual(sentencesOf(report, "en"));
      const beyond = await check(path, everySentence, `${size + 1}: ${grouped}`);
      const refuted = judged("whole.zip", "--anchor", `${size + 1}: ${grouped}`);
      expect([...beyond].sort()).toEqual(sentencesOf(refuted, "en"));
      expect(refuted.completeness.value).not.toBe("holds");
      const older = await check(path, ".verdict-holds", dossier.olderCheckpoint);
      expect(older).toHaveLength(2);
      const [refused] = await check(path, ".refused", "on the second sheet");
      expect(refused).toContain("is no checkpoint, proof or receipt");
    },
    patienceMs,
  );

  toolTest(
    "reads a large file in a thread of its own, tells how far it has come, finds one bit, and asks no network",
    programs,
    async () => {
      const holder = newVisitor();
      await makeLargeBundle(holder, imageSizeBytes);
      const whole = readFileSync(holder.path("large.zip"));
      const at = Math.floor(whole.length / 2);
      whole[at] = (whole[at] ?? 0) ^ 1;
      writeFileSync(holder.path("large.zip"), whole);
      await browser().open(pageUrl);
      expect(await browser().threads()).toEqual([]);
      await browser().give("#file", holder.path("large.zip"));
      const percents: number[] = [];
      const started = await browser().threads();
      for (;;) {
        const said = await browser().evaluate<string | null>(
          "return document.getElementById('progress')?.textContent ?? null",
        );
        if (said === null) break;
        const [, percent] = /^Comparing every file.* (\d+) %$/.exec(said) ?? [];
        if (percent !== undefined) percents.push(Number(percent));
      }
      expect(started.map((url) => url.slice(0, 5))).toEqual(["blob:"]);
      expect(new Set(percents.filter((percent) => percent > 0 && percent < 100)).size).toBeGreaterThan(3);
      expect(percents).toEqual([...percents].sort((one, other) => one - other));
      const due = (JSON.parse(holder.scelle(["verify", "large.zip", "--json"]).stdout) as Report).checks;
      const wrong = due.filter(isFault).map((one) => checkSentence(one, "en"));
      expect(wrong).toHaveLength(2);
      expect(await browser().waitFor<readonly string[]>(told(faults))).toEqual(wrong);
      expect(await browser().threads()).toEqual([]);
      const asked = "return performance.getEntriesByType('resource').map(({ name }) => name)";
      expect(await browser().evaluate(asked)).toEqual([]);
    },
    patienceMs,
  );

  toolTest(
    "reads a fingerprint off a picture of page 1",
    [...programs, "pdftoppm", "pdftotext", "unzip"],
    async () => {
      const paper = visitor.path("page-1.pdf");
      writeFileSync(paper, execFileSync("unzip", ["-p", visitor.path("whole.zip"), "*/page-1-fr.pdf"]));
      const pages = execFileSync("pdftotext", [paper, "-"], { encoding: "utf8" }).split("\f");
      const page = pages.findIndex((text) => /^\d+:[0-9a-f]{64}$/m.test(text)) + 1;
      const picture = visitor.path("page-1");
      execFileSync("pdftoppm", ["-r", "120", "-f", `${page}`, "-singlefile", "-png", paper, picture]);
      await browser().open(pageUrl);
      await browser().give("#picture", `${picture}.png`);
      const said = await browser().waitFor<string>(
        "return document.getElementById('found').textContent || null",
      );
      const read = await browser().evaluate<string>("return document.getElementById('pasted').value");
      expect(read, said).toMatch(/^\d+:[0-9a-f]{64}$/);
      expect(pages[page - 1]).toContain(read);
    },
    patienceMs,
  );
});
