// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  concludeAnswer,
  formatMisconduct,
  parseMisconduct,
  parseRegisterJson,
  parseVerifierKey,
  registerPaths,
  ScelleError,
  utf8,
  verifyMisconduct,
} from "@scelle/core";
import {
  nodeCrypto,
  type OpenWitness,
  openWitness,
  originHashOf,
  type RegisterOptions,
} from "@scelle/register";
import { findMisconduct, parseAnchor, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ExerciseRegister, foundExercise } from "../faults/register-fixture.ts";
import { buildGoProgram } from "../log/go-reader.ts";
import { toolTest } from "../tool-test.ts";
import { get } from "./raw-http.ts";
import { copyOf, cosignedTimes, fileIn, open, policyOf, recordOne } from "./witnessed-register.ts";

let exercise: ExerciseRegister;
let witness: OpenWitness;
let witnessFolder: string;
let logKeyText: string;

beforeEach(async () => {
  exercise = await foundExercise("witnessed");
  logKeyText = parseRegisterJson(readFileSync(join(exercise.folder, registerPaths.registerJson))).logKey;
  witnessFolder = mkdtempSync(join(tmpdir(), "scelle-witness-"));
  const logs = [parseVerifierKey(nodeCrypto, logKeyText)];
  witness = await openWitness(
    { folder: witnessFolder, name: "witness.notary.example", logs },
    { host: "127.0.0.1", port: 0 },
  );
  const named = { name: "notary", vkey: witness.identity.key.text, url: witness.url };
  writeFileSync(join(exercise.folder, registerPaths.trustPolicy), policyOf([named]));
});

afterEach(async () => {
  await witness.close();
  rmSync(witnessFolder, { recursive: true, force: true });
  rmSync(exercise.top, { recursive: true, force: true });
});

/** Records some cases and has them witnessed. */
async function goOn(register: ExerciseRegister, count: number): Promise<void> {
  const opened = await open(register);
  for (let i = 0; i < count; i++) await recordOne(register, opened);
  await opened.close();
}

/** What a register answers whoever wants to record in it: a code, or nothing where it is recorded. */
async function refusalOf(
  register: ExerciseRegister,
  options: Partial<RegisterOptions> = {},
): Promise<unknown> {
  try {
    const opened = await open(register, options);
    try {
      await recordOne(register, opened);
      await opened.publish();
    } finally {
      await opened.close();
    }
    return undefined;
  } catch (cause) {
    return cause instanceof ScelleError ? { code: cause.code, facts: cause.facts } : cause;
  }
}

test("a register put back from an old copy is refused by its witness, and nothing is recorded in it", async () => {
  await goOn(exercise, 1);
  const old = copyOf(exercise, "old");
  await goOn(exercise, 3);
  const facts = { witness: "notary", witnessed: 6, size: 3 };
  expect(await refusalOf(old)).toEqual({ code: "witness.ahead", facts });
  expect(fileIn(old, registerPaths.checkpoint)).toContain("\n3\n");
  // The true one is not touched by that.
  expect(await refusalOf(exercise)).toBeUndefined();
});

test("a writer that takes no notice of the larger size is found out: it records in an old copy", async () => {
  const deaf: typeof concludeAnswer = async (...parts) => {
    const conclusion = await concludeAnswer(...parts);
    return conclusion.is === "ahead" ? { is: "pushed-back" } : conclusion;
  };
  await goOn(exercise, 1);
  const old = copyOf(exercise, "old");
  await goOn(exercise, 3);
  expect(await refusalOf(old, { concludeAnswer: deaf })).toBeUndefined();
});

test("without a network an old copy cannot know; when the witness is back its writer stops, with the reason", async () => {
  await goOn(exercise, 1);
  const old = copyOf(exercise, "old");
  await goOn(exercise, 5);
  const { port } = witness;
  await witness.close();
  const register = await open(old);
  await recordOne(old, register);
  witness = await openWitness(
    { folder: witnessFolder, logs: [parseVerifierKey(nodeCrypto, logKeyText)] },
    { host: "127.0.0.1", port },
  );
  const said = async (): Promise<unknown> => {
    for (;;) {
      const code = await register.publish().then(
        () => undefined,
        (cause: unknown) => (cause as ScelleError).code,
      );
      if (code !== undefined) return code;
      await sleep(20);
    }
  };
  expect(await said()).toBe("witness.ahead");
  await expect(recordOne(old, register)).rejects.toMatchObject({ code: "witness.ahead" });
  await register.close();
});

test("a fork that has grown longer than the witnessed history is stopped too", async () => {
  await goOn(exercise, 1);
  const fork = copyOf(exercise, "fork");
  await goOn(exercise, 2);
  writeFileSync(join(fork.folder, registerPaths.trustPolicy), "quorum none\n");
  await goOn(fork, 6);
  writeFileSync(join(fork.folder, registerPaths.trustPolicy), fileIn(exercise, registerPaths.trustPolicy));
  const facts = { witness: "notary", witnessed: 5 };
  expect(await refusalOf(fork)).toEqual({ code: "witness.other-history", facts });
});

