// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundlePaths } from "@scelle/core";
import { zipBundleFiles } from "@scelle/verifier";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { curtail, refuseThreads } from "../verifier/lacking-browser.ts";
import { Visit } from "./visit.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pageUrl = new URL("../../../packages/verifier/build/verify.html", import.meta.url);
const pageOnePath = `${bundlePaths.documentsFolder}page-1.html`;
let visit: Visit;
let folder: string;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "scelle-page-"));
  visit = await Visit.begin();
  const [download] = await Promise.all([
    visit.page.waitForEvent("download"),
    visit.page.getByRole("button", { name: "Take the defence’s file" }).click(),
  ]);
  await download.saveAs(join(folder, "case.zip"));
  page = await visit.another();
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
}, 60_000);
afterAll(async () => {
  await visit.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the page from the disk and gives it a file. */
async function check(name: string): Promise<string> {
  await page.goto(pageUrl.href);
  await page.setInputFiles("#file", join(folder, name));
  const told = page.locator(".report, .refused");
  await told.waitFor({ timeout: 30_000 });
  return (await told.textContent()) ?? "";
}

test("the page is one file that asks nobody", () => {
  const html = readFileSync(fileURLToPath(pageUrl), "utf8");
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<(?:link|img|iframe)|<script[^>]+src=/);
  expect(html.length).toBeLessThan(1_000_000);
});

test("a sound file is found sound, with what no check shows", async () => {
  const told = await check("case.zip");
  expect(told).toMatch(/Integrity\s*established/);
  expect(told).toMatch(/Completeness\s*not established/);
  expect(told).toContain("Nothing was found that should not be so.");
  expect(told).toContain("That what was recorded is true.");
});

/** The code of page 1 as a telephone takes it: on grey, not straight, beside print. */
async function photographOfPageOne(turnDeg: number): Promise<{ path: string; printed: string }> {
  const bundle = await zipBundleFiles(await openAsBlob(join(folder, "case.zip")));
  const paper = await visit.another();
  await paper.setContent(new TextDecoder().decode(await bundle.read(pageOnePath)));
  const figure = paper.locator("figure").first();
  const printed = (await figure.locator("code").textContent()) ?? "";
  await figure.evaluate((one, deg) => {
    one.setAttribute("style", `background: #d8d4cc; padding: 3rem; transform: rotate(${deg}deg)`);
  }, turnDeg);
  const path = join(folder, `photograph${turnDeg}.jpeg`);
  await figure.screenshot({ path, type: "jpeg", quality: 70 });
  await paper.close();
  return { path, printed };
}

test.each([0, 8, -95])(
  "a fingerprint is read off a photograph of its code, turned by %i degrees",
  async (turnDeg) => {
    const { path, printed } = await photographOfPageOne(turnDeg);
    await page.goto(pageUrl.href);
    await page.setInputFiles("#picture", path);
    await page.getByText("The code was read; its text stands above.").waitFor();
    expect(await page.inputValue("#pasted")).toBe(printed);
    await page.setInputFiles("#file", join(folder, "case.zip"));
    await page.locator(".report").waitFor({ timeout: 30_000 });
    expect(await page.locator(".report").textContent()).toMatch(/Completeness\s*established/);
  },
);

test("a picture without a code, and what is no picture, change nothing and say so", async () => {
  await page.goto(pageUrl.href);
  await page.fill("#pasted", "1:ab");
  const blank = join(folder, "blank.png");
  await page.screenshot({ path: blank, clip: { x: 0, y: 0, width: 200, height: 40 } });
  for (const path of [blank, join(folder, "case.zip")]) {
    await page.setInputFiles("#picture", path);
    await page.getByText("No QR code was found in this picture.").waitFor();
    expect(await page.inputValue("#pasted")).toBe("1:ab");
    await page.setInputFiles("#picture", []);
    await page.locator("#found").evaluate((one) => one.replaceChildren());
  }
});

test("a browser that fails at drawing a picture says so too", async () => {
  const bare = await visit.another();
  await bare.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => {
      throw new Error("no canvas here");
    };
  });
  await bare.goto(pageUrl.href);
  await bare.setInputFiles("#picture", (await photographOfPageOne(0)).path);
  await bare.getByText("No QR code was found in this picture.").waitFor();
  expect(await bare.inputValue("#pasted")).toBe("");
  await bare.close();
});

