// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ScelleError } from "@scelle/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { folderSource } from "./folder-source.ts";
import { openWalked } from "./open-walked.ts";
import type { Source } from "./source.ts";
import { heldUpMs, putPipe } from "./spec/lonely-pipe.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";

function office(): string {
  const folder = join(temporaryFolder(onTestFinished), "office");
  mkdirSync(join(folder, "drawer"), { recursive: true });
  writeFileSync(join(folder, "drawer", "note.txt"), "seen at nine");
  writeFileSync(join(folder, "empty"), "");
  writeFileSync(join(folder, "disk.img"), Buffer.alloc(700_001, 7));
  writeFileSync(join(folder, "été"), "summer");
  symlinkSync("drawer/note.txt", join(folder, "link"));
  return folder;
}

async function readWhole(source: Source, stepSizeBytes: number, between?: () => void): Promise<Buffer> {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const part = Buffer.alloc(stepSizeBytes);
    const count = await source.read(part, at);
    parts.push(part.subarray(0, count));
    at += count;
    if (at > 0) between?.();
    if (count < stepSizeBytes) return Buffer.concat(parts);
  }
}

test("a folder is the same bytes twice, however it is read, and as many as were promised", async () => {
  const folder = office();
  const first = await folderSource(folder);
  const whole = await readWhole(first, 2 * 1024 * 1024);
  await first.assertUnchanged();
  expect(whole.length).toBe(first.sizeBytes);
  expect(first.fileCount).toBe(4);
  for (const stepSizeBytes of [1_000, 4_096, 65_537]) {
    const again = await readWhole(await folderSource(folder), stepSizeBytes);
    expect(again.equals(whole)).toBe(true);
  }
});

test("a copy that keeps its times is the same bytes in another place", async () => {
  const folder = office();
  const copy = join(temporaryFolder(onTestFinished), "elsewhere");
  cpSync(folder, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  for (const place of [folder, copy]) {
    for (const name of ["drawer/note.txt", "drawer", "empty", "disk.img", "été", "."]) {
      utimesSync(join(place, name), 1_600_000_000, 1_600_000_000);
    }
    execFileSync("touch", ["-h", "-d", "@1600000000", join(place, "link")]);
    utimesSync(place, 1_600_000_000, 1_600_000_000);
  }
  const [a, b] = [
    await readWhole(await folderSource(folder), 65_536),
    await readWhole(await folderSource(copy), 65_536),
  ];
  expect(a.equals(b)).toBe(true);
});

test("a folder without a file is refused, whatever folders it holds", async () => {
  const folder = join(temporaryFolder(onTestFinished), "bare");
  mkdirSync(join(folder, "inside"), { recursive: true });
  await expect(folderSource(folder)).rejects.toMatchObject({ code: "vault.source-empty" });
});

describe("a change anywhere in a folder while it is read is noticed", () => {
  const changes: readonly (readonly [claim: string, change: (folder: string) => void])[] = [
    ["a file that was read already grew", (folder) => appendFileSync(join(folder, "disk.img"), "x")],
    [
      "a file was rewritten in place",
      (folder) => writeFileSync(join(folder, "disk.img"), Buffer.alloc(700_001, 8)),
    ],
    ["a file was added", (folder) => writeFileSync(join(folder, "drawer", "new"), "x")],
    ["a file was added after everything else", (folder) => writeFileSync(join(folder, "ü"), "x")],
    ["a file was removed", (folder) => rmSync(join(folder, "été"), { force: true })],
    ["a file was renamed", (folder) => renameSync(join(folder, "empty"), join(folder, "emptied"))],
    ["a link points elsewhere", (folder) => replaceLink(join(folder, "link"))],
    ["a file that comes next was cut", (folder) => truncateSync(join(folder, "été"), 1)],
  ];

  test.each(changes)("%s", async (_claim, change) => {
    const folder = office();
    const source = await folderSource(folder);
    let isChanged = false;
    const reading = readWhole(source, 100_000, () => {
      if (isChanged) return;
      isChanged = true;
      change(folder);
    });
    const noticed = reading.then(() => source.assertUnchanged());
    await expect(noticed).rejects.toMatchObject({ code: expect.stringMatching(/source-(changed|short)/) });
    await source.close();
  });

  test("and without a change nothing is said", async () => {
    const source = await folderSource(office());
    await readWhole(source, 100_000);
    await source.assertUnchanged();
  });
});

function replaceLink(path: string): void {
  rmSync(path);
  symlinkSync("empty", path);
}

test("a pipe that took the place of a file that was just seen is a change, and keeps nobody waiting", () => {
  const place = Buffer.from(join(office(), "disk.img"));
  const found = lstatSync(place, { bigint: true });
  putPipe(place.toString(), onTestFinished);
  const beganMs = performance.now();
  expect(() => openWalked({ place, found })).toThrow(new ScelleError("vault.source-changed"));
  expect(performance.now() - beganMs).toBeLessThan(heldUpMs);
});
