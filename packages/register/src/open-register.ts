// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import {
  base64url,
  compileSchemas,
  formatVerifierKey,
  formatVersionOpen,
  noteSizeBytesMax,
  parseNote,
  parseRegisterJson,
  type RegisterJson,
  registerJsonSizeBytesMax,
  registerPaths,
  ScelleError,
  verifyCosignatures,
} from "@scelle/core";
import { Clock } from "./clock.ts";
import type { Disk } from "./disk/disk.ts";
import { nodeDisk } from "./disk/node-disk.ts";
import { openIndex } from "./index/open-index.ts";
import { type KeyRing, readKeyRing, readLastSigned, writeLastSigned } from "./keys/key-ring.ts";
import { ed25519Signer, nodeCrypto } from "./keys/node-crypto.ts";
import { defaultKeyFolder, journalFolder } from "./keys/places.ts";
import { knownByHistory } from "./known-size.ts";
import { LiveSituation } from "./live-situation.ts";
import { type Lock, takeLock } from "./lock.ts";
import { Log } from "./log/log.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import { RecordStore } from "./log/record-store.ts";
import { ObjectMeasurer } from "./objects.ts";
import type { PublishingManners } from "./publisher.ts";
import { Register } from "./register.ts";
import { CaseChains } from "./seal-record.ts";
import { type TimestampTimes, usualTimestampTimes } from "./timestamps/timestamping.ts";
import { sweepAbandoned } from "./vault/sweep-vault.ts";
import { usualWitnessTimes, type WitnessTimes } from "./witnesses/witness-link.ts";
import { readPolicy } from "./witnesses/witness-policy.ts";

export interface RegisterOptions {
  /** Where the online keys lie; by default in the user's configuration folder. */
  readonly keyFolder?: string;
  /** Names this process to others that find the register locked. */
  readonly command: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Another storage than the folder itself: one that fails on purpose. */
  readonly disk?: Disk;
  /** How witnesses are asked, where not as usual. */
  readonly witnessTimes?: Partial<WitnessTimes>;
  /** Another reading of their answers: for showing that each part of it is needed. */
  readonly concludeAnswer?: PublishingManners["witnesses"]["conclude"];
  /** How authorities for time are asked, where not as usual. */
  readonly timestampTimes?: Partial<TimestampTimes>;
  /** Another judgement of their answers: for showing that each part of it is needed. */
  readonly judgeTimestamp?: PublishingManners["timestamps"]["judge"];
  /** The same for the key folder, where the last signed tree is noted. */
  readonly keyDisk?: Disk;
  /** What holds others off, where the storage is none that flock(2) knows. */
  readonly takeLock?: (folder: string, command: string) => Lock;
}

/**
 * Takes the lock of a register and brings it to a state in which it can write: recovery, index, open
 * erasures.
 * @throws ScelleError("register.not-found" | "register.locked" | "register.rolled-back" | "register.forked" |
 *   "key.ring-missing" | "key.wrong-ring" | "witness.ahead" | "witness.other-history" |
 *   "log.damaged" | "log.gap" | "format.newer" | "disk.…")
 */
export async function openRegister(folder: string, options: RegisterOptions): Promise<Register> {
  compileSchemas();
  const disk = options.disk ?? nodeDisk(folder);
  const registerJson = await readRegisterJson(disk, folder);
  const keyFolder =
    options.keyFolder ?? defaultKeyFolder(process.env, registerJson.origin, registerJson.logKey);
  const ring = await readKeyRing(keyFolder);
  const keyDisk = options.keyDisk ?? nodeDisk(keyFolder);
  const keys = publicationKeys(registerJson, ring, keyFolder, keyDisk);
  const lock = (options.takeLock ?? takeLock)(folder, options.command);
  const manners = mannersOf(options);
  const isInFolder = options.disk === undefined;
  const places = { folder, disk, isInFolder, registerJson, keys, keyDisk };
  const register = await assemble({ ...places, ring, lock, ...manners, now: options.now }).catch(
    (cause: unknown) => {
      lock.release();
      throw cause;
    },
  );
  try {
    // In a register that is closed nothing can be recorded, and no witness is asked.
    if (registerJson.successor === undefined) await register.begin();
    if (isInFolder) await sweepLeft(folder);
    return register;
  } catch (cause) {
    // What could not begin cannot end well either: the cause is told.
    await register.close().catch(() => undefined);
    throw cause;
  }
}

/** @throws ScelleError("register.not-found" | "format.malformed" | "format.newer") */
export async function readRegisterJson(disk: Disk, folder: string): Promise<RegisterJson> {
  const bytes = await disk.read(registerPaths.registerJson, registerJsonSizeBytesMax);
  if (bytes === undefined) throw new ScelleError("register.not-found", { folder });
  return parseRegisterJson(bytes);
}

/** Keys of publication; the ring must be the one that the register names. */
export function publicationKeys(
  registerJson: RegisterJson,
  ring: KeyRing,
  keyFolder: string,
  keyDisk = nodeDisk(keyFolder),
): PublicationKeys {
  const { origin, logKey } = registerJson;
  const signer = ed25519Signer(ring.log);
  if (formatVerifierKey(nodeCrypto, origin, 1, signer.publicKey) !== logKey) {
    throw new ScelleError("key.wrong-ring", { path: keyFolder });
  }
  const rememberSigned = (size: number, root: string): Promise<void> =>
    writeLastSigned(keyDisk, { size, root });
  return { origin, logKey, signer, rememberSigned };
}

