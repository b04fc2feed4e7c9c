// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, base64url, findKind, type JsonObject, type Signer } from "@scelle/core";
import {
  createIdentity,
  found,
  openRegister,
  type Register,
  readIdentity,
  signDraft,
} from "@scelle/register";
import { type OpenExercise, openExercise } from "../../exercise/exercise-world.ts";
import type { Signatory as Signing } from "../../exercise/inquiry/act.ts";
import { recordActs } from "../../exercise/inquiry/recorder.ts";
import { registration } from "../../exercise/inquiry/signatories.ts";
import { registerWorld } from "../register-world.ts";
import type { Signatory, World } from "../world.ts";
import { type Cell, cells, relations } from "./walled-cells.ts";

/** Somebody in a cell, with a key in both worlds. */
export interface Somebody extends Cell {
  readonly personRef: string;
  readonly signer: Signer;
}

/** A register with a case, and the same with the same persons and no case. */
export interface WalledWorlds {
  readonly exercise: OpenExercise;
  readonly here: World;
  readonly there: World;
  readonly people: readonly Somebody[];
  /** Implicated, without a key; known in both. */
  readonly officerRef: string;
  readonly lead: Signer;
  readonly registry: Signer;
  /** Records an act of the case, or of the register. */
  act(register: Register, signer: Signer, kind: string, stated: JsonObject, ref?: string): Promise<string>;
  remove(): Promise<void>;
}

