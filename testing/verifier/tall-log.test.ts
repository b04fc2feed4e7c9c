// SPDX-License-Identifier: Apache-2.0
import { utf8 } from "@scelle/core";
import { isFault, memoryFolder, verifyRegister } from "@scelle/verifier";
import { beforeAll, describe, expect, test } from "vitest";
import { withFlippedBit } from "./flip.ts";
import { RegisterBuilder } from "./register-builder.ts";
import { fileOf } from "./scenario.ts";
import { testCrypto } from "./test-crypto.ts";

const size = 66_000;
const commitSize = 4_000;
let files: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  const builder = new RegisterBuilder("tall");
  for (let first = 0; first < size; first += commitSize) {
    const count = Math.min(commitSize, size - first);
    builder.commit(Array.from({ length: count }, (_, i) => ({ payload: utf8(`payload ${first + i}`) })));
    await builder.publish();
  }
  files = withoutSuperseded(builder.files);
});

describe("a log of three levels of tiles", () => {
  test("is found unchanged", async () => {
    const report = await verifyRegister(memoryFolder(files), { crypto: testCrypto });
    expect(report.checks.filter(isFault)).toEqual([]);
    expect(report.integrity.code).toBe("integrity.unchanged");
    expect(report.counts.sealed).toBe(size);
  });

  test("names one changed bit in each of many files, all at once", async () => {
    const damaged = new Map(files);
    const paths = [
      "log/tile/0/100",
      "log/tile/1/000",
      "log/tile/1/001.p/1",
      "log/tile/2/000.p/1",
      "log/tile/entries/200",
      "log/tile/entries/257.p/208",
      "payload/00000000000000040000.4000",
    ];
    for (const path of paths) damaged.set(path, withFlippedBit(fileOf(files, path), 5_000 % 256));
    const report = await verifyRegister(memoryFolder(damaged), { crypto: testCrypto });
    const blamed = new Set(report.checks.filter(isFault).map(({ subject }) => subject));
    expect([...blamed].sort()).toEqual([...paths].sort());
  });
});

/** As a register does: partial tiles go once the full one is there. */
function withoutSuperseded(all: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const kept = [...all].filter(([path]) => !all.has(path.replace(/\.p\/\d+$/, "")) || !path.includes(".p/"));
  return new Map(kept);
}
