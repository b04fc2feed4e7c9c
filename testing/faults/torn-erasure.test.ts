// SPDX-License-Identifier: Apache-2.0
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { keySlot, registerPaths, ScelleError, wrappedKeySizeBytes } from "@scelle/core";
import { type Disk, nodeDisk } from "@scelle/register";
import { expect, test } from "vitest";
import {
  Clerk,
  type ExerciseRegister,
  faultsOf,
  openExercise,
  verifyExercise,
  withExercise,
} from "./register-fixture.ts";

/** Where the edge of a sector or of a page of memory may cut a slot: slots stand at multiples of 8. */
const edgesBytes = [8, 16, 24, 32] as const;
const sides = ["front", "back"] as const;

/** A disk that fails before it overwrites a key, as if the power went. */
function failingAtKeys(disk: Disk): Disk {
  const writeAt: Disk["writeAt"] = (path) =>
    Promise.reject(new ScelleError("disk.failed", { path, problem: "EIO" }));
  return new Proxy(disk, {
    get: (target, name) => {
      if (name === "writeAt") return writeAt;
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

interface Interrupted {
  readonly exercise: ExerciseRegister;
  readonly index: number;
}

/** A register in which an erasure is decided, and whose disk failed before the first key was gone. */
async function withInterruptedErasure(body: (interrupted: Interrupted) => Promise<void>): Promise<void> {
  await withExercise(async (exercise) => {
    const before = await openExercise(exercise);
    const { recordRef: caseRef } = await new Clerk(before, exercise.founder).openCase("2026/1", [
      exercise.evidence.recipient,
    ]);
    const target = await new Clerk(before, exercise.founder).seize(caseRef, "P-1");
    const correction = { targetRef: target.recordRef, fields: { place: "Room 2" }, reason: "misread" };
    await new Clerk(before, exercise.founder).record("correction-made", correction);
    await before.close();
    const failing = await openExercise(exercise, { disk: failingAtKeys(nodeDisk(exercise.folder)) });
    const decision = { targetRef: target.recordRef, ground: "data-subject" };
    await expect(new Clerk(failing, exercise.founder).record("erasure-decided", decision)).rejects.toThrow();
    await failing.close();
    await body({ exercise, index: target.index });
  });
}

/** Destroys one side of a slot, as an overwriting that stopped at an edge leaves it. */
async function tear(
  { folder }: ExerciseRegister,
  index: number,
  side: (typeof sides)[number],
  edgeBytes: number,
): Promise<void> {
  const { page, offset } = keySlot(index);
  const sizeBytes = side === "front" ? edgeBytes : wrappedKeySizeBytes - edgeBytes;
  const startBytes = side === "front" ? offset : offset + edgeBytes;
  const handle = await open(join(folder, registerPaths.keyPage(page)), "r+");
  await handle.write(new Uint8Array(sizeBytes), 0, sizeBytes, startBytes);
  await handle.close();
}

test.each(sides.flatMap((side) => edgesBytes.map((edge) => [side, edge] as const)))(
  "an erasure that stopped inside a key, its %s gone to byte %i, is no fault, and is finished at the next start",
  async (side, edgeBytes) => {
    await withInterruptedErasure(async ({ exercise, index }) => {
      await tear(exercise, index, side, edgeBytes);
      expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
      await (await openExercise(exercise)).close();
      expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
      const { page, offset } = keySlot(index);
      const keys = await readFile(join(exercise.folder, registerPaths.keyPage(page)));
      const slot = keys.subarray(offset, offset + wrappedKeySizeBytes);
      expect(slot.every((byte) => byte === 0)).toBe(true);
    });
  },
);

/** Puts noise where a key was, as a write that a power cut met may leave it. */
async function scramble({ folder }: ExerciseRegister, index: number): Promise<void> {
  const { page, offset } = keySlot(index);
  const handle = await open(join(folder, registerPaths.keyPage(page)), "r+");
  await handle.write(new Uint8Array(wrappedKeySizeBytes).fill(0xa5), 0, wrappedKeySizeBytes, offset);
  await handle.close();
}

test.each(["kept", "gone"])(
  "an erasure that left noise in a key is finished at the next start, its index %s",
  async (indexIs) => {
    await withInterruptedErasure(async ({ exercise, index }) => {
      await scramble(exercise, index);
      if (indexIs === "gone") await rm(join(exercise.folder, registerPaths.indexFolder), { recursive: true });
      await (await openExercise(exercise)).close();
      expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
      const { page, offset } = keySlot(index);
      const keys = await readFile(join(exercise.folder, registerPaths.keyPage(page)));
      expect(keys.subarray(offset, offset + wrappedKeySizeBytes).every((byte) => byte === 0)).toBe(true);
    });
  },
);

test("noise in a key without any decision to erase is refused by its name", async () => {
  await withExercise(async (exercise) => {
    const register = await openExercise(exercise);
    const { index } = await new Clerk(register, exercise.founder).openCase("2026/1", [
      exercise.evidence.recipient,
    ]);
    await register.close();
    await scramble(exercise, index);
    await rm(join(exercise.folder, registerPaths.indexFolder), { recursive: true });
    const facts = { index, part: "key" };
    await expect(openExercise(exercise)).rejects.toMatchObject({ code: "payload.altered", facts });
  });
});

test("an erasure that stopped between a record and its correction is no fault, and is finished", async () => {
  await withInterruptedErasure(async ({ exercise, index }) => {
    await tear(exercise, index, "front", wrappedKeySizeBytes);
    expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
    await (await openExercise(exercise)).close();
    expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
  });
});

test("half a key gone without any decision to erase is found", async () => {
  await withExercise(async (exercise) => {
    const register = await openExercise(exercise);
    const { index } = await new Clerk(register, exercise.founder).openCase("2026/1", [
      exercise.evidence.recipient,
    ]);
    await register.close();
    await tear(exercise, index, "front", 16);
    const faults = faultsOf(await verifyExercise(exercise));
    expect(faults.some((fault) => fault.includes("erased-undecided"))).toBe(true);
  });
});

test("half a key that came back after its erasure was performed is found", async () => {
  await withExercise(async (exercise) => {
    const register = await openExercise(exercise);
    const clerk = new Clerk(register, exercise.founder);
    const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
    const { recordRef: targetRef, index } = await clerk.seize(caseRef, "P-1");
    await clerk.record("erasure-decided", { targetRef, ground: "data-subject" });
    await register.close();
    expect(faultsOf(await verifyExercise(exercise))).toEqual([]);
    const { page, offset } = keySlot(index);
    const handle = await open(join(exercise.folder, registerPaths.keyPage(page)), "r+");
    await handle.write(Uint8Array.of(1), 0, 1, offset + 20);
    await handle.close();
    const faults = faultsOf(await verifyExercise(exercise));
    expect(faults).toEqual([`key.slot keys/0 {"index":${index}}`]);
  });
});
