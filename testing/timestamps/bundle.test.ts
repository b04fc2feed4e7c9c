// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundlePaths, parseTimestampPath } from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import {
  type BundleFiles,
  bundleChecks,
  checkSentence,
  isFault,
  type Report,
  verifyBundle,
  verifyBundleWith,
  zipBundleFiles,
} from "@scelle/verifier";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { ended, firstLineOf, Visitor } from "../cli/scelle-process.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { curtail, refuseThreads } from "../verifier/lacking-browser.ts";
import { asAuthority } from "./attested-register.ts";
import { LocalAuthority } from "./local-authority.ts";

const programs = ["openssl"];
const pageUrl = new URL("../../../packages/verifier/build/verify.html", import.meta.url);
let visitor: Visitor;
let notary: LocalAuthority;
let bar: LocalAuthority;
let files: BundleFiles;

beforeAll(async () => {
  visitor = new Visitor();
  const serving = visitor.start(["serve", "--exercise", "--keep", "--no-web", "--json"], {
    env: { TMPDIR: visitor.folder },
  });
  const { folder } = JSON.parse(await firstLineOf(serving)) as { folder: string };
  serving.kill("SIGTERM");
  await ended(serving);
  notary = await LocalAuthority.start(visitor.path("tsa"), "notary");
  bar = await LocalAuthority.start(visitor.path("tsa"), "bar", { key: "rsa" });
  const at = ["--register", folder];
  for (const [name, { url, rootPath }] of Object.entries({ notary, bar })) {
    await run(["timestamp", "add", name, "--url", url, "--ca", rootPath, ...at]);
  }
  await run(["timestamp", "now", ...at]);
  const top = dirname(folder);
  const lead = ["--keys", join(top, "keys"), "--identity", join(top, "identities", "lead.key")];
  const why = ["--standing", "counsel", "--reason", "The file", "--to", "Defence lawyer (Exercise)"];
  const what = ["2031-007", "--no-objects", "--pack", "fr", "--out", "case.zip"];
  await run(["bundle", ...what, ...at, ...lead, ...why]);
  files = await zipBundleFiles(new Blob([readFileSync(visitor.path("case.zip"))]));
}, 120_000);
afterAll(async () => {
  await notary.close();
  await bar.close();
  visitor.leave();
});

async function run(words: readonly string[]): Promise<void> {
  const code = await ended(visitor.start(words));
  expect({ words, code }).toEqual({ words, code: 0 });
}

const believed = () => [notary, bar].flatMap((authority) => asAuthority(authority).trusted);
const faultsOf = (report: Report) => report.checks.filter(isFault).map((check) => checkSentence(check, "en"));
const attestedIn = ({ checks }: Report) => checks.filter(({ code }) => code === "timestamp.attested");
const judge = (bundle: BundleFiles, timestampAuthorities = believed()): Promise<Report> =>
  verifyBundle(bundle, { crypto: nodeCrypto, timestampAuthorities });

/** The same with some of its files changed, or gone; the manifests are not made anew. */
function changed(change: (path: string, bytes: Uint8Array) => Uint8Array | undefined): BundleFiles {
  const of = async (name: string) => change(name, await files.read(name)) ?? new Uint8Array(0);
  const sizes = new Map([...files.sizes].filter(([path]) => change(path, new Uint8Array(0)) !== undefined));
  return {
    sizes,
    read: async (name, offset = 0, length = Number.MAX_SAFE_INTEGER) =>
      (await of(name)).subarray(offset, offset + length),
  };
}

async function documentOf(name: string): Promise<string> {
  const bytes = await files.read(bundlePaths.documentsFolder + name);
  return new TextDecoder().decode(bytes).replaceAll("\u00a0", " ").replaceAll("\u202f", " ");
}

/** A browser that cannot judge one of the two tokens says so, and judges the other. */
async function judgedWithout(browser: Browser, algorithm: string): Promise<void> {
  const page = await browser.newPage();
  await page.addInitScript(refuseThreads);
  await page.addInitScript(curtail, algorithm);
  await page.goto(pageUrl.href);
  await page.setInputFiles("#authority", notary.rootPath);
  await page.setInputFiles("#file", visitor.path("case.zip"));
  await page.locator(".report").waitFor({ timeout: 30_000 });
  expect(await page.locator(".faults").count()).toBe(0);
  const told = (await page.locator(".report").textContent()) ?? "";
  expect(told).toMatch(
    /log\/timestamps\/\S+ is not judged here: this browser lacks RSASSA-PKCS1-v1_5\. The command/,
  );
  expect(told.match(/signer attests that the first/g)).toHaveLength(1);
  await page.close();
}

