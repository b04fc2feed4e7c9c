// SPDX-License-Identifier: Apache-2.0
import { CommanderError } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { optionsIn } from "./program-options.ts";

const program = {
  name: "trial --",
  summary: "Tries what a line says.",
  options: {
    rounds: { value: 3, help: "how many" },
    cases: { value: 0, help: "how many; 0 for none" },
    mode: { value: "", help: "what befalls", choices: ["EIO", "ENOSPC"] },
    cold: { value: false, help: "begins cold" },
  },
  words: { name: "command", choices: ["seal", "erase"] },
} as const;
let told = "";

beforeEach(() => {
  told = "";
  const keep = (text: unknown): boolean => {
    told += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
});
afterEach(() => vi.restoreAllMocks());

test("nothing on the line leaves everything as it is", () => {
  const { values, words } = optionsIn(program, []);
  expect(values).toEqual({ rounds: 3, cases: 0, mode: "", cold: false });
  expect(words).toEqual([]);
});

test("numbers, words and flags are taken", () => {
  const line = ["--rounds", "5", "--cases", "0", "--mode", "EIO", "--cold", "erase"];
  const { values, words } = optionsIn(program, line);
  expect(values).toEqual({ rounds: 5, cases: 0, mode: "EIO", cold: true });
  expect(words).toEqual(["erase"]);
});

test.each([
  ["--rounds", "0"],
  ["--rounds", "many"],
  ["--rounds", "1e3"],
  ["--cases", "-1"],
  ["--rounds", "9999999999999999"],
  ["--mode", "EPERM"],
  ["--warm", "1"],
  ["seel", "erase"],
])("%s %s is refused, with the usage", (...line) => {
  expect(() => optionsIn(program, line)).toThrow(CommanderError);
  expect(told).toContain("error: ");
  expect(told).toContain("Usage: npm run trial -- [options] [command...]");
});

test("help says what each option is, and ends well", () => {
  expect(() => optionsIn(program, ["--help"])).toThrow(expect.objectContaining({ exitCode: 0 }));
  expect(told).toContain("--rounds <n>   how many (default: 3)");
  expect(told).toContain('(choices: "EIO", "ENOSPC", default: all)');
});
