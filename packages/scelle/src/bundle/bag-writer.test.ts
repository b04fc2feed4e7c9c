// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import {
  mkdtempSync,
  openAsBlob,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { rootOfBytes } from "@scelle/register";
import { zipBundleFiles } from "@scelle/verifier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BagWriter } from "./bag-writer.ts";
import { type BundleSink, streamSink } from "./bundle-sink.ts";
import { fileSink } from "./file-sink.ts";

const options = { folder: "case-0123abcd-5", madeAt: new Date("2031-03-04T09:00:00Z") };
/** None is a multiple of a block; one is small, one goes around the slots more than once. */
const sizes = [1_000_003, 4 * 1024 * 1024 + 1, 31 * 1024 * 1024 + 7];
let folder: string;
let objects: { root: string; path: string; sizeBytes: number; bytes: Buffer }[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scelle-bag-"));
  objects = sizes.map((sizeBytes, i) => {
    const bytes = randomBytes(sizeBytes);
    const path = join(folder, `object-${i}`);
    writeFileSync(path, bytes);
    return { root: rootOfBytes(bytes), path, sizeBytes, bytes };
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function write(sink: BundleSink, told: number[] = []): Promise<void> {
  const bag = new BagWriter(sink, options);
  try {
    for (const object of objects) {
      await bag.addObject(`data/${object.root}`, object, (doneBytes) => told.push(doneBytes));
    }
    await bag.finish([`Payload-Oxum: ${bag.payloadOxum}`]);
    await sink.end();
  } catch (cause) {
    await sink.stop(cause);
    throw cause;
  } finally {
    await bag.close();
  }
}

async function assertWhole(zip: Blob): Promise<void> {
  const files = await zipBundleFiles(zip);
  for (const { root, bytes } of objects) {
    expect(Buffer.from(await files.read(`data/${root}`)).equals(bytes)).toBe(true);
    for (const digestName of ["sha256", "sha512"]) {
      const manifest = Buffer.from(await files.read(`manifest-${digestName}.txt`)).toString();
      expect(manifest).toContain(`${createHash(digestName).update(bytes).digest("hex")}  data/${root}\n`);
    }
  }
}

describe("sealed objects on their way into a bag", () => {
  test("arrive in a file as they lie, under the digests of both manifests", async () => {
    const path = join(folder, "case.zip");
    const told: number[] = [];
    await write(await fileSink(path), told);
    await assertWhole(await openAsBlob(path));
    expect(told.at(-1)).toBe(sizes.at(-1));
    await expect(fileSink(path)).rejects.toMatchObject({ code: "vault.out-exists" });
  });

  test("arrive through a stream whose reader is slow, and are not written over meanwhile", async () => {
    const pieces: Buffer[] = [];
    const slow = new Writable({
      highWaterMark: 1024 * 1024,
      write: (piece: Buffer, _encoding, done) => {
        pieces.push(piece);
        setTimeout(done, 3);
      },
    });
    await write(streamSink(slow));
    await assertWhole(new Blob(pieces.map((piece) => Uint8Array.from(piece))));
  });

  test("stop where the reader goes away, with what made it go", async () => {
    const gone = new PassThrough();
    gone.once("data", () => gone.destroy(new Error("the line broke")));
    await expect(write(streamSink(gone))).rejects.toThrow("the line broke");
  });

  test("stop where one is shorter than its record says", async () => {
    const [, object] = objects;
    if (object === undefined) throw new Error("there are objects");
    truncateSync(object.path, object.sizeBytes - 5);
    await expect(write(await fileSink(join(folder, "short.zip")))).rejects.toMatchObject({
      code: "bundle.object-missing",
    });
    writeFileSync(object.path, object.bytes);
  });

  test.each(sizes.map((_, i) => i))(
    "stop where a bit of one is turned, object %i, and name it",
    async (at) => {
      const object = objects[at];
      if (object === undefined) throw new Error("there are objects");
      const altered = Buffer.from(object.bytes);
      altered[object.sizeBytes - 3] = (altered[object.sizeBytes - 3] ?? 0) ^ 1;
      writeFileSync(object.path, altered);
      await expect(write(await fileSink(join(folder, `altered-${at}.zip`)))).rejects.toMatchObject({
        code: "bundle.object-altered",
        facts: { root: object.root },
      });
      writeFileSync(object.path, object.bytes);
    },
  );

  test.each([0, 1])("stop where a link stands for one, object %i", async (at) => {
    const path = objects[at]?.path ?? "";
    renameSync(path, `${path}.moved`);
    symlinkSync(`${path}.moved`, path);
    await expect(write(await fileSink(join(folder, `linked-${at}.zip`)))).rejects.toMatchObject({
      code: "vault.unreadable",
    });
    renameSync(`${path}.moved`, path);
  });
});
