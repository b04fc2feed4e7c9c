// SPDX-License-Identifier: Apache-2.0
import { ScelleError, utf8 } from "@scelle/core";
import { describe, expect, test } from "vitest";
import { callsDuring } from "./calls-during.ts";
import { bytesRow, type ParserRow } from "./parser-row.ts";
import { parsers } from "./parsers.ts";
import { readersOf } from "./readers.ts";
import { type ParserRun, runParser } from "./run-parser.ts";

/** Of a parser that costs what most cost; `npm run fuzz` does more. */
const routineCases = 1_500;
const seed = 1;

describe.each(parsers.map((row) => [row.name, row] as const))("the parser of %s", (_name, row) => {
  test("lets only typed errors out, takes one spelling, and works in proportion to what it is given", async () => {
    const { failure, outcomes } = await runParser(
      row,
      Math.ceil(routineCases / Math.max(1, row.weight)),
      seed,
    );
    expect(failure && { ...failure, bytes: Buffer.from(failure.bytes).toString("hex") }).toBeUndefined();
    expect([...outcomes.keys()].filter((outcome) => outcome !== "accepted")).not.toEqual([]);
  });
});

describe("the table of parsers", () => {
  test("calls every parser that core, register and verifier export", async () => {
    const calls = await callsDuring(async () => {
      for (const { samples, parse } of parsers) for (const sample of samples) await parse(sample);
    });
    const readers = readersOf();
    expect(readers.length).toBeGreaterThan(45);
    expect(readers.filter((name) => !calls.has(name))).toEqual([]);
    expect(calls.has("parseWhatNobodyCalls")).toBe(false);
  });

  test("names each parser once", () => {
    const names = parsers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

const [good = new Uint8Array(0)] = [utf8("size 00000016 and text\n")];

/** What the collector must not free in the middle of a measurement. */
const kept: Uint8Array[] = [];

/** A parser that is sound but for one bug. */
function planted(name: string, parse: (bytes: Uint8Array) => unknown): ParserRow {
  const encode = (value: unknown) => value as Uint8Array;
  return bytesRow({ name, form: "lines", samples: [good], parse: (bytes) => parse(bytes), encode });
}

function refuse(offset = 0): never {
  throw new ScelleError("format.malformed", { what: "x", offset, problem: "y" });
}

const bugs: readonly (readonly [claim: string, row: ParserRow, fault: RegExp])[] = [
  [
    "forgets that what it looks for may be missing",
    planted("TypeError", (bytes) => {
      const found = /^size (\d+)/.exec(Buffer.from(bytes).toString("latin1")) as RegExpExecArray;
      return found[1] === "00000016" ? bytes : refuse();
    }),
    /^untyped error: TypeError/,
  ],
  [
    "takes another spelling for the same",
    planted("spelling", (bytes) => {
      const text = Buffer.from(bytes).toString("utf8");
      return text.trimEnd() === "size 00000016 and text" ? good : refuse();
    }),
    /^accepted a second spelling/,
  ],
  [
    "believes a length before it has the bytes",
    planted("length", (bytes) => {
      const sizeBytes = Number(/^size (\d{8})/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? "0");
      const room = new Uint8Array(sizeBytes);
      kept.push(room);
      return room.length === 16 ? bytes : refuse();
    }),
    /^too much memory/,
  ],
  [
    "looks at thousands of bytes again for each one, once there are many",
    planted("square", (bytes) => {
      // Far above what is allowed at each of these sizes, and not so far that a run takes long.
      const isLarge = bytes.length >= 10_000 && bytes.length < 100_000;
      let count = 0;
      for (let times = isLarge ? 40_000 : 1; times > 0; times -= 1)
        for (let at = 0; at < bytes.length; at += 1) count += (bytes[at] ?? 0) ^ times;
      return count >= 0 && bytes.length === good.length ? bytes : refuse();
    }),
    /^too slow/,
  ],
  [
    "names an offset outside of what it was given",
    planted("offset", (bytes) => (Buffer.compare(bytes, good) === 0 ? bytes : refuse(bytes.length + 1))),
    /^offset \d+ outside/,
  ],
  [
    "shows what came in",
    planted("echo", (bytes) => {
      if (Buffer.compare(bytes, good) === 0) return bytes;
      throw new ScelleError("checkpoint.other-origin", {
        found: Buffer.from(bytes).toString(),
        expected: "x",
      });
    }),
    /with a character that no screen|in \d+ characters/,
  ],
];

/** The collector may free in the middle of a measurement, and then that one shows nothing. */
async function meetAgain(row: ParserRow, caseSeed: number): Promise<ParserRun> {
  let run = await runParser(row, 1, caseSeed);
  for (let more = 4; more > 0 && run.failure === undefined; more -= 1)
    run = await runParser(row, 1, caseSeed);
  return run;
}

describe("a parser with a planted bug is found out: it", () => {
  test.each(bugs)("%s", async (_claim, row, fault) => {
    const { failure } = await runParser(row, 4_000, seed);
    expect(failure?.fault).toMatch(fault);
    const again = await meetAgain(row, failure?.seed ?? 0);
    expect(again.failure?.fault).toMatch(fault);
    expect(Buffer.compare(again.failure?.bytes ?? good, failure?.bytes ?? good)).toBe(0);
  });
});
