// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "./spec/temporary-folder.ts";
import { tarEnd, tarHeader } from "./tar-header.ts";
import { fileCopy, segmentCopy, type WorkingCopy } from "./working-copy.ts";

const segment = {
  type: "file",
  path: new TextEncoder().encode("copy.E01"),
  linkTarget: new Uint8Array(0),
  ...{ mode: 0o600, userId: 0, groupId: 0, sizeBytes: 0, mtimeNs: 0n, deviceMajor: 0, deviceMinor: 0 },
} as const;

/** Ends a copy at whose place something was put while it was written. */
async function finished(
  kind: (path: string) => Promise<WorkingCopy>,
  put: (path: string) => void,
): Promise<string> {
  const outPath = join(temporaryFolder(onTestFinished), "out");
  const copy = await kind(outPath);
  await copy.write(kind === fileCopy ? tarEnd : Buffer.concat([tarHeader(segment), tarEnd]));
  put(outPath);
  await expect(copy.finish()).rejects.toMatchObject({ code: "vault.out-exists", facts: { path: outPath } });
  await copy.discard();
  expect(readdirSync(join(outPath, ".."))).toEqual(["out"]);
  return outPath;
}

test("a working copy never replaces what came to its place while it was written", async () => {
  for (const kind of [fileCopy, segmentCopy]) {
    const file = await finished(kind, (path) => writeFileSync(path, "mine"));
    expect(readFileSync(file, "utf8")).toBe("mine");
    await finished(kind, (path) => symlinkSync("nowhere", path));
    expect(readdirSync(await finished(kind, (path) => mkdirSync(path)))).toEqual([]);
  }
});
