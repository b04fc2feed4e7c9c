// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nodeCrypto, readKeyRing } from "@scelle/register";
import { type FolderReader, memoryFolder, registerChecks, verifyRegisterWith } from "@scelle/verifier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { flipEveryFile } from "../verifier/flip.ts";
import {
  Clerk,
  type ExerciseRegister,
  faultsOf,
  foundExercise,
  openExercise,
  randomFile,
  sealInto,
} from "./register-fixture.ts";

let exercise: ExerciseRegister;
let files: Map<string, Uint8Array>;
let recordKeys: { readonly recordKey: Uint8Array; readonly linkRootKey: Uint8Array };

/**
 * Which bits of which files, and what the verifier is given: keys where only they tell, and every object read
 * again where an object was touched. Files of at most `wholeBytes` are flipped bit by bit.
 */
const classes = [
  { name: "checkpoint", path: /^log\/checkpoint$/, wholeBytes: 400, sample: 0, keys: false, deep: false },
  { name: "register.json", path: /^register\.json$/, wholeBytes: 400, sample: 0, keys: false, deep: false },
  { name: "history", path: /^log\/history\//, wholeBytes: 100, sample: 600, keys: false, deep: false },
  { name: "tile", path: /^log\/tile\/\d/, wholeBytes: 100, sample: 400, keys: false, deep: false },
  {
    name: "entry bundle",
    path: /^log\/tile\/entries\//,
    wholeBytes: 100,
    sample: 400,
    keys: false,
    deep: false,
  },
  { name: "payload file", path: /^payload\//, wholeBytes: 100, sample: 400, keys: false, deep: false },
  { name: "key page", path: /^keys\//, wholeBytes: 100, sample: 400, keys: true, deep: false },
  { name: "commit record", path: /^wal\//, wholeBytes: 100, sample: 600, keys: false, deep: false },
  { name: "sealed object", path: /^vault\//, wholeBytes: 100, sample: 400, keys: false, deep: true },
] as const;

beforeAll(async () => {
  exercise = await foundExercise("flip");
  recordKeys = await readKeyRing(exercise.keyFolder).then(({ record, link }) => ({
    recordKey: record,
    linkRootKey: link,
  }));
  const register = await openExercise(exercise);
  const clerk = new Clerk(register, exercise.founder);
  const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
  const phone = await clerk.seize(caseRef, "P-1");
  await register.publish();
  for (const sizeBytes of [500, 70_000]) {
    const sealed = await sealInto(exercise, randomFile(exercise.top, "image", sizeBytes));
    await clerk.acquire(phone.recordRef, sealed);
  }
  const diary = await clerk.seize(caseRef, "P-2", "Diary of somebody");
  await clerk.erase(diary.recordRef);
  await register.publish();
  await clerk.show(caseRef, [phone.recordRef]);
  files = readFiles(exercise.folder);
  await register.close();
});

afterAll(() => {
  rmSync(exercise.top, { recursive: true, force: true });
});

describe("one bit changed in a register is found and laid at the right door", () => {
  for (const { name, path, wholeBytes, sample, keys, deep } of classes) {
    test(`in every ${name}`, async () => {
      const paths = [...files.keys()].filter((candidate) => path.test(candidate));
      expect(paths).not.toEqual([]);
      const verify = (folder: FolderReader) => {
        const options = { crypto: nodeCrypto, deep, ...(keys ? recordKeys : {}) };
        return verifyRegisterWith(folder, options, registerChecks);
      };
      const bitsOf = (bytes: Uint8Array) =>
        spread(bytes, bytes.length <= wholeBytes ? bytes.length * 8 : sample);
      const { flipped, missed } = await flipEveryFile(files, { paths, verify, bitsOf });
      process.stdout.write(
        `${name}: ${flipped} bits of ${paths.length} files flipped, ${missed.length} missed\n`,
      );
      expect(missed).toEqual([]);
    });
  }

  test("and without a changed bit nothing is found", async () => {
    const options = { crypto: nodeCrypto, deep: true, ...recordKeys };
    const report = await verifyRegisterWith(memoryFolder(files), options, registerChecks);
    expect(faultsOf(report)).toEqual([]);
    expect(report.committedSize).toBeGreaterThan(report.publishedSize);
    expect(report.counts).toMatchObject({ erased: 1, missing: 0, altered: 0 });
    expect(report.objects).toMatchObject({ present: 2, rehashed: 2 });
  });
});

function readFiles(folder: string): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (entry.isFile() && !/^(index|run|LOCK)/.test(name))
      found.set(name, new Uint8Array(readFileSync(path)));
  }
  return found;
}

/** `count` bits spread evenly over all of them, the first and the last included. */
function spread(bytes: Uint8Array, count: number): number[] {
  const last = bytes.length * 8 - 1;
  return Array.from({ length: count }, (_, i) => Math.round((i * last) / (count - 1)));
}
