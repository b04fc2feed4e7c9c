// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { nodeCrypto } from "@scelle/register";
import {
  bagChecks,
  bundleChecks,
  type Check,
  checkSentence,
  isFault,
  verifyBundleWith,
} from "@scelle/verifier";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { findProgram } from "../tool-test.ts";
import { makeDossier } from "./dossier.ts";
import type { ForgedBundle } from "./forged-bundle.ts";
import type { CheckName, Dossier, Tampering } from "./tampering.ts";
import { tamperingsOf } from "./tamperings.ts";

const pageUrl = new URL("../../../packages/verifier/build/verify.html", import.meta.url).href;
let visitor: Visitor;
let dossier: Dossier;
let tamperings: readonly Tampering[];
let browser: Browser;
let page: Page;
/** What is wrong with each, as the code of the command finds it. */
const found = new Map<Tampering, readonly Check[]>();

beforeAll(async () => {
  visitor = new Visitor();
  dossier = await makeDossier(visitor);
  tamperings = tamperingsOf(dossier);
  const executablePath = findProgram("chromium") ?? "chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  page = await (await browser.newContext({ locale: "en-GB" })).newPage();
});
afterAll(async () => {
  await browser?.close();
  visitor.leave();
});

const codesOf = (checks: readonly Check[]) => [...new Set(checks.map(({ code }) => code))].sort();
const nameOf = ({ family, what }: Tampering) => `${family}: ${what}`;
const forged = ({ of, forge }: Tampering): ForgedBundle => {
  const bundle = dossier[of].copy();
  forge(bundle);
  return bundle;
};

async function faultsOf(bundle: ForgedBundle, without?: CheckName): Promise<readonly Check[]> {
  const checks = bundleChecks.filter(({ name }) => name !== without);
  const ofBag = { ...bagChecks, ...(without === undefined ? {} : { [without]: () => Promise.resolve() }) };
  const options = { crypto: nodeCrypto, newDigest: createHash };
  const { checks: told } = await verifyBundleWith(bundle.bundleFiles, options, checks, ofBag);
  return told.filter(isFault);
}

test("before anybody touches them nothing is wrong with the files", async () => {
  expect(await faultsOf(dossier.whole)).toEqual([]);
  expect(await faultsOf(dossier.partial)).toEqual([]);
});

test("each of more than fifty tamperings is told as what it is", async () => {
  for (const tampering of tamperings) found.set(tampering, await faultsOf(forged(tampering)));
  const told = tamperings.map((one) => [nameOf(one), codesOf(found.get(one) ?? [])]);
  expect(told).toEqual(tamperings.map((one) => [nameOf(one), one.told]));
  expect(new Set(tamperings.map(nameOf)).size).toBeGreaterThanOrEqual(50);
  const lines = tamperings.map((one) => `  ${nameOf(one)} → ${one.told.join(", ")}`);
  process.stdout.write(`${lines.join("\n")}\n${lines.length} tamperings, each found\n`);
});

test("the page tells every one of them in the sentences of the command", async () => {
  const differing: string[] = [];
  for (const [tampering, checks] of found) {
    const due = checks.map((check) => checkSentence(check, "en"));
    const shown = await sentencesOnPage(forged(tampering));
    if (JSON.stringify(shown) !== JSON.stringify(due)) differing.push(`${nameOf(tampering)}: ${shown[0]}`);
  }
  expect(differing).toEqual([]);
  expect(found.size).toBe(tamperings.length);
});

test("one of every other family ends the command with the same codes", () => {
  const families = new Map(tamperings.map((one) => [one.family, one]));
  for (const tampering of [...families.values()].filter((_, i) => i % 2 === 0)) {
    writeFileSync(visitor.path("forged.zip"), forged(tampering).zip());
    const { code, stdout } = visitor.scelle(["verify", "forged.zip", "--json"]);
    const { checks } = JSON.parse(stdout) as { checks: readonly Check[] };
    expect([code, codesOf(checks.filter(isFault))]).toEqual([1, tampering.told]);
  }
});

test("a check that is switched off is missed by what it alone would have told", async () => {
  const planted = new Map(
    tamperings.flatMap((one) => (one.foundBy === undefined ? [] : [[`${one.family} ${one.foundBy}`, one]])),
  );
  const unmissed: string[] = [];
  for (const tampering of planted.values()) {
    const told = codesOf(await faultsOf(forged(tampering), tampering.foundBy));
    if (JSON.stringify(told) === JSON.stringify(tampering.told)) unmissed.push(nameOf(tampering));
  }
  expect(unmissed).toEqual([]);
  const families = new Set(tamperings.map(({ family }) => family));
  expect(new Set([...planted.values()].map(({ family }) => family))).toEqual(families);
});

/** What the page says is wrong with a file. */
async function sentencesOnPage(bundle: ForgedBundle): Promise<readonly string[]> {
  writeFileSync(visitor.path("forged.zip"), bundle.zip());
  await page.goto(pageUrl);
  await page.setInputFiles("#file", visitor.path("forged.zip"));
  await page.locator(".report, .refused").waitFor({ timeout: 60_000 });
  return await page.locator(".faults li").allTextContents();
}
