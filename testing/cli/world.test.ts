// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rightTest } from "../tool-test.ts";
import { ended, heard, Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

let visitor: Visitor;
beforeEach(() => {
  visitor = new Visitor();
});
afterEach(() => visitor.leave());

const at = ["--register", "register"];
const body = ["record", "body-registered", ...at, "--field", "name=Court", "--field", "bodyType=court"];

describe("two processes", () => {
  test("while one serves, the others go through its socket", async () => {
    smallRegister(visitor);
    const serving = visitor.start(["serve", ...at]);
    await heard(serving, "Serving");
    expect(statSync(visitor.path("register/run/scelle.sock")).mode & 0o777).toBe(0o600);
    expect(visitor.scelle(body).code).toBe(0);
    writeFileSync(visitor.path("paper.txt"), "a paper\n");
    expect(visitor.scelle(["seal", "paper.txt", ...at, "--exhibit", "C-1/1"]).code).toBe(0);
    const list = visitor.scelle(["list", "exhibit-seized", ...at, "--case", "C-1", "--reason", "Inventory"]);
    expect(list.stdout).toContain("C-1/1, Telephone");
    expect(visitor.scelle(["backup", "copy", ...at]).code).toBe(0);
    expectRefusal(visitor.scelle(["serve", ...at]), 75, new RegExp(`process ${serving.pid} serve`));
    expect(soundSize(visitor)).toBe(7);
    serving.kill("SIGTERM");
    expect(await ended(serving)).toBe(0);
    expect(existsSync(visitor.path("register/run/scelle.sock"))).toBe(false);
    expect(soundSize(visitor)).toBe(7);
    expect(visitor.scelle(body).code).toBe(0);
  });

  test("a signal that comes again while a server closes does not cut it off", async () => {
    smallRegister(visitor);
    const serving = visitor.start(["serve", ...at]);
    await heard(serving, "Serving");
    const end = ended(serving);
    for (let count = 0; count < 3; count += 1) {
      serving.kill("SIGTERM");
      await sleep(1);
    }
    expect(await end).toBe(0);
    expect(existsSync(visitor.path("register/run/scelle.sock"))).toBe(false);
  });

  test("where the lock is held and nobody answers, the second names the holder and gives up", async () => {
    smallRegister(visitor);
    const serving = visitor.start(["serve", ...at]);
    await heard(serving, "Serving");
    rmSync(visitor.path("register/run/scelle.sock"));
    for (const words of [body, ["rebuild", ...at], ["show", "C-1", "--reason", "x", ...at]]) {
      expectRefusal(visitor.scelle(words), 75, new RegExp(`process ${serving.pid} serve`));
    }
    expect(soundSize(visitor)).toBe(4);
    serving.kill("SIGKILL");
    await ended(serving);
    expect(visitor.scelle(body).code).toBe(0);
    expect(soundSize(visitor)).toBe(5);
  });

  test("the same draft sent twice is one record with one receipt", () => {
    smallRegister(visitor);
    const again = [...body, "--draft-id", "7d444840-9dc0-41d1-b245-5ffdce74fad2", "--json"];
    const first = visitor.scelle(again);
    const second = visitor.scelle(again);
    expect(first.code).toBe(0);
    expect(second).toEqual(first);
    expect(soundSize(visitor)).toBe(5);
    expectRefusal(
      visitor.scelle([...again.slice(0, -1), "--field", "note=other"]),
      65,
      /already\. Use a new id/,
    );
  });
});

/** A small disk of its own under the visitor's folder; root may make one. */
function onSmallDisk(sizeMebibytes: number, use: (remount: (options: string) => void) => void): void {
  const place = visitor.path("disk");
  mkdirSync(place);
  const mount = (options: string): void => {
    const done = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place]);
    if (done.status !== 0) throw new Error(String(done.stderr));
  };
  mount(`size=${sizeMebibytes}m`);
  try {
    use((options) => mount(`remount,${options}`));
  } finally {
    spawnSync("umount", ["-l", place]);
  }
}

/** Only root may mount; in a container not even root. */
function mountTest(claim: string, body: () => void): void {
  const isRoot = process.getuid?.() === 0;
  rightTest(claim, "mount", isRoot && spawnSync("unshare", ["-m", "true"]).status === 0, body);
}

const onDisk = ["--register", "disk/register"];
const bodyOnDisk = [...body, ...onDisk];

describe("the disk", () => {
  mountTest("a full disk is said, and nothing is left half-written", () => {
    onSmallDisk(8, () => {
      smallRegister(visitor, "disk/register");
      writeFileSync(visitor.path("image"), Buffer.alloc(9 * 1024 * 1024, 7));
      const seal = ["seal", "image", ...onDisk, "--exhibit", "C-1/1"];
      expectRefusal(visitor.scelle(seal), 74, /no space left/);
      expect(soundSize(visitor, "disk/register")).toBe(4);
      expect(vaultFiles()).toEqual([]);
      spawnSync("sh", ["-c", "cat /dev/zero > disk/filler"], { cwd: visitor.folder });
      expectRefusal(visitor.scelle(bodyOnDisk), 74, /disk is full/);
      expectRefusal(
        visitor.scelle(["init", "disk/second", "--origin", "second.example"]),
        74,
        /disk is full/,
      );
      rmSync(visitor.path("disk/filler"));
      expect(readdirSync(visitor.path("disk"))).toEqual(["register"]);
      expect(soundSize(visitor, "disk/register")).toBe(4);
      expect(visitor.scelle(bodyOnDisk).code).toBe(0);
      expect(soundSize(visitor, "disk/register")).toBe(5);
    });
  });

  mountTest("a folder that cannot be written to is said, can be verified, and is not changed", () => {
    onSmallDisk(8, (remount) => {
      smallRegister(visitor, "disk/register");
      writeFileSync(visitor.path("paper.txt"), "a paper\n");
      remount("ro");
      const reading = ["show", "C-1", "--reason", "x", ...onDisk];
      for (const words of [bodyOnDisk, reading, ["seal", "paper.txt", ...onDisk, "--exhibit", "C-1/1"]]) {
        expectRefusal(visitor.scelle(words), 73, /read-only|cannot be written/);
      }
      expectRefusal(visitor.scelle(["backup", "disk/copy", "--register", "disk/register"]), 73, /./);
      expectRefusal(visitor.scelle(["init", "disk/second", "--origin", "second.example"]), 73, /./);
      expect(visitor.scelle(["doctor", ...onDisk]).code).toBe(1);
      expect(soundSize(visitor, "disk/register")).toBe(4);
    });
  });
});

function vaultFiles(): string[] {
  const vault = visitor.path("disk/register/vault");
  if (!existsSync(vault)) return [];
  const entries = readdirSync(vault, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