interface FoundingParts {
  readonly folder: string;
  readonly origin: string;
  readonly logKey: string;
  readonly keyFolder: string;
  readonly ring: KeyRing;
  readonly now: (() => number) | undefined;
}

/** A register without any record, in a folder that nobody else knows of yet. */
export async function foundingRegister(parts: FoundingParts): Promise<Register> {
  const { folder, origin, logKey, keyFolder, ring, now } = parts;
  const registerJson = { formatVersion: formatVersionOpen, origin, logKey, foundingEntry: "" } as const;
  const lock = takeLock(folder, "init");
  try {
    const manners = mannersOf({ command: "init" });
    const keyDisk = nodeDisk(keyFolder);
    const keys = publicationKeys(registerJson, ring, keyFolder, keyDisk);
    const disk = nodeDisk(folder);
    const places = { folder, disk, isInFolder: true, registerJson, keys, keyDisk };
    return await assemble({ ...places, ring, lock, ...manners, now });
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

/** Half-written objects that nobody has gone on with for a week. */
async function sweepLeft(folder: string): Promise<void> {
  // Where it cannot be done they cost room and nothing else; `doctor` counts them.
  const vaultFolder = join(folder, registerPaths.vaultFolder);
  await sweepAbandoned(vaultFolder, journalFolder(process.env)).catch(() => undefined);
}

function mannersOf(options: RegisterOptions): PublishingManners {
  const { witnessTimes, concludeAnswer: conclude, timestampTimes, judgeTimestamp: judge } = options;
  return {
    witnesses: {
      times: { ...usualWitnessTimes, ...witnessTimes },
      ...(conclude === undefined ? {} : { conclude }),
    },
    timestamps: {
      times: { ...usualTimestampTimes, ...timestampTimes },
      ...(judge === undefined ? {} : { judge }),
    },
  };
}

interface AssemblyParts extends PublishingManners {
  readonly folder: string;
  readonly disk: Disk;
  /** Whether the disk is the folder itself. */
  readonly isInFolder: boolean;
  readonly registerJson: RegisterJson;
  readonly keys: PublicationKeys;
  readonly keyDisk: Disk;
  readonly ring: KeyRing;
  readonly lock: Lock;
  readonly now: (() => number) | undefined;
}

async function assemble(parts: AssemblyParts): Promise<Register> {
  const { folder, disk, registerJson, keys, keyDisk, ring, lock, witnesses, timestamps, now } = parts;
  const { origin, logKey } = registerJson;
  const log = await Log.open(disk, nodeCrypto, keys);
  const closedBy = registerJson.successor;
  // What follows a closed register says how much of it is missing; here nobody goes on any more.
  if (closedBy === undefined) await assertNotRolledBack(disk, log, logKey, keyDisk);
  const store = await RecordStore.open(disk, nodeCrypto, log, origin, ring.record);
  const index = await openIndex({
    folder,
    origin,
    crypto: nodeCrypto,
    recordKey: ring.record,
    log,
    store,
    isInFolder: parts.isInFolder,
  });
  try {
    const objects = new ObjectMeasurer(folder);
    const situation = new LiveSituation(origin, index, store, (root) => objects.has(root));
    const clock = new Clock(
      now ?? Date.now,
      Date.parse(index.latestRecordedAt() ?? "1970-01-01T00:00:00.000Z"),
    );
    await heedWitnesses(disk, clock);
    const chains = new CaseChains(nodeCrypto, ring.link, (caseRef) => index.caseEnd(caseRef));
    const writer = {
      origin,
      crypto: nodeCrypto,
      clock,
      log,
      store,
      index,
      situation,
      recordKey: ring.record,
      chains,
      closedBy,
    };
    const actSigner = ed25519Signer(ring.act);
    const places = { origin, folder, disk, lock, log, store, index, situation, clock, objects };
    const shared = { ...places, writer };
    return new Register({ ...shared, publicationKeys: keys, actSigner, witnesses, timestamps });
  } catch (cause) {
    index.close();
    throw cause;
  }
}

/**
 * What this installation signed last is kept apart from the folder: an older copy of the folder shows here.
 * So does a checkpoint that was kept in the folder and goes further than its log.
 */
async function assertNotRolledBack(disk: Disk, log: Log, logKey: string, keyDisk: Disk): Promise<void> {
  const last = await readLastSigned(keyDisk);
  const kept = await knownByHistory(disk, nodeCrypto, logKey, log.size);
  const signed = Math.max(last?.size ?? 0, ...kept.map(({ size }) => size));
  if (signed > log.size) throw new ScelleError("register.rolled-back", { size: log.size, signed });
  if (last?.root === undefined) return;
  const root = await log.rootAt(last.size);
  if (base64url(root) !== last.root) throw new ScelleError("register.forked", { size: last.size });
}

/** The newest time that a witness of the register's own policy attested bounds the clock from below. */
async function heedWitnesses(disk: Disk, clock: Clock): Promise<void> {
  const policy = await readPolicy(disk, nodeCrypto);
  const checkpoint = await disk.read(registerPaths.checkpoint, noteSizeBytesMax);
  if (policy === undefined || checkpoint === undefined) return;
  const witnesses = policy.witnesses.map(({ key }) => key);
  for (const { timeSeconds } of await verifyCosignatures(nodeCrypto, parseNote(checkpoint), witnesses)) {
    clock.witnessed(timeSeconds * 1_000);
  }
}
