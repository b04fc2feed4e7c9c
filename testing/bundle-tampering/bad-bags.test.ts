// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bagPaths, errorSentence, ScelleError } from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { isFault, verifyBundle, zipBundleFiles } from "@scelle/verifier";
import * as fc from "fast-check";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleBundle } from "../fuzz/sample-bundle.ts";
import { storedZip } from "../fuzz/stored-zip.ts";
import { findProgram } from "../tool-test.ts";
import { badZips, soundLargeZip, soundZip } from "./bad-bags.ts";
import { type RawFile, rawZip } from "./raw-zip.ts";

const pageUrl = new URL("../../../packages/verifier/build/verify.html", import.meta.url).href;
/** Whatever a zip says of itself: a reader takes no more than windows of it, and little more than it has. */
const askedBytesMax = 4 * 1024 * 1024;
const readMsMax = 2_000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scelle-bags-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A source that counts what is asked of it. */
function counted(bytes: Uint8Array, size = bytes.length) {
  const asked = { bytes: 0 };
  const before = size - bytes.length;
  const slice = (start: number, end: number) => ({
    arrayBuffer: () => {
      asked.bytes += end - start;
      if (end - start > askedBytesMax) throw new Error(`${end - start} bytes at once`);
      const piece = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      const from = Math.max(start, before);
      if (from < end) piece.set(bytes.subarray(from - before, end - before), from - start);
      return Promise.resolve(piece.buffer);
    },
  });
  return { source: { size, slice }, asked };
}

