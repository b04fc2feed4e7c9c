// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exhibitCode, type LabelFormatName, labelFormats } from "@scelle/core";
import type { ExhibitsView } from "@scelle/core/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toolTest } from "../tool-test.ts";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

const millimetre = 96 / 25.4;
let visit: Visit;
let at: string;
let refs: string[];
const folder = mkdtempSync(join(tmpdir(), "scelle-labels-"));

beforeAll(async () => {
  visit = await Visit.begin();
  at = (await screensOf(visit)).get("case") ?? "";
  const { view } = await visit.ask<{ view: ExhibitsView }>(`${at}/views/exhibits`);
  refs = view.exhibits.filter(({ end }) => end === undefined).map(({ exhibitRef }) => exhibitRef);
  await visit.page.setViewportSize({ width: 2_800, height: 6_000 });
}, 60_000);
afterAll(async () => {
  await visit.end();
  rmSync(folder, { recursive: true, force: true });
});

/** What zbar, a program of others, reads off a picture. */
function read(picture: Buffer): string[] {
  const path = join(folder, "label.png");
  writeFileSync(path, picture);
  const only = ["-Sdisable", "-Sqrcode.enable", "-Scode128.enable"];
  const { stdout } = spawnSync("zbarimg", ["--quiet", ...only, path], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line !== "");
}

/** Shows the labels in a format. */
async function show(name: LabelFormatName, { query = "", skip = 0 } = {}): Promise<void> {
  const { page } = visit;
  await page.goto(new URL(`${at}/labels${query}`, visit.server.url).href);
  await page.getByLabel("Printed on").selectOption(name);
  if (skip > 0) await page.getByLabel("Labels of the first sheet").fill(String(skip));
  await page.locator(`.label-pages-${name} .label-page`).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => {
    const drawn = [...document.querySelectorAll<HTMLImageElement>(".label-page")];
    return drawn.length > 0 && drawn.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  });
}

/** The picture of one label, as sharp as its printers: rolls 203 dots an inch, sheets 300. */
async function pictureOf(name: LabelFormatName, place: number): Promise<Buffer> {
  const scale = (name.startsWith("a4") ? 300 : 203) / 96;
  await visit.page.locator(".label-pages").evaluate((pages: HTMLElement, zoom) => {
    pages.style.zoom = String(zoom);
    for (const one of pages.querySelectorAll("img")) one.style.maxWidth = "none";
  }, scale);
  const format = labelFormats[name];
  const perPage = format.columns * format.rows;
  const sheet = visit.page.locator(".label-page").nth(Math.floor(place / perPage));
  await sheet.scrollIntoViewIfNeeded();
  const box = await sheet.boundingBox();
  if (box === null) throw new Error("no page");
  const [column, row] = [(place % perPage) % format.columns, Math.floor((place % perPage) / format.columns)];
  const left = format.leftMm + column * (format.labelWidthMm + format.gapMm);
  const top = format.topMm + row * format.labelHeightMm;
  const dot = millimetre * scale;
  const [width, height] = [format.labelWidthMm * dot, format.labelHeightMm * dot];
  const clip = { x: box.x + left * dot, y: box.y + top * dot, width, height };
  return await visit.page.screenshot({ clip, fullPage: false });
}

toolTest(
  "both codes of every label, on every format, are read by another program as the identifier of its exhibit",
  ["chromium", "zbarimg"],
  async () => {
    expect(refs.length).toBeGreaterThan(2);
    for (const name of Object.keys(labelFormats) as LabelFormatName[]) {
      // On sheets at the end of the page, where an error of the grid would have added up.
      const skip = Math.max(0, labelFormats[name].columns * labelFormats[name].rows - refs.length);
      await show(name, { skip });
      for (const [i, ref] of refs.entries()) {
        const place = skip + i;
        const code = exhibitCode(ref);
        const found = read(await pictureOf(name, place)).sort();
        expect({ name, place, found }).toEqual({
          name,
          place,
          found: [`CODE-128:${code}`, `QR-Code:${code}`],
        });
      }
    }
  },
  120_000,
);

toolTest(
  "a label of which a strip was torn off is not read as another exhibit",
  ["chromium", "zbarimg"],
  async () => {
    await show("62x29", { query: `?of=${refs[0] ?? ""}` });
    expect(read(await pictureOf("62x29", 0))).toHaveLength(2);
    await visit.page.evaluate(() => {
      const strip = document.createElement("div");
      strip.style.cssText = "position:absolute;inset:0 62% 0 0;background:#fff";
      const pages = document.querySelector<HTMLElement>(".label-pages");
      if (pages !== null) pages.style.position = "relative";
      pages?.append(strip);
    });
    expect(read(await pictureOf("62x29", 0))).toEqual([]);
  },
);

test("what is printed has the size of its paper, and nothing but labels on it", async () => {
  const sizes = { "a4-3x8": [595, 842], "62x29": [176, 82], "100x50": [283, 142] } as const;
  for (const [name, [width, height]] of Object.entries(sizes)) {
    await show(name as LabelFormatName);
    const pdf = (await visit.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const pages = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, x, y]) => [
      Math.round(Number(x)),
      Math.round(Number(y)),
    ]);
    const count = name === "a4-3x8" ? 1 : refs.length;
    expect({ name, pages }).toEqual({ name, pages: Array(count).fill([width, height]) });
  }
});
