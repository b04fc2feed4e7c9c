// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { registerPaths } from "@scelle/core";
import { type KeyRing, readKeyRing, type SealedObject } from "@scelle/register";
import {
  Clerk,
  type ExerciseRegister,
  foundExercise,
  openExercise,
  randomFile,
  sealInto,
} from "../faults/register-fixture.ts";

/** What every simulated register starts from: founded once, on a real disk, with a case and a seal. */
export interface SimulationTemplate {
  readonly exercise: ExerciseRegister;
  readonly ring: KeyRing;
  readonly caseRef: string;
  readonly exhibitRef: string;
  readonly sealed: SealedObject;
  /** The register without its vault and index, by paths from its folder. */
  readonly registerFiles: ReadonlyMap<string, Uint8Array>;
  /** Of the key folder, what changes. */
  readonly keyFiles: ReadonlyMap<string, Uint8Array>;
  readonly vaultFiles: ReadonlyMap<string, Uint8Array>;
  remove(): void;
}

export async function simulationTemplate(): Promise<SimulationTemplate> {
  const exercise = await foundExercise("simulation");
  const register = await openExercise(exercise);
  const clerk = new Clerk(register, exercise.founder);
  const { recordRef: caseRef } = await clerk.openCase("2026/1", [exercise.evidence.recipient]);
  const { recordRef: exhibitRef } = await clerk.seize(caseRef, "P-0");
  await register.close();
  const sealed = await sealInto(exercise, randomFile(exercise.top, "image", 3_000));
  const files = filesBelow(exercise.folder);
  const { vaultFolder, indexFolder, lock } = registerPaths;
  const isVault = (path: string): boolean => path.startsWith(`${vaultFolder}/`);
  const isLeftOut = (path: string): boolean => path.startsWith(`${indexFolder}/`) || path === lock;
  const entries = [...files];
  return {
    exercise,
    ring: await readKeyRing(exercise.keyFolder),
    caseRef,
    exhibitRef,
    sealed,
    registerFiles: new Map(entries.filter(([path]) => !isVault(path) && !isLeftOut(path))),
    keyFiles: new Map([...filesBelow(exercise.keyFolder)].filter(([path]) => path === "last-signed")),
    vaultFiles: new Map(entries.filter(([path]) => isVault(path))),
    remove: () => rmSync(exercise.top, { recursive: true, force: true }),
  };
}

/**
 * A real folder for what does not lie on the simulated disk: the vault, only read, and the index, as it was
 * written down in another such folder, or none.
 */
export function realPart({ exercise }: SimulationTemplate, from: string | undefined): string {
  const folder = mkdtempSync(join(exercise.top, "real-"));
  const { indexFolder, vaultFolder } = registerPaths;
  const found = from === undefined ? undefined : join(from, indexFolder);
  // A process that ended early may have left none.
  if (found !== undefined && existsSync(found)) cpSync(found, join(folder, indexFolder), { recursive: true });
  symlinkSync(join(exercise.folder, vaultFolder), join(folder, vaultFolder));
  return folder;
}

function filesBelow(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(folder, path), new Uint8Array(readFileSync(path))]));
}
