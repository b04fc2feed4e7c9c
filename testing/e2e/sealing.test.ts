// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageSealSizeBytesMax, registerPaths } from "@scelle/core";
import type { ShownAnswer } from "@scelle/core/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { screensOf } from "./screens.ts";
import { Visit } from "./visit.ts";

const folder = mkdtempSync(join(tmpdir(), "scelle-e2e-seal-"));
let visit: Visit;
let place: string;
/** Of the question who is signed in, before anybody is. */
let complaintsBefore: number;
beforeAll(async () => {
  visit = await Visit.begin();
  place = (await screensOf(visit)).get("case") ?? "";
  complaintsBefore = visit.complaints.length;
}, 60_000);
afterAll(async () => {
  await visit.end();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function openForm(): Promise<void> {
  const { page } = visit;
  await visit.open(`${place}/record/document-captured`);
  await page.getByLabel(/^Title/).fill("Exercise: a letter, scanned");
  await page.getByLabel(/^Language of the document/).fill("fr");
}

test("a file is sealed in the page, and its record says what was measured of it", async () => {
  const { page } = visit;
  const plaintext = randomBytes(9 * 1024 * 1024 + 17);
  await openForm();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText("Choose a file.").waitFor();
  await page.getByLabel(/^File/).setInputFiles(fileOf("letter.pdf", plaintext));
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByRole("heading", { name: /Document captured/, level: 2 }).waitFor();
  const { records } = await visit.ask<{ records: ShownAnswer[] }>("/search?text=letter");
  const measured = records.find(({ kind }) => kind === "document-captured")?.measured;
  expect(measured).toMatchObject({
    ...{ sourceKind: "file", imageSize: plaintext.length },
    imageDigest: createHash("sha256").update(plaintext).digest("hex"),
  });
  const object = join(visit.server.folder, registerPaths.object(String(measured?.["objectRoot"])));
  const sealed = readFileSync(object);
  expect(sealed.length).toBe(measured?.["sealedSize"]);
  expect(sealed.includes(plaintext.subarray(0, 64))).toBe(false);
  expect(sealed.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
  expect(visit.complaints.slice(complaintsBefore)).toEqual([]);
});

test("what is stopped leaves nothing behind", async () => {
  const { page } = visit;
  await openForm();
  await page.getByLabel(/^File/).setInputFiles(fileOf("long.img", randomBytes(60 * 1024 * 1024)));
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText(/are in the register/).waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "Record", exact: true }).waitFor();
  expect(await page.getByRole("heading", { name: /Document captured/, level: 2 }).count()).toBe(0);
  const vault = join(visit.server.folder, registerPaths.vaultFolder);
  const unfinished = () => readdirSync(vault).filter((name) => !/^[0-9a-f]{2}$/.test(name));
  await expect.poll(unfinished, { timeout: 15_000 }).toEqual([]);
  expect(visit.complaints.slice(complaintsBefore)).toEqual([]);
});

test("a file that is too large for a page is left to the command line, with the command", async () => {
  const { page } = visit;
  const path = fileOf("it's large.img", new Uint8Array(1));
  truncateSync(path, pageSealSizeBytesMax + 1);
  await openForm();
  await page.getByLabel(/^File/).setInputFiles(path);
  await page.getByText("scelle seal 'it'\\''s large.img'").waitFor();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  expect(await page.getByText(/are in the register/).count()).toBe(0);
  expect(existsSync(path)).toBe(true);
});
