// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CaseLine, ExhibitsView } from "@scelle/core/api";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { findProgram, toolTest } from "../tool-test.ts";
import { Visit } from "./visit.ts";

const [width, height] = [640, 480];
let visit: Visit;
let seeing: Browser | undefined;
const folder = mkdtempSync(join(tmpdir(), "scelle-camera-"));

beforeAll(async () => {
  visit = await Visit.begin();
}, 60_000);
afterAll(async () => {
  await seeing?.close();
  await visit.end();
  rmSync(folder, { recursive: true, force: true });
});

/** A label as a camera sees it: brightness by point, from the drawing that would be printed. */
async function seenLabel(path: string): Promise<Uint8Array> {
  const { page } = visit;
  await visit.open(path);
  await page.getByLabel("Printed on").selectOption("62x29");
  await page.locator(".label-pages-62x29 .label-page").first().waitFor();
  await page.waitForLoadState("networkidle");
  const greys = await page.evaluate(
    ([wide, high]) => {
      const label = document.querySelector<HTMLImageElement>(".label-page");
      const canvas = new OffscreenCanvas(wide ?? 0, high ?? 0);
      const drawing = canvas.getContext("2d");
      if (label === null || drawing === null) return [];
      drawing.fillStyle = "#bbb";
      drawing.fillRect(0, 0, canvas.width, canvas.height);
      drawing.drawImage(label, 20, 90, 600, (600 * 29) / 62);
      const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
      return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] ?? 0);
    },
    [width, height],
  );
  return Uint8Array.from(greys);
}

/** Pictures without colour, one after the other, as Chromium takes them for a camera. @see YUV4MPEG2 */
function film(greys: Uint8Array): Buffer {
  const colours = Buffer.alloc((width * height) / 2, 128);
  const picture = Buffer.concat([Buffer.from("FRAME\n"), greys, colours]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`);
  return Buffer.concat([head, ...Array.from({ length: 5 }, () => picture)]);
}

toolTest(
  "a label that is held before the camera is taken, by a reader that runs in the page",
  ["chromium"],
  async () => {
    const { cases } = await visit.ask<{ cases: CaseLine[] }>("/cases");
    const at = `/cases/${cases.find(({ isClosed }) => !isClosed)?.caseRef ?? ""}`;
    const { view } = await visit.ask<{ view: ExhibitsView }>(`${at}/views/exhibits`);
    const [exhibit] = view.exhibits.filter(({ end }) => end === undefined);
    const film62 = join(folder, "label.y4m");
    writeFileSync(film62, film(await seenLabel(`${at}/labels?of=${exhibit?.exhibitRef ?? ""}`)));
    const storageState = await visit.page.context().storageState();
    seeing = await chromium.launch({
      executablePath: findProgram("chromium") ?? "",
      args: [
        ...["--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream"],
        ...["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film62}`],
      ],
    });
    const context = await seeing.newContext({ locale: "en-GB", storageState, permissions: ["camera"] });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(new URL(`${at}/storeroom`, visit.server.url).href);
    await page.getByRole("button", { name: "Camera", exact: true }).click();
    const told = page.locator(".scan-told");
    // The exhibit is in other hands: what was read is named all the same.
    await expect
      .poll(() => told.textContent(), { timeout: 20_000 })
      .toContain(`${exhibit?.number ?? "?"}: not yours`);
    await page.getByRole("button", { name: "Close the camera" }).click();
    expect(await page.locator("video").count()).toBe(0);
  },
  60_000,
);
