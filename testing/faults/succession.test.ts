// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { encodeRegisterJson, parseRegisterJson } from "@scelle/core";
import {
  createIdentity,
  knownByCheckpoint,
  nodeCrypto,
  readKeyRing,
  restore,
  succeed,
} from "@scelle/register";
import { verifySuccession } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { expect, test } from "vitest";
import { Clerk, type ExerciseRegister, openExercise, withExercise } from "./register-fixture.ts";
import { seededRandom } from "./seeded-random.ts";
import type { SucceedAssignment } from "./succeed-child.ts";

/** Where each copy of a register ends, in entries after the case was opened. */
interface Copies {
  readonly backup: number;
  readonly mirror: number;
  readonly lost: number;
}

interface Lost {
  readonly exercise: ExerciseRegister;
  readonly backup: string;
  readonly mirror: string;
  /** The newest checkpoint, as somebody kept it. */
  readonly kept: Uint8Array;
  readonly size: number;
}

/** A register that was copied twice on its way, and then lost with its disk. */
async function withLost(
  { backup, mirror, lost }: Copies,
  body: (lost: Lost) => Promise<void>,
): Promise<void> {
  await withExercise(async (exercise) => {
    const places = { backup: join(exercise.top, "backup"), mirror: join(exercise.top, "mirror") };
    let register = await openExercise(exercise);
    const { recordRef } = await new Clerk(register, exercise.founder).openCase("2026/1", [
      exercise.evidence.recipient,
    ]);
    for (let count = 0; count <= lost; count++) {
      if (count === backup) await register.backup(places.backup);
      if (count === mirror) {
        await register.close();
        cpSync(exercise.folder, places.mirror, { recursive: true, filter: (path) => !path.includes("/run") });
        register = await openExercise(exercise);
      }
      if (count < lost) await new Clerk(register, exercise.founder).seize(recordRef, `P-${count}`);
    }
    const { size } = await register.publish();
    await register.close();
    const kept = readFileSync(join(exercise.folder, "log/checkpoint"));
    rmSync(exercise.folder, { recursive: true });
    await body({ exercise, ...places, kept, size });
  });
}

async function restored({ exercise, backup, kept }: Lost, folder: string, from: readonly string[]) {
  const known = async (logKey: string) => [await knownByCheckpoint(nodeCrypto, logKey, "kept", kept)];
  const { keyFolder, recovery } = exercise;
  return await restore({ backup, folder, keyFolder, identities: [recovery.identity], from, known });
}

function founding(exercise: ExerciseRegister) {
  const folder = join(exercise.top, "young");
  return { folder, keyFolder: join(exercise.top, "young-keys"), origin: "inspectorate.example/exercise-2" };
}

/** The two registers, checked with their keys. */
async function chainOf(exercise: ExerciseRegister, old: string, kept: Uint8Array) {
  const optionsOf = async (keyFolder: string) => {
    const { record, link } = await readKeyRing(keyFolder);
    return { crypto: nodeCrypto, recordKey: record, linkRootKey: link };
  };
  const young = founding(exercise);
  const anchors = [{ kind: "checkpoint", name: "kept", note: kept }] as const;
  return await verifySuccession(
    { folder: nodeFolder(young.folder), options: await optionsOf(young.keyFolder) },
    { folder: nodeFolder(old), options: { ...(await optionsOf(exercise.keyFolder)), anchors } },
  );
}

test("whatever prefix came back, the named hole is exactly what is missing", async () => {
  const random = seededRandom(20_26);
  for (let run = 0; run < 6; run++) {
    const lost = random.between(2, 9);
    const copies = { backup: random.between(0, lost - 1), mirror: random.between(0, lost - 1), lost };
    await withLost(copies, async (gone) => {
      const { exercise, size } = gone;
      const folder = join(exercise.top, "old");
      const back = await restored(gone, folder, [gone.mirror]);
      // The founding, its person and the case come first; a mirror and a backup open the register alike.
      const from = 3 + Math.max(copies.backup, copies.mirror);
      expect(back, JSON.stringify(copies)).toMatchObject({ size: from, withoutKeys: 0 });
      expect(back.lost).toMatchObject({ from, to: size - 1 });
      expect(back.fetched[0]?.entries).toBe(Math.max(0, copies.mirror - copies.backup));
      const founder = await createIdentity(join(exercise.top, "founder-2"));
      const lossy = { folder, keyFolder: exercise.keyFolder };
      await succeed({ ...founding(exercise), founderName: "Registrar", founder }, lossy);
      const { chain, predecessor, successor } = await chainOf(exercise, folder, gone.kept);
      expect(chain).toMatchObject({ hole: { from, to: size }, holds: true });
      expect([predecessor.integrity.value, successor.integrity.value]).toEqual(["holds", "holds"]);
      expect(predecessor.counts.intact).toBe(from);
    });
  }
});

const copiesOfOne: Copies = { backup: 1, mirror: 2, lost: 4 };

