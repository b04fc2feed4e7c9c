// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { registerPaths, ScelleError } from "@scelle/core";
import {
  defaultIdentityPath,
  defaultKeyFolder,
  nodeDisk,
  openRegister,
  type Register,
  readIdentity,
  readRegisterJson,
  serve,
} from "@scelle/register";
import { type OpenExercise, openExercise } from "../exercise/exercise-world.ts";
import { openServer, type WebServer } from "../http/open-server.ts";
import type { ProviderOptions } from "../http/provider.ts";
import { registerWorld, signatoryOf } from "../http/register-world.ts";
import type { World } from "../http/world.ts";
import { type AuthorFlags, assertIdentityMovedOut } from "../program/at-register.ts";
import { keyFolderOf, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { listenForSignal } from "../program/until-signal.ts";
import { scheduleScrubs } from "./scrub-schedule.ts";
import { type Authority, type FoundPlace, type PlaceFlags, placeOf } from "./serve-place.ts";
import { type ProviderFlags, providerOf } from "./serve-provider.ts";
import { statusOfFolder, type WitnessStatus } from "./witness-status.ts";

/** Where the app is found when nothing else is said and nobody else is there. */
const usualPort = 8460;
/** A fraction of what any disk gives, and still some four terabytes a day. */
const usualScrubRate = 48 * 1024 * 1024;

export interface ServeFlags extends AuthorFlags, PlaceFlags, ProviderFlags {
  /** 0 for any that is free. */
  readonly port?: number | undefined;
  /** Founds an exercise in a temporary folder, and serves it. */
  readonly exercise?: boolean | undefined;
  /** An exercise in which nothing is recorded yet. */
  readonly blank?: boolean | undefined;
  /** Leaves the folder of the exercise. */
  readonly keep?: boolean | undefined;
  /** Hours after which a register at rest is cosigned again. */
  readonly heartbeat?: number | undefined;
  /** False where only the other commands are served. */
  readonly web?: boolean | undefined;
  /** Milliseconds from the end of one scrub to the next; undefined for none. */
  readonly scrubEvery?: number | undefined;
  /** Bytes a second that a scrub reads. */
  readonly scrubRate?: number | undefined;
}

/** A register that is held for the other commands, and for browsers. */
export interface Serving {
  readonly origin: string;
  readonly folder: string;
  readonly socket: string;
  readonly size: number;
  readonly isExercise: boolean;
  /** From the command to here. */
  readonly seconds: number;
  /** Only where the register has witnesses. */
  readonly witnesses?: WitnessStatus;
  /** Only with a web server. */
  readonly url?: string;
  /** Opens the first session, once. */
  readonly signInUrl?: string;
  /** What other machines have to trust, where the certificate is of our own authority. */
  readonly authority?: Authority;
}

/** What came to be served, and how it ends. */
interface Opened {
  readonly world: World | undefined;
  readonly register: Register;
  readonly exercise: OpenExercise | undefined;
  readonly keyFolder: string;
}

/** Holds the register for others until a signal comes; then publishes what is pending and lets go. */
export async function serveRegister(
  flags: ServeFlags,
  around: Surroundings,
  onServing: (serving: Serving) => void,
): Promise<Serving> {
  const signal = listenForSignal();
  try {
    return await whileServed(flags, around, async (serving) => {
      onServing(serving);
      await signal.came;
    });
  } finally {
    signal.forget();
  }
}

/**
 * Has the register served while a task runs.
 * @returns what was served, with its size at the end
 */
export async function whileServed(
  flags: ServeFlags,
  around: Surroundings,
  task: (serving: Serving) => Promise<void>,
): Promise<Serving> {
  const beganMs = performance.now();
  const provider = await providerOf(flags);
  if (provider !== undefined && flags.exercise === true) {
    // In an exercise everybody may be everybody: nobody has to vouch for anyone.
    throw new ScelleError("usage.options-apart", { option: "--exercise", others: "--oidc-issuer" });
  }
  const { world, register, exercise, keyFolder } = await opened(flags, around);
  const remove = flags.keep === true ? undefined : exercise?.remove;
  let web: WebServer | undefined;
  let endScrubs: (() => void) | undefined;
  const socket = await serve(register).catch(async (cause: unknown) => {
    await register.close();
    await remove?.();
    throw cause;
  });
  try {
    const place = world === undefined ? undefined : await placeOf(flags, keyFolder);
    if (world !== undefined && place !== undefined) {
      web = await listening(world, flags.port, { ...place, provider });
    }
    endScrubs = exercise === undefined ? scrubsOf(register, flags) : undefined;
    const { origin, size } = await register.status();
    const { folder } = register;
    const witnesses = await statusOfFolder(folder);
    const serving: Serving = {
      ...{ origin, folder, size, socket: join(folder, registerPaths.socket) },
      isExercise: exercise !== undefined,
      seconds: Math.round((performance.now() - beganMs) / 100) / 10,
      ...(witnesses.witnesses === undefined ? {} : { witnesses }),
      ...(web === undefined ? {} : { url: web.url, signInUrl: web.signInUrl }),
      ...(place?.authority === undefined ? {} : { authority: place.authority }),
    };
    await task(serving);
    const last = await register.publish();
    return { ...serving, size: last.size };
  } finally {
    endScrubs?.();
    await web?.close();
    await socket.close();
    await remove?.();
  }
}

async function opened(flags: ServeFlags, around: Surroundings): Promise<Opened> {
  if (flags.exercise === true) {
    const exercise = await openExercise(around.env, {
      isBlank: flags.blank === true,
      onProgress: ({ number, count, title }) =>
        around.progress.show(() => `${number}/${count} ${title[around.language]}`),
    });
    around.progress.clear();
    const world = flags.web === false ? undefined : withFaults(exercise.world);
    return { world, register: exercise.world.register, exercise, keyFolder: join(exercise.folder, "keys") };
  }
  const folder = registerFolderOf(flags, around.env);
  const rhythm = flags.heartbeat === undefined ? {} : { heartbeatMs: flags.heartbeat * 3_600_000 };
  const options = { ...keyFolderOf(flags), command: "serve", witnessTimes: rhythm };
  const register = await openRegister(folder, options);
  try {
    await assertIdentityMovedOut(folder, register);
    const { origin, logKey } = await readRegisterJson(nodeDisk(folder), folder);
    const keyFolder = keyFolderOf(flags).keyFolder ?? defaultKeyFolder(around.env, origin, logKey);
    if (flags.web === false) return { world: undefined, register, exercise: undefined, keyFolder };
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
    const people: World["people"] = [await signatoryOf(register, signer)];
    const world = { ...(await registerWorld(register, keyFolder, around.env)), people };
    return { world: withFaults(world), register, exercise: undefined, keyFolder };
  } catch (error) {
    await register.close();
    throw error;
  }
}

/** An exercise is over before anything could rot. */
function scrubsOf(register: Register, { scrubEvery, scrubRate }: ServeFlags): (() => void) | undefined {
  if (scrubEvery === undefined) return undefined;
  return scheduleScrubs(register, {
    everyMs: scrubEvery,
    rateBytesPerSecond: scrubRate ?? usualScrubRate,
    onWanting: (line) => void process.stderr.write(`${line}\n`),
  });
}

/** Another server at the usual port is no reason not to start; a port that was named is meant. */
async function listening(
  world: World,
  port: number | undefined,
  { placing, provider }: FoundPlace & { readonly provider: ProviderOptions | undefined },
): Promise<WebServer> {
  try {
    return await openServer(world, { ...placing, port: port ?? usualPort }, provider);
  } catch (error) {
    const isTaken = error instanceof ScelleError && error.code === "server.address-taken";
    if (port !== undefined || !isTaken) throw error;
    return await openServer(world, { ...placing, port: 0 }, provider);
  }
}

/** The operator sees where our own faults are, and nothing of what requests bring. */
function withFaults(world: World): World {
  return {
    ...world,
    onAnswered: ({ method, path, status, fault }) => {
      if (fault !== undefined) process.stderr.write(`${method} ${path} ${status}: ${fault}\n`);
    },
  };
}
