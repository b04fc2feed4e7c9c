// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerPaths, ScelleError } from "@scelle/core";
import { type Disk, nodeDisk } from "@scelle/register";
import { expect, test } from "vitest";
import { Clerk, faultsOf, openExercise, verifyExercise, withExercise } from "./register-fixture.ts";

/** A disk that fails one read of a part of a file, and does not do so again. */
class OneBadRead {
  readonly disk: Disk;
  /** Reads until the one that fails. */
  left = Number.POSITIVE_INFINITY;

  constructor(folder: string) {
    const disk = nodeDisk(folder);
    const readAt: Disk["readAt"] = (path, offsetBytes, sizeBytes) => {
      if (--this.left === 0) throw new ScelleError("disk.failed", { path, problem: "EIO" });
      return disk.readAt(path, offsetBytes, sizeBytes);
    };
    this.disk = new Proxy(disk, {
      get: (target, name) => {
        if (name === "readAt") return readAt;
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
  }
}

test("whichever read fails while a record is taken in, the hidden chain of its case stays whole", async () => {
  await withExercise(async (exercise) => {
    const bad = new OneBadRead(exercise.folder);
    const register = await openExercise(exercise, { disk: bad.disk });
    const clerk = new Clerk(register, exercise.founder);
    const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
    let failed = 0;
    for (let number = 1; ; number++) {
      const { recordRef } = await clerk.seize(caseRef, `P-${number}`);
      await register.publish(); // So that the target is read from the disk.
      bad.left = number;
      const told = await clerk.correct(recordRef, { place: "Room 2" }).catch((error: unknown) => error);
      const hasFired = bad.left <= 0;
      bad.left = Number.POSITIVE_INFINITY;
      if (!hasFired) break;
      expect(told).toMatchObject({ code: "disk.failed" });
      failed++;
    }
    await clerk.seize(caseRef, "P-last");
    await register.close();
    expect(failed).toBeGreaterThan(2);
    expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
  });
});

test("entries that are read wrong at the start are refused, and not written again", async () => {
  await withExercise(async (exercise) => {
    const register = await openExercise(exercise);
    await new Clerk(register, exercise.founder).openCase("2026/1", [exercise.evidence.recipient]);
    await register.close();
    const path = join(exercise.folder, registerPaths.entryBundle({ index: 0, width: 3 }));
    const whole = readFileSync(path);
    const wrong = Buffer.from(whole);
    wrong[40] = (wrong[40] ?? 0) ^ 1;
    writeFileSync(path, wrong);
    await expect(openExercise(exercise)).rejects.toMatchObject({ code: "log.damaged" });
    writeFileSync(path, whole);
    await (await openExercise(exercise)).close();
    expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
  });
});
