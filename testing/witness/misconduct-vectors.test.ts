// SPDX-License-Identifier: Apache-2.0
import {
  formatMisconduct,
  parseMisconduct,
  parseVerifierKey,
  ScelleError,
  utf8,
  verifyMisconduct,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { expect, test } from "vitest";
import { vectorText } from "../log/vector-file.ts";
import { IndependentLog } from "./independent-log.ts";

interface MisconductVector {
  readonly claim: string;
  readonly file: string;
  /** What comes of it: the two sizes, nothing, or an error's code. */
  readonly proves: readonly [number, number] | "nothing" | string;
}

const { key, cases } = JSON.parse(vectorText("misconduct")) as {
  key: string;
  cases: readonly MisconductVector[];
};

const first = new IndependentLog("log.inspectorate.example/two", "first");
const second = new IndependentLog("log.inspectorate.example/two", "second");

for (const { claim, file, proves } of cases) {
  test(`a misconduct file with ${claim} gives ${JSON.stringify(proves)}`, async () => {
    expect(await outcomeOf(file)).toEqual(proves);
  });
}

test("the vectors are two histories as another program writes them, and are read back as they were written", () => {
  expect(key).toBe(first.vkey);
  const [sameSize, grown] = cases;
  expect(sameSize?.file).toBe(`scelle/misconduct/v1\n\n${first.checkpoint(5)}\n${second.checkpoint(5)}`);
  const hashes = [second.root(5).toString("base64"), ...second.proof(5, 9)].join("\n");
  const header = `scelle/misconduct/v1\n${hashes}`;
  expect(grown?.file).toBe(`${header}\n\n${first.checkpoint(5)}\n${second.checkpoint(9)}`);
  for (const { file } of [sameSize, grown].filter((one) => one !== undefined)) {
    expect(formatMisconduct(parseMisconduct(utf8(file)))).toBe(file);
  }
});

async function outcomeOf(file: string): Promise<MisconductVector["proves"]> {
  try {
    const misconduct = parseMisconduct(utf8(file));
    const proven = await verifyMisconduct(nodeCrypto, misconduct, parseVerifierKey(nodeCrypto, key));
    return proven === undefined ? "nothing" : [proven.smaller.size, proven.larger.size];
  } catch (cause) {
    if (cause instanceof ScelleError) return cause.code;
    throw cause;
  }
}