test.each<[string, (mirror: string) => void, string]>([
  [
    "an entry was changed",
    (mirror) => flip(newestIn(join(mirror, "log/tile/entries/000.p")), 100),
    "log.damaged",
  ],
  ["a content was changed", (mirror) => flip(newestIn(join(mirror, "payload")), 40), "payload.altered"],
  ["the checkpoint was changed", (mirror) => flip(join(mirror, "log/checkpoint"), 40), "log.damaged"],
  ["the keys are not there", (mirror) => rmSync(join(mirror, "keys"), { recursive: true }), "disk.failed"],
])("from a copy in which %s nothing false is taken", async (_, damage, problem) => {
  await withLost(copiesOfOne, async (gone) => {
    damage(gone.mirror);
    const folder = join(gone.exercise.top, "old");
    const { size, fetched, lost } = await restored(gone, folder, [gone.mirror]);
    expect({ size, fetched }).toMatchObject({ size: 4, fetched: [{ entries: 0, problem }] });
    expect(lost?.from).toBe(4);
  });
});

test("cut off at any step, the old register is open and alone, or closed and followed: the same call ends it", async () => {
  await withLost(copiesOfOne, async (gone) => {
    const { exercise } = gone;
    const folder = join(exercise.top, "old");
    await restored(gone, folder, []);
    const founder = await createIdentity(join(exercise.top, "founder-2"));
    const again = () =>
      succeed(
        { ...founding(exercise), founderName: "Registrar", founder },
        { folder, keyFolder: exercise.keyFolder },
      );
    const founded = await again();
    const young = founding(exercise).folder;
    const hidden = join(dirname(young), `.${basename(young)}.founding-1`);
    const closed = parseRegisterJson(readFileSync(join(folder, "register.json")));

    renameSync(young, hidden); // Closed, and the new one has not got its name.
    const readOnly = await openExercise({ folder, keyFolder: exercise.keyFolder });
    await expect(new Clerk(readOnly, exercise.founder).openCase("2026/9", [])).rejects.toMatchObject({
      code: "register.succeeded",
    });
    await readOnly.close();
    expect(await again()).toEqual(founded);
    expect(existsSync(hidden)).toBe(false);
    expect((await chainOf(exercise, folder, gone.kept)).chain?.holds).toBe(true);

    const { origin, logKey, foundingEntry } = closed;
    const open = encodeRegisterJson({ formatVersion: 1, origin, logKey, foundingEntry });
    writeFileSync(join(folder, "register.json"), open); // The new one is whole, the old one not yet closed.
    renameSync(young, hidden);
    await expect(openExercise({ folder, keyFolder: exercise.keyFolder })).rejects.toMatchObject({
      code: "register.rolled-back",
    });
    const second = { ...founding(exercise), keyFolder: join(exercise.top, "second-keys") };
    const other = await succeed(
      { ...second, founderName: "Registrar", founder },
      { folder, keyFolder: exercise.keyFolder },
    );
    expect(other.logKey).not.toBe(founded.logKey);
  });
});

test("killed at moments all along, it leaves either state whole, and the next call ends in one chain", async () => {
  const program = fileURLToPath(new URL("./succeed-child.js", import.meta.url));
  const outcomes: string[] = [];
  await withLost(copiesOfOne, async (gone) => {
    const { exercise } = gone;
    const pristine = join(exercise.top, "pristine");
    await restored(gone, pristine, []);
    const founder = join(exercise.top, "founder-2");
    await createIdentity(founder);
    const run = async (folder: string, delayMs: number | undefined) => {
      const assignment: SucceedAssignment = {
        founding: founding(exercise),
        founder,
        lossy: { folder, keyFolder: exercise.keyFolder },
      };
      const child = spawn(process.execPath, [program, JSON.stringify(assignment)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      child.stdout.once("data", () => {
        if (delayMs !== undefined) setTimeout(() => child.kill("SIGKILL"), delayMs);
      });
      const started = performance.now();
      const [code] = (await once(child, "close")) as [number | null];
      return { code, tookMs: performance.now() - started };
    };
    const fresh = (): string => {
      const folder = join(exercise.top, "old");
      for (const name of readdirSync(exercise.top)) {
        if (/^(old|young|young-keys|\.young.*)$/.test(name))
          rmSync(join(exercise.top, name), { recursive: true });
      }
      mkdirSync(folder);
      cpSync(pristine, folder, { recursive: true });
      return folder;
    };
    for (const delayMs of [0, 5, 10, 20, 30, 40, 55, 70, 90, 120]) {
      const folder = fresh();
      await run(folder, delayMs);
      const { successor } = parseRegisterJson(readFileSync(join(folder, "register.json")));
      const { keyFolder } = founding(exercise);
      if (successor === undefined) {
        outcomes.push("open");
        rmSync(keyFolder, { recursive: true, force: true }); // Keys of a log that nobody has seen.
      } else outcomes.push(existsSync(founding(exercise).folder) ? "followed" : "closed");
      expect((await run(folder, undefined)).code).toBe(0);
      const { chain, predecessor } = await chainOf(exercise, folder, gone.kept);
      expect(chain).toMatchObject({ hole: { from: 4, to: 7 }, holds: true });
      expect(predecessor.integrity.value).toBe("holds");
    }
  });
  expect(outcomes).toContain("open");
  expect(outcomes).toHaveLength(10);
});

function newestIn(folder: string): string {
  const names = readdirSync(folder).sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
  return join(folder, names.at(-1) ?? "");
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
