// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import type { ExhibitView } from "@scelle/core/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { flipBit } from "../images/ewf-images.ts";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

let visit: Visit;
let exhibit: string;
const visitor = new Visitor();
beforeAll(async () => {
  visit = await Visit.begin();
  exhibit = (await screensOf(visit)).get("exhibit") ?? "";
}, 60_000);
afterAll(async () => {
  visitor.leave();
  await visit.end();
});

async function image(): Promise<ExhibitView["images"][number] | undefined> {
  const [, caseRef, exhibitRef] = /^\/cases\/([^/]+)\/exhibits\/([^/]+)$/.exec(exhibit) ?? [];
  const { view } = await visit.ask<{ view: ExhibitView }>(`/cases/${caseRef}/views/exhibit?of=${exhibitRef}`);
  return view.images[0];
}

test("an image that a scrub finds changed is an alarm on its exhibit, and the check is on record", async () => {
  const { page, server } = visit;
  await visit.open(exhibit);
  expect(await page.getByRole("alert").count()).toBe(0);
  const root = (await image())?.objectRoot ?? "";
  flipBit(join(server.folder, "vault", root.slice(0, 2), root.slice(2)), 5_000);
  const { code } = visitor.scelle(["scrub", "--register", server.folder]);
  expect(code).toBe(1);
  await visit.open(exhibit);
  const alarm = page.getByRole("alert").filter({ hasText: "Other bytes" });
  await alarm.waitFor();
  expect(await alarm.textContent()).toContain("The last check did not find the bytes that were recorded.");
  expect((await image())?.fixity.map(({ outcome }) => outcome)).toEqual(["intact", "altered"]);
  await alarm.getByRole("link").click();
  await page.getByText("Fixity checked").first().waitFor();
});