test("judging goes on in a thread of its own, and tells how far it has come", async () => {
  await page.goto(pageUrl.href);
  const started = page.waitForEvent("worker");
  await page.setInputFiles("#file", join(folder, "case.zip"));
  expect((await started).url()).toMatch(/^blob:/);
  await page.locator(".report").waitFor({ timeout: 30_000 });
});

test("a browser that starts no thread judges in the page itself", async () => {
  const bare = await visit.another();
  await bare.addInitScript(refuseThreads);
  await bare.goto(pageUrl.href);
  await bare.setInputFiles("#file", join(folder, "case.zip"));
  await bare.locator(".verdict-holds").waitFor({ timeout: 30_000 });
  await bare.close();
});

test("a browser without Ed25519 says what it lacks and who judges instead, and gives no verdict", async () => {
  const bare = await visit.another();
  await bare.addInitScript(refuseThreads);
  await bare.addInitScript(curtail, "Ed25519");
  await bare.goto(pageUrl.href);
  await bare.setInputFiles("#file", join(folder, "case.zip"));
  const said = (await bare.locator(".refused").textContent({ timeout: 30_000 })) ?? "";
  expect(said).toMatch(/^This browser lacks Ed25519, .* or the command: scelle verify\.$/);
  expect(await bare.locator(".verdict").count()).toBe(0);
  await bare.close();
});

test("a file in which one word was changed is refuted, and the entry is named", async () => {
  const zip = readFileSync(join(folder, "case.zip"));
  zip.write("telephoto", zip.indexOf("telephone, grey"));
  writeFileSync(join(folder, "changed.zip"), zip);
  const told = await check("changed.zip");
  expect(told).toMatch(/Integrity\s*refuted/);
  expect(told).toMatch(/Entry \d+: its content is not what the entry commits to/);
});

test("a file that is cut off is refused in one sentence, and so is a file of another sort", async () => {
  const zip = readFileSync(join(folder, "case.zip"));
  writeFileSync(join(folder, "cut.zip"), zip.subarray(0, zip.length / 2));
  writeFileSync(join(folder, "note.zip"), "a note");
  for (const name of ["cut.zip", "note.zip"]) {
    expect(await check(name)).toContain("The file is no readable bundle");
  }
});

test("a key from another source refutes the file of another register", async () => {
  await page.goto(pageUrl.href);
  const key = "velmar.example/exercise+362a1d4a+AfFWymILkGe6/vL4Nxhl1ilBjknNRbAFccfzdI2qq/ar";
  await page.fill("#key", key);
  await page.setInputFiles("#file", join(folder, "case.zip"));
  await page.locator(".verdict-fails").first().waitFor({ timeout: 30_000 });
});

test("it fits a telephone, and axe finds nothing on it, before and after it judges", async () => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(pageUrl.href);
  for (const isJudged of [false, true]) {
    if (isJudged) await page.setInputFiles("#file", join(folder, "case.zip"));
    if (isJudged) await page.locator(".report").waitFor({ timeout: 30_000 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    const found = (await page.evaluate(`${axe}; axe.run(document)`)) as AxeResults;
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.target])).toEqual([]);
  }
});

test("it speaks French, works by the keyboard, and asked for nothing all the while", async () => {
  await page.goto(pageUrl.href);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Contrôler un dossier remis" }).waitFor();
  expect(requests.filter((url) => !/^(?:file|blob):/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});

test("page 1 of the file asks nobody either, fits a telephone, and axe finds nothing on it", async () => {
  const files = await zipBundleFiles(new Blob([readFileSync(join(folder, "case.zip"))]));
  const path = join(folder, "page-1.html");
  writeFileSync(path, await files.read(`${bundlePaths.documentsFolder}page-1.html`));
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(pathToFileURL(path).href);
    const found = (await page.evaluate(`${axe}; axe.run(document)`)) as AxeResults;
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.target])).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  }
  const headings = await page.locator("section[lang=fr] h2").allTextContents();
  expect(headings).toContain("Ce qui est retenu, et comment le demander");
  expect(requests.filter((url) => !/^(?:file|blob):/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
});