test("both histories side by side are misconduct, in a file that needs nothing but the log's key", async () => {
  await goOn(exercise, 1);
  const fork = copyOf(exercise, "fork");
  await goOn(exercise, 2);
  writeFileSync(join(fork.folder, registerPaths.trustPolicy), "quorum none\n");
  await goOn(fork, 6);
  const logKey = parseVerifierKey(nodeCrypto, logKeyText);
  const kept = utf8(fileIn(exercise, registerPaths.checkpoint));
  const report = await verifyRegister(nodeFolder(fork.folder), {
    crypto: nodeCrypto,
    anchors: [parseAnchor("kept", kept)],
  });
  expect(report.completeness.code).toBe("completeness.rewritten");
  expect(report.checks.map(({ code }) => code)).toContain("anchor.misconduct");

  const found = await findMisconduct(nodeFolder(fork.folder), nodeCrypto, logKey, [kept]);
  const file = utf8(formatMisconduct(found ?? { smaller: "", larger: "" }));
  const proven = await verifyMisconduct(nodeCrypto, parseMisconduct(file), logKey);
  expect(proven).toMatchObject({ smaller: { size: 5 }, larger: { size: 9 } });
  // The witness's own copy convicts as well as the register's.
  const originHash = originHashOf(nodeCrypto, logKey.name);
  const shown = await get(witness.port, `/${originHash}/checkpoint`);
  const convicted = await findMisconduct(nodeFolder(fork.folder), nodeCrypto, logKey, [utf8(shown.body)]);
  expect(convicted).toBeDefined();
  // What is consistent convicts nobody, from whichever side.
  const honest = nodeFolder(exercise.folder);
  const early = utf8(fileIn(exercise, registerPaths.history(3)));
  expect(await findMisconduct(honest, nodeCrypto, logKey, [early, kept])).toBeUndefined();
  const slander = formatMisconduct({ ...parseMisconduct(file), smaller: new TextDecoder().decode(early) });
  const judged = verifyMisconduct(nodeCrypto, parseMisconduct(utf8(slander)), logKey);
  expect(await judged).toBeUndefined();
});

test("each bit of a misconduct file counts: changed, it proves nothing or is refused", async () => {
  await goOn(exercise, 1);
  const fork = copyOf(exercise, "fork");
  await goOn(exercise, 2);
  writeFileSync(join(fork.folder, registerPaths.trustPolicy), "quorum none\n");
  await goOn(fork, 6);
  const logKey = parseVerifierKey(nodeCrypto, logKeyText);
  const kept = utf8(fileIn(exercise, registerPaths.checkpoint).split("— witness")[0] ?? "");
  const found = await findMisconduct(nodeFolder(fork.folder), nodeCrypto, logKey, [kept]);
  const file = utf8(formatMisconduct(found ?? { smaller: "", larger: "" }));
  const survived: number[] = [];
  for (let bit = 0; bit < file.length * 8; bit++) {
    const flipped = file.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const proven = await proves(flipped, logKey);
    if (proven) survived.push(bit);
  }
  expect(file.length).toBeGreaterThan(500);
  expect(survived).toEqual([]);
});

async function proves(bytes: Uint8Array, logKey: Parameters<typeof verifyMisconduct>[2]): Promise<boolean> {
  try {
    return (await verifyMisconduct(nodeCrypto, parseMisconduct(bytes), logKey)) !== undefined;
  } catch (cause) {
    if (cause instanceof ScelleError) return false;
    throw cause;
  }
}

test("cosigned checkpoints are what a policy from outside asks for; what came later is named", async () => {
  await goOn(exercise, 2);
  await witness.close();
  const register = await open(exercise);
  await recordOne(exercise, register);
  await register.close();
  const named = { name: "notary", vkey: witness.identity.key.text, url: witness.url };
  const report = await verifyRegister(nodeFolder(exercise.folder), {
    crypto: nodeCrypto,
    policy: policyOf([named]),
  });
  expect(report.completeness).toMatchObject({ value: "holds", code: "completeness.anchored" });
  expect(report.unwitnessed).toEqual({ fromIndex: 4, toIndex: 4 });
  expect(cosignedTimes(fileIn(exercise, registerPaths.history(4)), named)).toHaveLength(1);
});

toolTest(
  "Go's library opens a checkpoint with the cosignature of our witness, and no other one",
  ["go"],
  async () => {
    await goOn(exercise, 2);
    const program = buildGoProgram("testing/witness/opener");
    const path = join(exercise.folder, registerPaths.checkpoint);
    const opened = (file: string, witnessKey: string): string =>
      spawnSync(program, [file, logKeyText, witnessKey], { encoding: "utf8" }).stdout;
    const { text: witnessKey } = witness.identity.key;
    expect(opened(path, witnessKey)).toBe(`${logKeyText.split("+")[0]}\nwitness.notary.example\n4 entries\n`);
    const altered = fileIn(exercise, registerPaths.checkpoint).replace(
      /(— witness[^\n]{60})(.)/u,
      (_, start, sign) => {
        return `${start}${sign === "A" ? "B" : "A"}`;
      },
    );
    writeFileSync(join(exercise.top, "altered"), altered);
    expect(opened(join(exercise.top, "altered"), witnessKey)).toBe("");
  },
);
