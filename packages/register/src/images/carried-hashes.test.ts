// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { reportHashes } from "./carried-hashes.ts";

const start = '<metadata section="Hashes">';
const md5 = "0123456789abcdef0123456789abcdef";
const section = `${start}<item name="MD5"><![CDATA[${md5}]]></item></metadata>`;
const sizeChars = 8 * 1024 * 1024;

function filled(piece: string): string {
  return piece.repeat(Math.ceil(sizeChars / piece.length)).slice(0, sizeChars);
}

function spentMs(report: string): number {
  const beganMs = performance.now();
  reportHashes(report);
  return performance.now() - beganMs;
}

test("hashes are read out of their sections alone, and out of each of them", () => {
  const single = `<item name="MD5">${md5}</item>`;
  const report = `${single}${start}${" ".repeat(9_000)}${single}</metadata>${section}x${start}${section}`;
  expect(reportHashes(report)).toEqual([
    { algorithm: "md5", digest: md5 },
    { algorithm: "md5", digest: md5 },
  ]);
});

test.each([
  ["sections that begin and do not end", start],
  ["sections that begin, and one end far behind", `${start.repeat(100_000)}</metadata>`],
  ["items that begin and do not end", `${start}${'<item name="MD5">'.repeat(400)}</metadata>`],
  ["spaces", `${start}<item name="MD5">${" ".repeat(8_000)}</metadata>`],
  ["digests without an end", `${start}<item name="MD5">${"a".repeat(8_000)}</metadata>`],
])("a hostile report, %s, takes about as long as a harmless one of its size", (_, piece) => {
  const harmless = filled(section);
  spentMs(harmless);
  expect(spentMs(filled(piece))).toBeLessThan(10 * spentMs(harmless) + 100);
});