describe("a case that is handed over", () => {
  toolTest(
    "brings what two authorities attested of an earlier checkpoint, and how that begins its log",
    programs,
    async () => {
      const parts = [...files.sizes.keys()].flatMap((path) => parseTimestampPath(path) ?? []);
      const [size = 0] = new Set(parts.map((part) => part.size));
      expect(parts.map(({ part }) => part).sort()).toEqual(
        ["checkpoint", ...["chain.pem", "crl.pem", "tsr"].flatMap((part) => [part, part])].sort(),
      );
      expect(files.sizes.has(bundlePaths.consistency(size))).toBe(true);
      const report = await judge(files);
      expect(faultsOf(report)).toEqual([]);
      expect(attestedIn(report).map(({ facts }) => facts["size"])).toEqual([size, size]);
      expect(report.completeness).toMatchObject({ value: "not-established", code: "completeness.no-anchor" });
      // By a verifier that forgets this check they are foreign files: the test would see that.
      const checks = bundleChecks.filter(({ name }) => name !== "checkBundleTimestamps");
      const forgetful = await verifyBundleWith(files, { crypto: nodeCrypto }, checks);
      expect(faultsOf(forgetful)).toHaveLength(parts.length);
    },
    60_000,
  );

  toolTest(
    "says on page 1 what authorities attested, and looks for irregularities by the rules that were named",
    [...programs, "pdftotext"],
    async () => {
      const attested = attestedIn(await judge(files)).map(({ facts }) => facts);
      expect(attested).toHaveLength(2);
      const page = await documentOf("page-1.html");
      for (const { size, time } of attested) {
        const second = String(time).replace(/^(\S{10})T(\S{8}).*$/, "$1 $2 UTC");
        for (const said of [second, `the first ${size}`, `les ${size} premières`])
          expect(page).toContain(said);
      }
      expect(page).toMatch(/1 state of the log that goes along carries tokens of 2 authorities outside/);
      expect(page).toMatch(
        /Entries of the case after the last attested state: 1, without a time from outside/,
      );
      expect(page).toMatch(/1 état joint du journal porte des jetons de 2 autorités externes/);
      for (const language of ["en", "fr"]) {
        const pdf = visitor.path(`page-1-${language}.pdf`);
        writeFileSync(pdf, await files.read(`${bundlePaths.documentsFolder}page-1-${language}.pdf`));
        const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
        expect(text).toMatch(
          language === "en" ? /Time, attested from outside/ : /L’heure, attestée de l’extérieur/,
        );
        expect(text).toContain(language === "en" ? "French procedure" : "Procédure française");
      }
    },
    60_000,
  );

  toolTest(
    "attests nothing by a checkpoint of another log, or without the proof that it continues it",
    programs,
    async () => {
      const [size = 0] = [...files.sizes.keys()].flatMap((path) => parseTimestampPath(path)?.size ?? []);
      const without = changed((path, bytes) => (path === bundlePaths.consistency(size) ? undefined : bytes));
      const report = await judge(without);
      expect(faultsOf(report).join("\n")).toContain("is not proved to belong to this log");
      expect(attestedIn(report)).toEqual([]);
      const note = bundlePaths.timestampCheckpoint(size);
      const newest = await files.read(bundlePaths.checkpoint);
      const swapped = await judge(changed((path, bytes) => (path === note ? newest : bytes)));
      expect(faultsOf(swapped).join("\n")).toMatch(/its name says \d+ and it says \d+/);
      expect(attestedIn(swapped)).toEqual([]);
    },
    60_000,
  );

  toolTest(
    "is judged alike by the command",
    programs,
    async () => {
      const words = ["verify", "case.zip", "--tsa-ca", notary.rootPath, bar.rootPath];
      const told = visitor.scelle(words);
      expect(told).toMatchObject({ code: 0, stderr: "" });
      expect(told.stdout.match(/signer attests that the first \d+ entries existed at 20\d\d-/g)).toHaveLength(
        2,
      );
      expect(visitor.scelle(["verify", "case.zip"]).stdout).toContain(
        "not judged, as nobody from outside named",
      );
      // More than a page of certificates: one sentence, and no trace of how it was found.
      const wrong = visitor.scelle(["verify", "case.zip", "--tsa-ca", "case.zip"]);
      expect({ code: wrong.code, stderr: wrong.stderr }).toEqual({
        code: 66,
        stderr: expect.stringMatching(/^case.zip cannot be read \(> 1048576 bytes\)[^\n]+\n$/),
      });
    },
    60_000,
  );

  toolTest(
    "is judged alike by the page, in a browser without a network",
    ["openssl", "chromium"],
    async () => {
      const browser = await chromium.launch({
        executablePath: findProgram("chromium") ?? "chromium",
        args: ["--no-sandbox", "--disable-gpu"],
      });
      try {
        const page = await browser.newPage();
        for (const authority of [notary, bar]) {
          await page.goto(pageUrl.href);
          await page.setInputFiles("#authority", authority.rootPath);
          await page.setInputFiles("#file", visitor.path("case.zip"));
          const report = page.locator(".report");
          await report.waitFor({ timeout: 30_000 });
          const told = (await report.textContent()) ?? "";
          expect(told).toMatch(
            /Time, attested from outside\s*signer attests that the first \d+ entries existed at 20/,
          );
          expect(told).toMatch(/not judged, as nobody from outside named their authority: 1\./);
          expect(told).toMatch(/Completeness\s*not established/);
        }
        await judgedWithout(browser, "RSASSA-PKCS1-v1_5");
        writeFileSync(visitor.path("words.pem"), "A certificate will follow by post.\n");
        await page.goto(pageUrl.href);
        await page.setInputFiles("#authority", visitor.path("words.pem"));
        await page.setInputFiles("#file", visitor.path("case.zip"));
        await page.locator(".refused").waitFor();
        expect(await page.locator(".refused").textContent()).toContain("Give the root as PEM");
      } finally {
        await browser.close();
      }
    },
    90_000,
  );
});
