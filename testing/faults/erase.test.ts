// SPDX-License-Identifier: Apache-2.0
import { cpSync } from "node:fs";
import { join } from "node:path";
import { utf8 } from "@scelle/core";
import { type Receipt, type Register, restore } from "@scelle/register";
import { expect, test } from "vitest";
import { findBytes, type RecordSecrets, recordSecrets } from "./record-secrets.ts";
import {
  Clerk,
  type ExerciseRegister,
  faultsOf,
  openExercise,
  verifyExercise,
  withExercise,
} from "./register-fixture.ts";

const recordCount = 1_000;
const erasedNumber = 617;

interface FullRegister {
  readonly exercise: ExerciseRegister;
  readonly register: Register;
  readonly clerk: Clerk;
  readonly caseRef: string;
  readonly target: Receipt;
  readonly correction: Receipt;
}

/** Words that stand in one record of a thousand and nowhere else. */
function wordsOf(number: number): string {
  return `Ochrevane${number} tessellated${number}`;
}

async function withFullRegister(body: (full: FullRegister) => Promise<void>): Promise<void> {
  await withExercise(async (exercise) => {
    const register = await openExercise(exercise);
    const clerk = new Clerk(register, exercise.founder);
    const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
    const receipts = await Promise.all(
      Array.from({ length: recordCount }, (_, i) => clerk.seize(caseRef, `P-${i}`, wordsOf(i))),
    );
    const target = receipts[erasedNumber];
    if (target === undefined) throw new Error("a thousand records have one of that number");
    const correction = await clerk.correct(target.recordRef, { description: "Ochrevane viridian" });
    await register.publish();
    await body({ exercise, register, clerk, caseRef, target, correction });
    await register.close();
  });
}

/** What a byte search must not find: words and secrets, as they are and as text would carry them. */
function marksOf(secrets: Readonly<Record<string, RecordSecrets>>): Record<string, Uint8Array> {
  const marks: Record<string, Uint8Array> = {
    words: utf8(wordsOf(erasedNumber)),
    correctedWords: utf8("Ochrevane viridian"),
    wordsInCapitals: utf8(wordsOf(erasedNumber).toUpperCase()),
    wordsOfTwoBytes: Buffer.from(wordsOf(erasedNumber), "utf16le"),
  };
  for (const [name, { payload, salt, payloadKey, wrappedKey }] of Object.entries(secrets)) {
    const middle = Math.floor(payload.length / 2);
    Object.assign(marks, {
      [`${name} payload`]: payload,
      [`${name} payload, middle`]: payload.subarray(middle, middle + 24),
      [`${name} wrapped key`]: wrappedKey,
    });
    for (const [part, bytes] of Object.entries({ salt, payloadKey })) {
      marks[`${name} ${part}`] = bytes;
      marks[`${name} ${part} in hex`] = utf8(Buffer.from(bytes).toString("hex"));
      marks[`${name} ${part} in base64`] = utf8(Buffer.from(bytes).toString("base64").slice(0, 40));
      marks[`${name} ${part} in base64url`] = utf8(Buffer.from(bytes).toString("base64url").slice(0, 40));
    }
  }
  return marks;
}

test("of a thousand records one is erased: the log verifies, and no byte of it or of its keys is left", async () => {
  await withFullRegister(async ({ exercise, register, clerk, caseRef, target, correction }) => {
    const size = recordCount + 4;
    const marks = marksOf({
      record: await recordSecrets(exercise, target.index, size),
      correction: await recordSecrets(exercise, correction.index, size),
    });
    const folders = [exercise.folder, exercise.keyFolder];
    expect(findBytes(folders, marks).sort()).toEqual([
      `correction wrapped key in keys/${Math.floor(correction.index / 256)}`,
      `record wrapped key in keys/${Math.floor(target.index / 256)}`,
    ]);

    await clerk.erase(target.recordRef);
    expect(findBytes(folders, marks)).toEqual([]);
    const { records } = await clerk.show(caseRef, [target.recordRef, correction.recordRef]);
    expect(records.map(({ erased }) => erased)).toEqual([true, true]);
    await register.close();
    expect(findBytes(folders, marks)).toEqual([]);

    const report = await verifyExercise(exercise);
    expect(faultsOf(report)).toEqual([]);
    expect(report.counts).toMatchObject({ entries: size + 3, intact: size + 1, erased: 2 });
    const reopened = await openExercise(exercise);
    expect((await new Clerk(reopened, exercise.founder).search("viridian")).records).toEqual([]);
    await reopened.close();
    expect(findBytes(folders, marks)).toEqual([]);
  });
});

test("a key page that an old copy brings back is found by verify, and emptied by a restore", async () => {
  await withFullRegister(async ({ exercise, register, clerk, target, correction }) => {
    const backupFolder = join(exercise.top, "backup");
    const size = recordCount + 4;
    const marks = marksOf({
      record: await recordSecrets(exercise, target.index, size),
      correction: await recordSecrets(exercise, correction.index, size),
    });
    await register.backup(backupFolder);
    const oldKeys = join(exercise.top, "old-keys");
    cpSync(join(backupFolder, "keys-short-lived"), oldKeys, { recursive: true });
    await clerk.erase(target.recordRef);
    await register.backup(backupFolder);
    expect(findBytes([backupFolder], marks)).toEqual([]);
    await register.close();

    // The page of the target, not the newest: with that, the decision itself could not be read.
    const page = join("keys", String(Math.floor(target.index / 256)));
    cpSync(join(oldKeys, page), join(backupFolder, "keys-short-lived", page));
    // The key of the correction may lie on the same page.
    expect([1, 2]).toContain(findBytes([backupFolder], marks).length);
    const folder = join(exercise.top, "restored");
    const restored = await restore({
      backup: backupFolder,
      folder,
      identities: [exercise.recovery.identity],
      keyFolder: exercise.keyFolder,
    });
    expect(restored).toMatchObject({ erasedAgain: 1, hasRecordKeys: true });
    expect(findBytes([folder], marks)).toEqual([]);
    expect(faultsOf(await verifyExercise({ folder, keyFolder: exercise.keyFolder }))).toEqual([]);

    cpSync(join(oldKeys, page), join(folder, page));
    const faults = faultsOf(await verifyExercise({ folder, keyFolder: exercise.keyFolder }));
    expect(faults.join("\n")).toContain("record.erasure");
  });
});
