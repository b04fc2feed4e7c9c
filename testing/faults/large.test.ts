// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from "node:child_process";
import { createCipheriv, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { objectPath } from "@scelle/register";
import { expect } from "vitest";
import { toolTest } from "../tool-test.ts";
import { Clerk, type ExerciseRegister, openExercise, withExercise } from "./register-fixture.ts";
import type { SealAssignment, SealOutcome } from "./seal-program.ts";

const isFull = process.env["SCELLE_FULL"] === "1";
const gibibyte = 1024 * 1024 * 1024;
const fileSizeBytes = (isFull ? 4 : 1) * gibibyte;
const streamSizeBytes = 192 * 1024 * 1024 + 1;
const smallFileCount = 20_000;
const peakSizeBytesMax = 256 * 1024 * 1024;

const program = fileURLToPath(new URL("./seal-program.js", import.meta.url));
const tools = ["age", "sha256sum", "tar", "diff"];

/** A register with one exhibit, whose images are sealed by a process of their own. */
class Bench {
  readonly exercise: ExerciseRegister;
  readonly exhibitRef: string;
  readonly #identityPath: string;

  private constructor(exercise: ExerciseRegister, exhibitRef: string) {
    this.exercise = exercise;
    this.exhibitRef = exhibitRef;
    this.#identityPath = join(exercise.top, "evidence-identity");
    writeFileSync(this.#identityPath, `${exercise.evidence.identity}\n`, { mode: 0o600 });
  }

  static async with(body: (bench: Bench) => Promise<void>): Promise<void> {
    await withExercise(async (exercise) => {
      const register = await openExercise(exercise);
      const clerk = new Clerk(register, exercise.founder);
      const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
      const { recordRef } = await clerk.seize(caseRef, "P-1");
      await register.close();
      await body(new Bench(exercise, recordRef));
    });
  }

  path(name: string): string {
    return join(this.exercise.top, name);
  }

  /** @param source a path, or "-" for what stands at `inputPath` */
  async seal(source: string, inputPath?: string): Promise<SealOutcome> {
    const { founder: _, ...exercise } = this.exercise;
    const assignment: SealAssignment = { exercise, exhibitRef: this.exhibitRef, source };
    const child = spawn(process.execPath, [program, JSON.stringify(assignment)], {
      stdio: [inputPath === undefined ? "ignore" : "pipe", "pipe", "inherit"],
    });
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
    });
    const ended = once(child, "close");
    if (inputPath !== undefined && child.stdin) await pipeline(createReadStream(inputPath), child.stdin);
    const [code] = (await ended) as [number | null];
    expect(code).toBe(0);
    return JSON.parse(said) as SealOutcome;
  }

  /** The command by which Debian's age opens an object with the identity of the case. */
  openedByAge({ sealed }: SealOutcome): string {
    const object = objectPath(join(this.exercise.folder, "vault"), sealed.root);
    return `age -d -i '${this.#identityPath}' '${object}'`;
  }
}

toolTest(
  `a file of ${fileSizeBytes / gibibyte} GiB is sealed, opened by age and verified in little memory`,
  tools,
  async () => {
    await Bench.with(async (bench) => {
      const path = bench.path("large");
      await writePseudoRandom(path, fileSizeBytes);
      const outcome = await bench.seal(path);
      expectSound(outcome, { sourceKind: "file", plaintextSizeBytes: fileSizeBytes });
      expectSameBytes(bench, outcome, path);
    });
  },
);

toolTest("standard input is sealed to its end and comes out the same", tools, async () => {
  await Bench.with(async (bench) => {
    const path = bench.path("stream");
    await writePseudoRandom(path, streamSizeBytes);
    const outcome = await bench.seal("-", path);
    expectSound(outcome, { sourceKind: "stream", plaintextSizeBytes: streamSizeBytes });
    expectSameBytes(bench, outcome, path);
  });
});

toolTest(
  `a folder of ${smallFileCount} files is sealed as one object and comes out whole`,
  tools,
  async () => {
    await Bench.with(async (bench) => {
      const folder = bench.path("folder");
      writeSmallFiles(folder);
      const outcome = await bench.seal(folder);
      expectSound(outcome, { sourceKind: "folder", fileCount: smallFileCount });
      const opened = bench.openedByAge(outcome);
      expect(shell(`${opened} | sha256sum`)).toBe(`${outcome.sealed.sha256}  -`);
      const out = bench.path("out");
      mkdirSync(out);
      shell(`${opened} | tar -xf - -C '${out}'`);
      expect(shell(`diff -r '${folder}' '${out}'`)).toBe("");
    });
  },
);

function expectSameBytes(bench: Bench, outcome: SealOutcome, path: string): void {
  const digest = shell(`sha256sum < '${path}'`);
  expect(`${outcome.sealed.sha256}  -`).toBe(digest);
  expect(shell(`${bench.openedByAge(outcome)} | sha256sum`)).toBe(digest);
}

function expectSound(outcome: SealOutcome, sealed: Partial<SealOutcome["sealed"]>): void {
  const peakMebibytes = Math.round(outcome.peakSizeBytes / 1024 / 1024);
  process.stdout.write(`${outcome.sealed.sourceKind}: ${outcome.sealed.plaintextSizeBytes} bytes, peak `);
  process.stdout.write(`${peakMebibytes} MiB\n`);
  expect(outcome.sealed).toMatchObject(sealed);
  expect(outcome.faults).toEqual([]);
  expect(outcome.objects).toMatchObject({ present: 1, rehashed: 1, altered: 0, missing: 0 });
  expect(outcome.peakSizeBytes).toBeLessThan(peakSizeBytesMax);
}

function shell(command: string): string {
  const options = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  const done = spawnSync("sh", ["-c", command], options);
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr}${done.stdout.slice(0, 500)}`);
  return done.stdout.trim();
}

/** Bytes that nothing compresses, made faster than they are sealed. */
async function writePseudoRandom(path: string, sizeBytes: number): Promise<void> {
  const cipher = createCipheriv("aes-128-ctr", randomBytes(16), randomBytes(16));
  const zeros = Buffer.alloc(4 * 1024 * 1024);
  function* blocks(): Generator<Buffer> {
    for (let left = sizeBytes; left > 0; left -= zeros.length) {
      yield cipher.update(zeros.subarray(0, Math.min(left, zeros.length)));
    }
  }
  await pipeline(Readable.from(blocks()), createWriteStream(path));
}

function writeSmallFiles(folder: string): void {
  const noise = randomBytes(64 * 1024);
  for (let i = 0; i < smallFileCount; i++) {
    const shelf = join(folder, `shelf ${i % 100}`, "boîte");
    if (i < 100) mkdirSync(shelf, { recursive: true });
    const start = (i * 37) % 60_000;
    writeFileSync(join(shelf, `file ${i}.txt`), noise.subarray(start, start + ((i * 131) % 5_000)));
  }
}
