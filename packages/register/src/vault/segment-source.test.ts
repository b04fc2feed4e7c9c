// SPDX-License-Identifier: Apache-2.0
import { appendFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { segmentSource } from "./segment-source.ts";
import type { Source } from "./source.ts";
import { tarHeader } from "./tar-header.ts";
import { TarSplitter } from "./tar-splitter.ts";

function segmentsOf(contents: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "scelle-segments-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return contents.map((content, i) => {
    const path = join(folder, `image.E0${i + 1}`);
    writeFileSync(path, content);
    return path;
  });
}

async function readAll(source: Source, pieceSizeBytes = 700): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; ) {
    const piece = Buffer.alloc(pieceSizeBytes);
    const count = await source.read(piece, offset);
    parts.push(piece.subarray(0, count));
    offset += count;
    if (count < piece.length) return Buffer.concat(parts);
  }
}

/** What an archive that comes in pieces of these sizes is taken apart into. */
async function splitUp(tar: Uint8Array, sizes: readonly number[]): Promise<[string, string][]> {
  const files: [string, string][] = [];
  const splitter = new TarSplitter({
    begin: async (name) => void files.push([name, ""]),
    write: async (bytes) => {
      const last = files.at(-1);
      if (last !== undefined) last[1] += Buffer.from(bytes).toString("latin1");
    },
  });
  let done = 0;
  for (let i = 0; done < tar.length; i += 1) {
    const size = sizes[i % sizes.length] ?? tar.length;
    await splitter.write(tar.subarray(done, done + size));
    done += size;
  }
  splitter.assertEnd();
  return files;
}

const contents = ["a".repeat(1_500), "b".repeat(512), "c"];

test("segments end to end are read as one file, a second time too", async () => {
  const source = await segmentSource(segmentsOf(contents), "joined");
  for (const size of [1, 700, 4_096]) expect(String(await readAll(source, size))).toBe(contents.join(""));
  expect(source.sizeBytes).toBe(contents.join("").length);
  await source.assertUnchanged();
  await source.close();
});

test("a tar of segments comes apart as it went in, in whatever pieces it comes", async () => {
  const source = await segmentSource(segmentsOf(contents), "tar");
  const tar = await readAll(source);
  expect(tar.length).toBe(source.sizeBytes);
  const expected = contents.map((content, i) => [`image.E0${i + 1}`, content]);
  const sizes = fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(sizes, async (pieces) => {
      expect(await splitUp(tar, pieces)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
  await source.close();
});

test("bytes that are no tar of segments are refused, wherever they are cut or changed", async () => {
  const source = await segmentSource(segmentsOf(contents), "tar");
  const tar = await readAll(source);
  for (const end of [0, 100, 512, 1_024, tar.length - 1_024, tar.length - 1]) {
    await expect(splitUp(tar.subarray(0, end), [512]), `cut at ${end}`).rejects.toMatchObject({
      code: "format.malformed",
    });
  }
  await expect(splitUp(Buffer.concat([tar, tar]), [512])).rejects.toMatchObject({ code: "format.malformed" });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4_096 }), async (bytes) => {
      await expect(splitUp(bytes, [300])).rejects.toMatchObject({ code: "format.malformed" });
    }),
    { numRuns: 60 },
  );
  await source.close();
});

test.each(["../out", "a/b", "..", ""])("a file named %j is not written anywhere", async (name) => {
  const entry = {
    type: "file",
    path: Buffer.from(name),
    linkTarget: new Uint8Array(0),
    mode: 0o600,
    userId: 0,
    groupId: 0,
    sizeBytes: 0,
    mtimeNs: 0n,
    deviceMajor: 0,
    deviceMinor: 0,
  } as const;
  const tar = Buffer.concat([tarHeader(entry), new Uint8Array(1_024)]);
  await expect(splitUp(tar, [512])).rejects.toMatchObject({ code: "format.malformed" });
});

test("a segment that changes before it is reached, or after, fails the seal", async () => {
  const paths = segmentsOf(contents);
  const [first = "", second = ""] = paths;
  const source = await segmentSource(paths, "joined");
  appendFileSync(second, "more");
  await expect(readAll(source)).rejects.toMatchObject({ code: "vault.source-changed" });
  await source.close();
  const again = await segmentSource(paths, "joined");
  await readAll(again);
  utimesSync(first, 1, 1);
  await expect(again.assertUnchanged()).rejects.toMatchObject({ code: "vault.source-changed" });
  await again.close();
});

test("an empty segment is refused before anything is read", async () => {
  await expect(segmentSource(segmentsOf(["a", ""]), "tar")).rejects.toMatchObject({
    code: "vault.source-empty",
  });
});
