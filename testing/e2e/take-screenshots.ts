// SPDX-License-Identifier: Apache-2.0
// `npm run screenshots [-- FOLDER [SCREEN …]]`: every screen at three widths, in both languages and themes.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

const widths = [360, 820, 1440];
const usage =
  "Usage: npm run screenshots [-- FOLDER [SCREEN …]]\nPictures of every screen, or of those named.\n";
const [folder = ".cache/screenshots", ...wanted] = process.argv.slice(2);
if (folder.startsWith("-")) {
  process.stdout.write(usage);
  process.exit(folder === "--help" ? 0 : 64);
}

const visit = await Visit.begin();
try {
  await takeAll(visit, resolve(folder));
} finally {
  await visit.end();
}

async function takeAll({ page, complaints }: Visit, into: string): Promise<void> {
  mkdirSync(into, { recursive: true });
  const screens = [...(await screensOf(visit))].filter(
    ([name]) => wanted.length === 0 || wanted.includes(name),
  );
  for (const language of ["en", "fr"]) {
    for (const theme of ["light", "dark"]) {
      await page.evaluate(
        ([chosenLanguage, chosenTheme]) => {
          localStorage.setItem("scelle.language", chosenLanguage ?? "en");
          localStorage.setItem("scelle.theme", chosenTheme ?? "light");
        },
        [language, theme],
      );
      for (const width of theme === "dark" ? [820] : widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const [name, path] of screens) {
          await visit.open(path);
          await page.waitForLoadState("networkidle");
          await page.waitForTimeout(300);
          const file = join(into, `${name}-${language}-${theme}-${String(width)}.png`);
          await page.screenshot({ path: file, fullPage: !path.includes("entry=") });
        }
      }
    }
  }
  process.stdout.write(`${String(screens.length)} screens in ${into}\n`);
  for (const complaint of new Set(complaints)) process.stdout.write(`complaint: ${complaint}\n`);
}
