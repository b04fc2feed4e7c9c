// SPDX-License-Identifier: Apache-2.0

import { utf8 } from "@scelle/core";
import {
  type FolderReader,
  type RegisterChecks,
  registerChecks,
  type VerifyOptions,
  verifyRegisterWith,
} from "@scelle/verifier";
import { beforeAll, describe, expect, test } from "vitest";
import { type FlipOutcome, flipEveryFile, spreadBits } from "./flip.ts";
import { type Inquiry, inquiry } from "./inquiry.ts";
import { RegisterBuilder } from "./register-builder.ts";
import { testCrypto } from "./test-crypto.ts";

let made: Inquiry;
let withKeys: VerifyOptions;
const withoutKeys: VerifyOptions = { crypto: testCrypto };

beforeAll(async () => {
  made = await inquiry();
  made.builder.commit([{ payload: utf8("committed, not published") }]);
  const { recordKey, linkRootKey } = made.builder;
  withKeys = { crypto: testCrypto, recordKey, linkRootKey };
});

describe("one bit changed anywhere is laid at the right door", () => {
  test("in the checkpoint and in register.json, every bit of them", async () => {
    const paths = ["log/checkpoint", "log/history/5", "register.json"];
    const outcome = await flip(withoutKeys, { paths, bitsOf: everyBit });
    expect(outcome.missed).toEqual([]);
    expect(outcome.flipped).toBeGreaterThan(3_000);
  });

  test("in a commit record, with keys and without", async () => {
    const paths = pathsOf("wal/");
    for (const options of [withKeys, withoutKeys]) {
      const outcome = await flip(options, { paths, bitsOf: (bytes) => spread(bytes, 200) });
      expect(outcome.missed).toEqual([]);
      expect(outcome.flipped).toBe(200);
    }
  });

  test("in a sealed object", async () => {
    const outcome = await flip({ ...withoutKeys, deep: true }, { paths: pathsOf("vault/") });
    expect(outcome.missed).toEqual([]);
    expect(outcome.flipped).toBeGreaterThan(40);
  });

  test("in every file of a register, checked with its keys", async () => {
    const paths = pathsOf("").filter((path) => !path.startsWith("vault/"));
    const outcome = await flip(withKeys, { paths, bitsOf: (bytes) => spread(bytes, 48) });
    expect(outcome.missed).toEqual([]);
    expect(outcome.flipped).toBeGreaterThan(1_000);
  });

  test("in every file of a register, checked without keys: but for the keys themselves", async () => {
    const paths = pathsOf("").filter((path) => !/^(?:keys|vault)\//.test(path));
    const outcome = await flip(withoutKeys, { paths, bitsOf: (bytes) => spread(bytes, 48) });
    expect(outcome.missed).toEqual([]);
  });

  test("in the tiles of every level", async () => {
    const files = await tallLog();
    const paths = [...files.keys()].filter((path) => /^log\/tile\/[0-9]/.test(path));
    expect(paths).toContain("log/tile/1/000.p/2");
    const verify = (folder: FolderReader) => verifyRegisterWith(folder, withoutKeys, registerChecks);
    const outcome = await flipEveryFile(files, { paths, verify, bitsOf: (bytes) => spread(bytes, 30) });
    expect(outcome.missed).toEqual([]);
    expect(outcome.flipped).toBe(paths.length * 30);
  });
});

describe("a verifier that leaves something out is found out", () => {
  test("one that does not hash contents again", async () => {
    const lazy = { ...registerChecks, entries: [] };
    const paths = pathsOf("payload/");
    const outcome = await flip(withoutKeys, { paths, checks: lazy });
    expect(outcome.missed.length).toBeGreaterThan(outcome.flipped / 2);
    expect((await flip(withoutKeys, { paths })).missed).toEqual([]);
  });

  test("one that does not look at older checkpoints", async () => {
    const lazy = { ...registerChecks, before: without(registerChecks.before, "checkHistory") };
    const paths = ["log/history/5"];
    const outcome = await flip(withoutKeys, { paths, checks: lazy });
    expect(outcome.missed.length).toBe(outcome.flipped);
  });

  test("one that does not look at key slots which no entry uses", async () => {
    const lazy = { ...registerChecks, after: without(registerChecks.after, "checkUnusedSlots") };
    const outcome = await flip(withKeys, { paths: ["keys/0"], checks: lazy });
    expect(outcome.missed.length).toBeGreaterThan(outcome.flipped / 2);
    expect((await flip(withKeys, { paths: ["keys/0"] })).missed).toEqual([]);
  });

  test("one that does not read sealed objects again", async () => {
    const outcome = await flip(withoutKeys, { paths: pathsOf("vault/") });
    expect(outcome.missed.length).toBe(outcome.flipped);
  });
});

interface FlipParts {
  readonly paths?: readonly string[];
  readonly checks?: RegisterChecks;
  readonly bitsOf?: (bytes: Uint8Array) => readonly number[];
}

function flip(options: VerifyOptions, parts: FlipParts): Promise<FlipOutcome> {
  const { checks = registerChecks, bitsOf = spreadBits, paths = [...made.files.keys()] } = parts;
  const verify = (folder: FolderReader) => verifyRegisterWith(folder, options, checks);
  return flipEveryFile(made.files, { verify, bitsOf, paths });
}

function without<T extends { readonly name: string }>(checks: readonly T[], name: string): T[] {
  const left = checks.filter((check) => check.name !== name);
  expect(left.length).toBe(checks.length - 1);
  return left;
}

function pathsOf(start: string): string[] {
  return [...made.files.keys()].filter((path) => path.startsWith(start));
}

function everyBit(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length * 8 }, (_, bit) => bit);
}

/** `count` bits spread evenly over all of them, the first and the last included. */
function spread(bytes: Uint8Array, count: number): number[] {
  const last = bytes.length * 8 - 1;
  return Array.from({ length: count }, (_, i) => Math.round((i * last) / (count - 1)));
}

/** 600 entries in three publications: full tiles, a level above them, and older partial ones. */
async function tallLog(): Promise<ReadonlyMap<string, Uint8Array>> {
  const builder = new RegisterBuilder("tall");
  for (const count of [100, 200, 300]) {
    builder.commit(Array.from({ length: count }, (_, i) => ({ payload: utf8(`payload ${i}`) })));
    await builder.publish();
  }
  return builder.files;
}
