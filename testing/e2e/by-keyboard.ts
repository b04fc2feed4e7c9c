// SPDX-License-Identifier: Apache-2.0
import type { Page } from "playwright-core";

/** More than any screen has places to stop at. */
const stopsMax = 200;

/**
 * Goes on with the Tab key until what is named so has the focus.
 * @throws Error if it cannot be reached
 */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < stopsMax; stops += 1) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} is not reached by the Tab key`);
}

/** Goes to a button or link, and presses Enter. */
export async function enter(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** Goes to a field and types: as fast as a person, so that it is not taken for a scanner. */
export async function typeInto(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text, { delay: 70 });
}

/** Chooses what a field that looks things up offers first. */
export async function pickFirst(page: Page, name: RegExp, text: string): Promise<void> {
  await typeInto(page, name, text);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** What a screen reader would call the place that has the focus. */
async function focusedName(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const place = document.activeElement;
    if (place === null || place === document.body) return "";
    const ids = (place.getAttribute("aria-labelledby") ?? "").split(" ").filter((id) => id !== "");
    const labelled = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const { labels } = place as HTMLInputElement;
    const name = place.getAttribute("aria-label") ?? labelled;
    return (name === "" ? (labels?.[0]?.textContent ?? place.textContent) : name).trim();
  });
}
