// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fileSource } from "./file-source.ts";
import { segmentSource } from "./segment-source.ts";
import { heldUpMs, putPipe } from "./spec/lonely-pipe.ts";
import { temporaryFolder } from "./spec/temporary-folder.ts";

test("a pipe that took the place of a file before it was opened is a change, and keeps nobody waiting", async () => {
  const path = join(temporaryFolder(onTestFinished), "disk.img");
  writeFileSync(path, "seen as a file");
  putPipe(path, onTestFinished);
  const beganMs = performance.now();
  await expect(fileSource(path)).rejects.toMatchObject({ code: "vault.source-changed" });
  expect(performance.now() - beganMs).toBeLessThan(heldUpMs);
});

test("so is one in the place of a part of an image", async () => {
  const folder = temporaryFolder(onTestFinished);
  const paths = ["disk.001", "disk.002"].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, "part");
  const source = await segmentSource(paths, "joined");
  putPipe(paths[1] ?? "", onTestFinished);
  const beganMs = performance.now();
  await expect(source.read(new Uint8Array(100), 0)).rejects.toMatchObject({ code: "vault.source-changed" });
  expect(performance.now() - beganMs).toBeLessThan(heldUpMs);
  await source.close();
});
