// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Receipt, ScrubbedItem, ScrubReport } from "@scelle/register";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ended, firstLineOf, heard, Visitor } from "../cli/scelle-process.ts";
import { smallRegister, soundSize } from "../cli/small-register.ts";
import { digestOf, flipBit, mediumOf } from "./ewf-images.ts";

const at = ["--register", "register"];

let visitor: Visitor;
beforeEach(() => {
  visitor = new Visitor();
  smallRegister(visitor);
});
afterEach(() => visitor.leave());

/** Seals some images of the telephone. */
function seal(count: number): string[] {
  const names = Array.from({ length: count }, (_, i) => `image-${i}.bin`);
  for (const [i, name] of names.entries()) writeFileSync(visitor.path(name), mediumOf(300_000, i));
  const { stdout } = visitor.scelle(["seal", ...names, ...at, "--exhibit", "C-1/1", "--json"]);
  const sealed = stdout.trim().split("\n");
  return sealed.map((line) => (JSON.parse(line) as { object: { root: string } }).object.root);
}

function objectPath(root: string): string {
  return visitor.path("register", "vault", root.slice(0, 2), root.slice(2));
}

interface Scrubbed {
  readonly code: number | null;
  readonly items: readonly ScrubbedItem[];
  readonly report: ScrubReport;
}

function scrub(...words: readonly string[]): Scrubbed {
  const { code, stdout, stderr } = visitor.scelle(["scrub", ...at, ...words, "--json"]);
  const lines = stdout.trim().split("\n");
  if (stderr !== "") throw new Error(stderr);
  const items = lines.slice(0, -1).map((line) => JSON.parse(line) as ScrubbedItem);
  return { code, items, report: JSON.parse(lines.at(-1) ?? "") as ScrubReport };
}

/** Roots of the objects whose checks are on record, sorted. */
function recordedChecks(): string[] {
  type Shown = { readonly records: readonly { readonly stated: { readonly objectRoot: string } }[] };
  const shown = visitor.answer<Shown>("list", "fixity-checked", ...at, "--reason", "Test of scrub");
  return shown.records.map(({ stated }) => stated.objectRoot).sort();
}

function alterUnseen(path: string): void {
  const { atimeMs, mtimeMs } = statSync(path);
  flipBit(path, 100_000);
  utimesSync(path, atimeMs / 1_000, mtimeMs / 1_000);
}

test("a changed and a missing object are named, on record, and give exit code 1; the others are as they were", () => {
  const [whole = "", changed = "", missing = ""] = seal(3);
  expect(scrub()).toMatchObject({ code: 0, report: { objectCount: 3, wanting: [] } });
  alterUnseen(objectPath(changed));
  rmSync(objectPath(missing));
  const { code, items, report } = scrub();
  expect(code).toBe(1);
  const wanting = [
    { type: "object", name: changed, outcome: "altered" },
    { type: "object", name: missing, outcome: "missing" },
  ].sort((one, other) => (one.name < other.name ? -1 : 1));
  expect(report.wanting).toEqual(wanting);
  expect(items.find(({ name }) => name === whole)?.outcome).toBe("intact");
  const { stdout } = visitor.scelle(["scrub", ...at]);
  for (const root of [changed, missing]) expect(stdout).toContain(root.slice(0, 8));
  expect(stdout).toMatch(/NOT THE SAME: 2/);
});

test("a scrub that is killed goes on where it was: each object is read once, and checked once on record", async () => {
  const roots = seal(5);
  const child = visitor.start(["scrub", ...at, "--rate", "500kB", "--json"]);
  await heard(child, '"type":"object"');
  child.kill("SIGKILL");
  await ended(child);
  const { code, items, report } = scrub();
  const readAgain = items.filter(({ type }) => type === "object").length;
  expect({ code, objectCount: report.objectCount }).toEqual({ code: 0, objectCount: 5 });
  expect(readAgain).toBeLessThan(5);
  expect(recordedChecks()).toEqual([...roots].sort());
  soundSize(visitor);
});

test("while a command scrubs others record and look, and it ends as it would have", async () => {
  const roots = seal(5);
  const child = visitor.start(["scrub", ...at, "--rate", "200kB", "--json"]);
  await heard(child, '"type":"object"');
  const fields = ["--field", "name=Court", "--field", "bodyType=court"];
  visitor.answer("record", "body-registered", ...at, ...fields);
  visitor.answer("list", "fixity-checked", ...at, "--reason", "Test of scrub");
  expect(child.exitCode).toBeNull();
  expect(await ended(child)).toBe(0);
  expect(recordedChecks()).toEqual([...roots].sort());
  soundSize(visitor);
});

