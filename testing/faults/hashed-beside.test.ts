// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { concatBytes } from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { type FolderReader, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Clerk, type ExerciseRegister, faultsOf, foundExercise, openExercise } from "./register-fixture.ts";

let exercise: ExerciseRegister;
let path: string;
let whole: Uint8Array;

beforeAll(async () => {
  exercise = await foundExercise("hashed-beside");
  const register = await openExercise(exercise);
  const clerk = new Clerk(register, exercise.founder);
  const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
  for (let i = 0; i < 4; i += 1) await clerk.seize(caseRef, `P-${i}`);
  await register.publish();
  await clerk.seize(caseRef, "P-9");
  await register.publish();
  await register.close();
  const names = readdirSync(join(exercise.folder, "payload"));
  const [longest = ""] = names.sort((a, b) => Number(b.split(".")[1]) - Number(a.split(".")[1]));
  path = join(exercise.folder, "payload", longest);
  whole = readFileSync(path);
});
afterAll(() => {
  rmSync(exercise.top, { recursive: true, force: true });
});

const judged = async (folder: FolderReader) => await verifyRegister(folder, { crypto: nodeCrypto });
const alone = () => nodeFolder(exercise.folder, Number.POSITIVE_INFINITY);
const beside = () => nodeFolder(exercise.folder, 0);

const flipped = (at: number) => whole.map((byte, i) => (i === at ? byte ^ 1 : byte));
const damages: readonly (readonly [what: string, bytes: () => Uint8Array | undefined])[] = [
  ["nothing", () => whole],
  ["a byte of the first content", () => flipped(100)],
  ["a byte of the last content", () => flipped(whole.length - 1)],
  ["a length that is another possible one", () => flipped(2)],
  ["a length that cannot be one", () => flipped(0)],
  ["the end cut off", () => whole.subarray(0, -5)],
  ["only half a length left", () => whole.subarray(0, 2)],
  ["something after the end", () => concatBytes(whole, Uint8Array.of(0, 0, 2, 28, 1))],
  ["all of it gone", () => undefined],
  ["nothing in it", () => new Uint8Array(0)],
];

test.each(damages)(
  "hashed by another thread, a payload file is judged as by one: %s",
  async (what, bytes) => {
    const damaged = bytes();
    if (damaged === undefined) rmSync(path);
    else writeFileSync(path, damaged);
    try {
      const one = await judged(alone());
      const other = await judged(beside());
      expect(other).toEqual(one);
      expect(faultsOf(other).length === 0).toBe(what === "nothing");
    } finally {
      writeFileSync(path, whole);
    }
  },
);

test("a thread that did not read what it says that it hashed would be found by these tests", async () => {
  const honest = nodeFolder(exercise.folder, 0);
  const paths: string[] = [];
  const lying: FolderReader = {
    read: (name, maxBytes) => honest.read(name, maxBytes),
    list: (name) => honest.list(name),
    size: (name) => honest.size(name),
    stream: (name) => honest.stream(name),
    hashPayloads: (names, entries) => {
      paths.push(...names);
      const hasher = honest.hashPayloads?.(names, entries);
      if (hasher === undefined) return undefined;
      return {
        // Digests from before the damage: as if the hasher had kept them.
        pieces: async function* (name) {
          for await (const { bytes, digests } of hasher.pieces(name)) {
            yield { bytes: bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)), digests };
          }
        },
        close: () => hasher.close(),
      };
    },
  };
  expect(faultsOf(await judged(lying))).toEqual([]);
  expect(paths.length).toBeGreaterThan(1);
  writeFileSync(path, flipped(100));
  expect(faultsOf(await judged(beside()))).not.toEqual([]);
  writeFileSync(path, whole);
});
