// SPDX-License-Identifier: Apache-2.0
import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExhibitView } from "@scelle/core/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visitor } from "../cli/scelle-process.ts";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

const uco = "https://ontology.unifiedcyberontology.org/uco/";
const kb = "https://laboratory.example/kb/";
const act = {
  "@type": "case-investigation:InvestigativeAction",
  "uco-core:name": "Telephone read",
  "uco-action:startTime": { "@type": "xsd:dateTime", "@value": "2031-02-03T08:15:00+01:00" },
  "uco-action:performer": { "@id": "kb:laboratory" },
};
const image = {
  "@id": "kb:image",
  "@type": "uco-observable:File",
  "uco-core:hasFacet": {
    "@type": "uco-observable:ContentDataFacet",
    "uco-observable:hash": {
      "@type": "uco-types:Hash",
      "uco-types:hashMethod": "SHA256",
      "uco-types:hashValue": { "@type": "xsd:hexBinary", "@value": "AB".repeat(32) },
    },
  },
};
const modules = ["action", "core", "identity", "observable", "types"];
const graph = {
  "@context": {
    ...Object.fromEntries(modules.map((module) => [`uco-${module}`, `${uco}${module}/`])),
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    kb,
    xsd: "http://www.w3.org/2001/XMLSchema#",
  },
  // More than one page holds.
  "@graph": [
    { "@id": "kb:laboratory", "@type": "uco-identity:Organization", "uco-core:name": "Laboratory 2" },
    image,
    ...Array.from({ length: 110 }, (_, n) => ({ "@id": `kb:act-${n}`, ...act })),
  ],
};

/** An image of the exercise, of which the laboratory gives the digest that was measured here. */
const known = (digest: string) => ({
  "@id": "kb:known",
  "@type": "uco-observable:File",
  "uco-core:hasFacet": {
    "@type": "uco-observable:ContentDataFacet",
    "uco-observable:hash": {
      "@type": "uco-types:Hash",
      "uco-types:hashMethod": "SHA256",
      "uco-types:hashValue": { "@type": "xsd:hexBinary", "@value": digest.toUpperCase() },
    },
  },
});

let visit: Visit;
let caseAt: string;
let exhibitAt: string;
const visitor = new Visitor();
beforeAll(async () => {
  visit = await Visit.begin();
  const screens = await screensOf(visit);
  caseAt = screens.get("case") ?? "";
  exhibitAt = screens.get("exhibit") ?? "";
}, 60_000);
afterAll(async () => {
  visitor.leave();
  await visit.end();
});

/** The key of the lead, wherever the exercise keeps it. */
function leadKey(): string {
  const top = dirname(visit.server.folder);
  const name = readdirSync(top, { recursive: true, encoding: "utf8" }).find((path) =>
    /(^|\/)lead\.key$/.test(path),
  );
  return join(top, name ?? "lead.key");
}

test("a case without them says nothing of other systems, and its page tells how they come in", async () => {
  const { page } = visit;
  await visit.open(caseAt);
  expect(await page.getByText("not attested here").count()).toBe(0);
  await visit.open(`${caseAt}/imported`);
  await page.getByText("No file of another system has been taken in.").waitFor();
});

test("what a laboratory’s file says is read on a page of its own, each thing marked as not attested here", async () => {
  const { page, server } = visit;
  const caseRef = caseAt.split("/").at(-1) ?? "";
  const of = exhibitAt.split("/").at(-1) ?? "";
  const { view } = await visit.ask<{ view: ExhibitView }>(`/cases/${caseRef}/views/exhibit?of=${of}`);
  const things = [...graph["@graph"], known(view.images[0]?.sha256 ?? "")];
  writeFileSync(visitor.path("laboratory.jsonld"), JSON.stringify({ ...graph, "@graph": things }));
  const ran = visitor.scelle([
    ...["import-case-uco", "laboratory.jsonld", "--register", server.folder, "--case", caseRef],
    ...["--from", "Laboratory 2, by courier", "--identity", leadKey()],
  ]);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: "" });
  await visit.open(caseAt);
  const section = page.getByRole("region", { name: "From other systems" });
  expect(await section.textContent()).toContain("not attested here");
  await section.getByRole("link", { name: "113 statements of other systems" }).click();
  await page.getByRole("heading", { level: 1, name: "From other systems" }).waitFor();
  const shown = page.locator(".imported");
  await expect.poll(() => shown.count()).toBe(100);
  expect(await page.getByRole("note").textContent()).toContain("It attests nothing of what the file says");
  await page.getByText("Laboratory 2, by courier").waitFor();
  await page.getByRole("button", { name: "Show earlier ones" }).click();
  await expect.poll(() => shown.count()).toBe(113);
  for (const text of await shown.allTextContents()) expect(text).toContain("not attested here");
  const acts = shown.filter({ hasText: "Telephone read" });
  expect(await acts.count()).toBe(110);
  expect(await acts.first().textContent()).toContain("Laboratory 2"); // By name, for the file names it.
  expect(await acts.first().textContent()).toContain("2031-02-03T08:15:00+01:00");
  const files = shown.filter({ hasText: "SHA256" });
  expect(await files.count()).toBe(2);
  expect(await files.filter({ hasText: "ab".repeat(32) }).textContent()).not.toContain("measured here");
  const same = shown.getByRole("link", { name: "the same was measured here" });
  expect(await same.count()).toBe(1);
  await same.click();
  await page.getByRole("heading", { name: "Image acquired" }).waitFor();
}, 60_000);

test("a statement opens its record, which is called what it is in both languages", async () => {
  const { page } = visit;
  await visit.open(`${caseAt}/imported`);
  await page.locator(".imported h3 a").first().click();
  await page.getByRole("heading", { name: "Statement of another system" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Français" }).click();
  await page.getByRole("heading", { level: 1, name: "Venu d’autres systèmes" }).waitFor();
  expect(await page.locator(".imported").first().textContent()).toContain("non attesté ici");
  await page.locator(".imported h3 a").first().click();
  await page.getByRole("heading", { name: "Déclaration d’un autre système" }).waitFor();
});