test("a command that scrubs while the server does makes one round with it, and the server tells all of it", async () => {
  const roots = seal(5);
  const state = { v: 1, lastEndedAt: "2026-01-01T00:00:00.000Z" };
  writeFileSync(visitor.path("register", "index", "scrub.json"), JSON.stringify(state));
  const altered = [...roots].sort().slice(-2);
  for (const root of altered) alterUnseen(objectPath(root));
  const server = visitor.start(["serve", ...at, "--no-web", "--scrub-every", "1d", "--scrub-rate", "200kB"]);
  let said = "";
  server.stderr?.on("data", (part: Buffer) => {
    said += part.toString();
  });
  await firstLineOf(server);
  const { report } = scrub();
  expect(report.wanting.map(({ name }) => name)).toEqual(altered);
  await until(() => said.split("\n").length > altered.length);
  server.kill("SIGTERM");
  expect(await ended(server)).toBe(0);
  expect(said.trim().split("\n").sort()).toEqual(altered.map((root) => `scrub: object ${root} is altered`));
  expect(recordedChecks()).toEqual([...roots].sort());
});

test("an image that stays with the laboratory is measured there, never copied, and watched", () => {
  const bytes = mediumOf(400_000, 9);
  const store = visitor.path("laboratory");
  mkdirSync(store);
  const path = join(store, "disk.dd");
  writeFileSync(path, bytes);
  const fields = ["--field", "name=Laboratory", "--field", "bodyType=laboratory"];
  visitor.answer("record", "body-registered", ...at, ...fields);
  const words = ["--exhibit", "C-1/1", "--holder", "Laboratory", "--also", "md5,sha1"];
  type Registered = { readonly receipt: Receipt; readonly hashed: object };
  const { receipt, hashed } = visitor.answer<Registered>("register-image", path, ...at, ...words);
  expect(hashed).toEqual({
    sizeBytes: bytes.length,
    isWhole: true,
    sha256: digestOf("sha256", bytes),
    md5: digestOf("md5", bytes),
    sha1: digestOf("sha1", bytes),
  });
  const inRegister = readdirSync(visitor.path("register"), { recursive: true }).map(String);
  expect(inRegister.filter((name) => name.startsWith("vault/"))).toEqual([]);
  expect(scrub()).toMatchObject({ code: 0, report: { imageCount: 1, wanting: [] } });
  alterUnseen(path);
  expect(scrub()).toMatchObject({
    code: 1,
    report: { wanting: [{ type: "image", name: receipt.recordRef }] },
  });
  rmSync(path);
  expect(scrub().report.wanting).toMatchObject([{ type: "image", outcome: "missing" }]);
  soundSize(visitor);
});

test("while it is served a register scrubs itself when that is due, and other commands scrub through it", async () => {
  const [root = ""] = seal(1);
  const state = { v: 1, lastEndedAt: "2026-01-01T00:00:00.000Z" };
  writeFileSync(visitor.path("register", "index", "scrub.json"), JSON.stringify(state));
  alterUnseen(objectPath(root));
  const server = visitor.start(["serve", ...at, "--no-web", "--scrub-every", "1d"]);
  let said = "";
  server.stderr?.on("data", (part: Buffer) => {
    said += part.toString();
  });
  await firstLineOf(server);
  await until(() => said.includes("\n"));
  expect(said).toBe(`scrub: object ${root} is altered\n`);
  const note = visitor.path("register", "index", "scrub.json");
  await until(() => !readFileSync(note, "utf8").includes("round"));
  const { code, report } = scrub("--rate", "64MiB");
  expect({ code, wanting: report.wanting.length }).toEqual({ code: 1, wanting: 1 });
  server.kill("SIGTERM");
  expect(await ended(server)).toBe(0);
});

test("a rate and a time that are none are refused", () => {
  expect(visitor.scelle(["scrub", ...at, "--rate", "fast"])).toMatchObject({ code: 64, stdout: "" });
  expect(visitor.scelle(["serve", ...at, "--scrub-every", "soon"])).toMatchObject({ code: 64, stdout: "" });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((settle) => setTimeout(settle, 50));
}