/** @param chosen whom there is; everybody of every role and relation unless told otherwise */
export async function openWalledWorlds(chosen: readonly Cell[] = cells()): Promise<WalledWorlds> {
  const exercise = await openExercise(process.env);
  const folder = await mkdtemp(join(tmpdir(), "scelle-walls-"));
  const registry = await readIdentity(join(exercise.folder, "identities", "registry.key"));
  const without = await worldWithout(exercise, registry, folder);
  const people = await Promise.all(
    chosen.map(async (cell, number): Promise<Somebody> => {
      const signer = await createIdentity(join(folder, `person-${number}.key`));
      return { ...cell, personRef: randomUUID(), signer };
    }),
  );
  const [officerRef, bodyRef] = [randomUUID(), randomUUID()];
  for (const { register } of [exercise.world, without]) {
    await registerPeople(register, { registry, exercise, people, officerRef, bodyRef });
  }
  const lead = exercise.world.people[0].signer;
  await tellRelations(exercise, { lead, people, officerRef, bodyRef });
  return {
    ...{ exercise, people, officerRef, lead, registry, act },
    here: withPeople(exercise.world, people),
    there: withPeople(without, people),
    remove: async () => {
      await exercise.world.register.close();
      await without.register.close();
      await exercise.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function act(
  register: Register,
  signer: Signer,
  kind: string,
  stated: JsonObject,
  ref: string = randomUUID(),
): Promise<string> {
  const draft = { draftId: ref, kind, version: findKind(kind)?.version ?? 1, stated };
  return (await register.append(await signDraft(register.origin, draft, signer))).recordRef;
}

function withPeople(world: World, people: readonly Somebody[]): World {
  const chosen = people.map(({ role, relation, personRef, signer }): Signatory => {
    return { personRef, name: nameOf({ role, relation }), signer };
  });
  return { ...world, people: [...world.people, ...chosen] };
}

function nameOf({ role, relation }: Pick<Cell, "role" | "relation">): string {
  return `Person of role ${role}, ${relation} (Exercise)`;
}

/** The same persons with the same keys, in a register that never had a case. */
async function worldWithout(
  { exercise: loaded, world, folder: kept }: OpenExercise,
  founder: Signer,
  folder: string,
): Promise<World> {
  assert(world.exercise !== undefined, "it is an exercise");
  const keyFolder = join(folder, "keys");
  await found({
    folder: join(folder, "register"),
    ...{ keyFolder, origin: loaded.origin, isExercise: true, founder },
    title: "Exercise: register of the inspectorate of Velmar",
    bodyName: "Inspectorate of Velmar (Exercise)",
    founderName: "Registry of the inspectorate (Exercise)",
    recoveryRecipient: (await world.register.recipients(loaded.caseRef)).at(-1) ?? kept,
  });
  const register = await openRegister(join(folder, "register"), { keyFolder, command: "test" });
  const refs = new Map<string, string>(loaded.roles.map(({ part, personRef }) => [part, personRef]));
  const ref = (name: string) => refs.get(name) ?? refs.set(name, randomUUID()).get(name) ?? "";
  const signers = new Map<Signing, Signer>([["registry", founder]]);
  for (const { part, identityFile } of loaded.roles) signers.set(part, await readIdentity(identityFile));
  const publicKeyOf = (part: Signing) => base64url((signers.get(part) ?? founder).publicKey);
  await recordActs({ register, signers, ref, sealed: new Map() }, registration(ref, publicKeyOf));
  return {
    ...(await registerWorld(register, keyFolder, process.env)),
    people: world.people,
    exercise: { ...world.exercise, work: folder },
  };
}

interface Registered {
  readonly registry: Signer;
  readonly exercise: OpenExercise;
  readonly people: readonly Somebody[];
  readonly officerRef: string;
  readonly bodyRef: string;
}

async function registerPeople(register: Register, told: Registered): Promise<void> {
  const { registry, exercise, people, officerRef, bodyRef } = told;
  const custodian = partOf(exercise, "custodian");
  await act(
    register,
    registry,
    "body-registered",
    { name: "Section (Exercise)", bodyType: "other" },
    bodyRef,
  );
  await act(register, registry, "person-registered", { name: "Officer 77 (Exercise)" }, officerRef);
  for (const { role, relation, personRef, signer } of people) {
    const publicKey = base64url(signer.publicKey);
    const stated = { name: nameOf({ role, relation }), publicKey };
    const isAdministrator = role === "administrator";
    const grant = isAdministrator ? { role: "administrator", secondRef: custodian.personRef } : {};
    await act(register, registry, "person-registered", { ...stated, ...grant }, personRef);
    if (!isAdministrator) continue;
    const answer = { personRef, grantRef: personRef, answer: "confirmed" };
    await act(register, custodian.signer, "grant-answered", answer);
  }
}

function partOf({ world }: OpenExercise, part: string): Signatory {
  const found = world.people.find(({ role }) => role?.part === part);
  assert(found !== undefined, `there is a ${part}`);
  return found;
}

/** First everybody is let in, then it turns out how they stand to the case. */
async function tellRelations(
  exercise: OpenExercise,
  told: Omit<Registered, "registry" | "exercise"> & { readonly lead: Signer },
): Promise<void> {
  const { lead, people, officerRef, bodyRef } = told;
  const { register } = exercise.world;
  const { caseRef, imageExhibitRef: exhibitRef, frontTextRef: textRef } = exercise.exercise;
  const second = partOf(exercise, "second-inspector");
  for (const { role, personRef } of people) {
    if (role === "administrator" || role === "nobody") continue;
    const admission = { caseRef, personRef, role, reason: "Exercise", secondRef: second.personRef };
    const admissionRef = await act(register, lead, "member-admitted", admission);
    const answer = { caseRef, admissionRef, answer: "confirmed" };
    await act(register, second.signer, "admission-answered", answer);
  }
  for (const { relation, personRef } of people) {
    let before = "";
    for (const { kind, stated } of relations[relation]?.({
      ...{ personRef, officerRef, bodyRef, exhibitRef, textRef },
    }) ?? []) {
      before = await act(register, lead, kind, { caseRef, ...stated(before) });
    }
  }
  const implicated = { caseRef, personRef: officerRef, status: "suspect", source: "prosecutor" };
  const at = "2026-01-05T10:00:00.000Z";
  const from = { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };
  await act(register, lead, "legal-status-recorded", { ...implicated, from });
}