/** The error of reading everything that a zip lists; undefined where all of it could be read. */
async function errorOf(source: Parameters<typeof zipBundleFiles>[0]): Promise<unknown> {
  try {
    const files = await zipBundleFiles(source);
    for (const [path, size] of files.sizes) {
      const bytes = await files.read(path);
      if (bytes.length !== size) return new Error(`${path} has ${bytes.length} bytes`);
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

const codeOf = (error: unknown) => (error instanceof ScelleError ? error.code : error);

describe("a zip that no register wrote", () => {
  test("is told from one that it wrote by its fault alone", async () => {
    for (const zip of [soundZip, soundLargeZip])
      expect(await errorOf(new Blob([zip.slice()]))).toBeUndefined();
  });

  test.each(badZips)("is refused: %s", async (_what, zip) => {
    const { source, asked } = counted(zip);
    const startMs = performance.now();
    expect(codeOf(await errorOf(source))).toBe("bundle.unreadable");
    expect(performance.now() - startMs).toBeLessThan(readMsMax);
    expect(asked.bytes).toBeLessThan(askedBytesMax);
  });

  test("is refused at whatever byte it is cut off", async () => {
    for (let length = 0; length < soundZip.length; length += 1) {
      const error = await errorOf(new Blob([soundZip.slice(0, length)]));
      expect([length, codeOf(error)]).toEqual([length, "bundle.unreadable"]);
    }
  });

  test("costs no more if it says that it is 32 terabytes long", async () => {
    const large = { directorySizeBytes: 0xffff_ffff, directoryAt: 0xffff_ffff, count: 0xffff };
    const lies = [
      rawZip([], { ...large, large: { directoryAt: 0n, count: 400_000n } }),
      rawZip([], { ...large, large: { directoryAt: 2n ** 44n, count: 10n } }),
      soundZip,
    ];
    for (const zip of lies) {
      const { source, asked } = counted(zip, 2 ** 45);
      expect(codeOf(await errorOf(source))).toBe("bundle.unreadable");
      expect(asked.bytes).toBeLessThan(askedBytesMax);
    }
  });

  test("is refused or read as it lists, whatever it says of its files", async () => {
    const number = fc.oneof(
      fc.bigInt({ min: 0n, max: 400n }),
      fc.constantFrom(0xffff_fffen, 0xffff_ffffn, 2n ** 32n, 2n ** 53n, 2n ** 64n - 1n),
    );
    const lie: fc.Arbitrary<Partial<RawFile>> = fc.record(
      {
        ...{ sizeBytes: number, packedSizeBytes: number, headerAt: number },
        large: fc.array(number, { maxLength: 4 }),
        method: fc.constantFrom(0, 8),
        flags: fc.constantFrom(0, 8, 0x800, 1),
        mode: fc.constantFrom(0, 0o100_644, 0o120_777),
        local: fc.record(
          { sizeBytes: fc.nat(400), extraSizeBytes: fc.nat(400), method: fc.constantFrom(0, 8) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    );
    const file = fc.tuple(fc.stringMatching(/^[a-c]$/), fc.uint8Array({ maxLength: 60 }), lie);
    const property = fc.asyncProperty(fc.array(file, { maxLength: 4 }), async (drawn) => {
      const zip = rawZip(
        drawn.map(([name, content, said]) => ({ name: `case-0123abcd-5/${name}`, content, ...said })),
      );
      const { source, asked } = counted(zip);
      const code = codeOf(await errorOf(source));
      expect([undefined, "bundle.unreadable"]).toContain(code);
      expect(asked.bytes).toBeLessThan(askedBytesMax);
    });
    await fc.assert(property, { numRuns: 500 });
  });
});

test("the page and the command read a bad zip alike, and say the same sentence", async () => {
  const executablePath = findProgram("chromium") ?? "chromium";
  const browser: Browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
    const differing: string[] = [];
    for (const [what, zip] of badZips.filter((_, i) => i % 3 === 0)) {
      const path = join(folder, "bad.zip");
      writeFileSync(path, zip);
      await page.goto(pageUrl);
      await page.setInputFiles("#file", path);
      const told = await page.locator(".refused, .report").first().textContent();
      const error = await zipBundleFiles(await openAsBlob(path)).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      const due = error instanceof ScelleError ? errorSentence(error.code, error.facts, "en") : undefined;
      // What shows only when a file is read has no sentence of its own before.
      if (due !== undefined && told !== due) differing.push(`${what}: ${told}`);
      if (due === undefined && !/no readable bundle|refuted/.test(told ?? ""))
        differing.push(`${what}: ${told}`);
    }
    expect(differing).toEqual([]);
  } finally {
    await browser.close();
  }
});

/** What a bag says in another encoding than ours. */
const encodings: readonly (readonly [string, string, (bytes: Uint8Array) => Uint8Array])[] = [
  [
    "bagit.txt in UTF-16",
    bagPaths.declaration,
    (bytes) => Buffer.from(Buffer.from(bytes).toString("latin1"), "utf16le"),
  ],
  [
    "bagit.txt with a mark of its encoding",
    bagPaths.declaration,
    (bytes) => Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), bytes]),
  ],
  [
    "a manifest with other line ends",
    bagPaths.manifest,
    (bytes) => Buffer.from(String(Buffer.from(bytes)).replaceAll("\n", "\r\n")),
  ],
  ["a manifest in UTF-16", bagPaths.manifest, (bytes) => Buffer.from(String(Buffer.from(bytes)), "utf16le")],
  [
    "a manifest whose paths climb",
    bagPaths.manifest,
    (bytes) => Buffer.from(String(Buffer.from(bytes)).replace("  data/", "  ../data/")),
  ],
  [
    "a manifest that lists a file twice",
    bagPaths.manifest,
    (bytes) => Buffer.from(String(Buffer.from(bytes)).replace(/^(.*\n)/, "$1$1")),
  ],
  ["a manifest without its last line end", bagPaths.manifest, (bytes) => bytes.subarray(0, -1)],
  ["a manifest of bytes that are no text", bagPaths.manifest, (bytes) => Uint8Array.from(bytes, () => 0xff)],
];

test.each(encodings)("a bag in another encoding is told by its file: %s", async (_what, path, change) => {
  const files = await sampleBundle();
  const before = files.get(path) ?? new Uint8Array(0);
  files.set(path, Uint8Array.from(change(before)));
  const zip = storedZip(new Map([...files].map(([name, bytes]) => [`case-0123abcd-15/${name}`, bytes])));
  const { checks } = await verifyBundle(await zipBundleFiles(new Blob([zip.slice()])), {
    crypto: nodeCrypto,
  });
  const told = checks.filter((check) => isFault(check) && check.code === "bundle.manifest");
  expect(told.map(({ subject }) => subject)).toContain(path);
});
