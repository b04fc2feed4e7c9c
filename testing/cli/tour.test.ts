// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findProgram, toolTest } from "../tool-test.ts";
import { type Ended, ended, Visitor } from "./scelle-process.ts";

let visitor: Visitor;
let tour: Ended;
let seconds: number;
let folder: string;
beforeAll(() => {
  visitor = new Visitor();
  mkdirSync(visitor.path("tmp"));
  const startedMs = performance.now();
  tour = visitor.scelle(["tour", "--keep"], { env: { TMPDIR: visitor.path("tmp"), LANG: "fr_FR.UTF-8" } });
  seconds = (performance.now() - startedMs) / 1000;
  folder = join(visitor.path("tmp"), readdirSync(visitor.path("tmp"))[0] ?? "");
});
afterAll(() => visitor.leave());

describe("the tour", () => {
  test("ends well, in less than half a minute, without a word on standard error", () => {
    expect({ code: tour.code, stderr: tour.stderr }).toEqual({ code: 0, stderr: "" });
    // Far more than it takes, because other tests run beside it.
    expect(seconds).toBeLessThan(30 * 4);
    expect(Number(/Done in ([\d.]+) s/.exec(tour.stdout)?.[1])).toBeLessThan(30 * 4);
  });

  test("tells every chapter, and each in lines that fit", () => {
    const chapters = [...tour.stdout.matchAll(/^── (\d+) {2}(.+?) ─*$/gm)].map((match) => match[2]);
    expect(chapters).toEqual([
      "A register is founded",
      "Those who sign",
      "A case, a warrant, a search",
      "Two telephones and a computer are seized",
      "They are handed to the laboratory",
      "Images are taken and sealed",
      "One is opened",
      "A mistake is corrected",
      "Something is kept outside",
      "Backed up, and restored elsewhere",
      "Now somebody cheats",
      "What was seen",
    ]);
    const wide = tour.stdout
      .split("\n")
      .filter((line) => line.length > 100 && !line.includes("/scelle-tour-"));
    expect(wide).toEqual([]);
  });

  test("checks the whole register and its restored copy against what was kept outside", () => {
    const established = /completeness: established\. Of the first (\d+) entries none was dropped/g;
    const sizes = [...tour.stdout.matchAll(established)].map((match) => match[1]);
    expect(new Set(sizes).size).toBe(1);
    expect(sizes).toHaveLength(4);
  });

  test("shows what a correction replaced", () => {
    expect(tour.stdout).toMatch(
      /value: 004999010460000\n\s+corrected by [0-9a-f]{8}; first stated: .*004999010640000/,
    );
  });

  test.each([
    ["one bit of a sealed image", /vault\/\S+ was altered: its bytes no longer give its name/],
    ["an edited entry", /Entry \d+ in log\/tile\/entries\/\S+ was altered/],
    [
      "a deleted tail",
      /anchor outside\/checkpoint fixes \d+ entries and the log here has \d+: the tail was deleted/,
    ],
    [
      "a rewritten history",
      /anchor outside\/checkpoint of size \d+ contradicts this log: its history was rewritten/,
    ],
  ])("%s is caught, and it says by what", (title, caughtBy) => {
    const unwrapped = tour.stdout.replace(/\n {6}/g, " ");
    const line = unwrapped.slice(unwrapped.indexOf(`  Caught: ${title}\n`)).split("\n")[1];
    expect(unwrapped).toContain(`  Caught: ${title}\n`);
    expect(line).toMatch(caughtBy);
  });

  test("a tail and a history show only against what was kept outside, and it says so", () => {
    const unwrapped = tour.stdout.replace(/\n {6}/g, " ");
    const said = [
      String.raw`integrity: {4}established\. .*`,
      String.raw`.*completeness: not established\. Nothing from outside was given.*`,
      ".*Without the checkpoint that was kept outside, nothing shows",
    ];
    const withoutAnchor = new RegExp(said.join("\n"), "g");
    expect([...unwrapped.matchAll(withoutAnchor)]).toHaveLength(2);
    expect(tour.stdout.replaceAll("\n", " ")).toContain("only because somebody kept a checkpoint outside");
  });

  test("the forged registers are as good as a forger can make them", () => {
    for (const [name, entries] of [
      ["cheat-3", 35],
      ["cheat-4", 38],
    ] as const) {
      const env = { SCELLE_CONFIG: join(folder, "config") };
      const { code, stdout } = visitor.scelle(["verify", join(folder, name), "--deep", "--json"], { env });
      const report = JSON.parse(stdout) as { checks: { outcome: string }[]; committedSize: number };
      expect(code).toBe(0);
      expect(report.checks.filter(({ outcome }) => outcome === "failed" || outcome === "absent")).toEqual([]);
      expect(report.committedSize).toBe(entries);
    }
  });

  test("the commands that it shows can be repeated in its folder", () => {
    const exports = /export (SCELLE_CONFIG\S+) (SCELLE_REGISTER\S+)/.exec(tour.stdout);
    const verify = /\$ (scelle verify register .*)$/m.exec(tour.stdout)?.[1];
    const again = visitor.shell(`cd ${folder}\nexport ${exports?.[1]} ${exports?.[2]}\n${verify}`);
    expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("the working copy is the image, and the register holds neither", () => {
    const image = readFileSync(join(folder, "phone-2.img"));
    expect(readFileSync(join(folder, "working-copy.img")).equals(image)).toBe(true);
    const message = Buffer.from("the book is back in its place");
    expect(image.includes(message)).toBe(true);
    for (const entry of readdirSync(join(folder, "register"), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      expect(bytes.includes(message), entry.name).toBe(false);
    }
  });

  toolTest("the images are file systems without a fault", ["fsck.vfat"], () => {
    for (const image of ["phone-1.img", "phone-2.img", "computer.img"]) {
      const done = spawnSync(findProgram("fsck.vfat") ?? "", ["-n", join(folder, image)]);
      expect(done.status, String(done.stdout)).toBe(0);
    }
  });

  toolTest("others read the files in the images", ["mtype"], () => {
    const read = spawnSync("mtype", ["-i", join(folder, "phone-2.img"), "::MESSAGES/OUT.CSV"]);
    expect(String(read.stdout)).toContain("the book is back in its place");
  });
});

test("without --keep nothing is left, and programs get one object", () => {
  rmSync(visitor.path("tmp"), { recursive: true });
  mkdirSync(visitor.path("tmp"));
  const { code, stdout, stderr } = visitor.scelle(["tour", "--json"], {
    env: { TMPDIR: visitor.path("tmp") },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { cheats } = JSON.parse(stdout) as { cheats: { isCaught: boolean; withoutAnchor?: unknown }[] };
  expect(cheats.map(({ isCaught }) => isCaught)).toEqual([true, true, true, true]);
  const alone = { integrity: "holds", completeness: "not-established" };
  expect(cheats.map(({ withoutAnchor }) => withoutAnchor)).toEqual([undefined, undefined, alone, alone]);
  expect(readdirSync(visitor.path("tmp"))).toEqual([]);
  expect(existsSync(join(visitor.home, ".config"))).toBe(false);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("ended by %s it leaves nothing", async (signal) => {
  const top = visitor.path(`ended-by-${signal}`);
  mkdirSync(top);
  const running = visitor.start(["tour"], { env: { TMPDIR: top } });
  while (running.exitCode === null && readdirSync(top, { recursive: true }).length < 20) await pause(2);
  running.kill(signal);
  await ended(running);
  expect(running.signalCode).toBe(signal);
  expect(readdirSync(top)).toEqual([]);
});
