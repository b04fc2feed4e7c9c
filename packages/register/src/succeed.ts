// SPDX-License-Identifier: Apache-2.0
import { readdir, rename } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  appendSignatureLines,
  base64url,
  ed25519Type,
  encodeRegisterJson,
  formatCheckpoint,
  formatSignatureLine,
  formatSuccession,
  formatVersionClosed,
  hex,
  keyIdOf,
  type Predecessor,
  parseBase64url,
  parsePayload,
  type RecordPayload,
  type RegisterJson,
  registerPaths,
  ScelleError,
  signNote,
  utf8,
} from "@scelle/core";
import { nodeDisk, syncFolder } from "./disk/node-disk.ts";
import { buildingName, type Ending, type Founded, type Founding, foundWith } from "./found.ts";
import { type KeyRing, raiseLastSigned, readKeyRing, readLastSigned } from "./keys/key-ring.ts";
import { ed25519Signer, nodeCrypto } from "./keys/node-crypto.ts";
import { defaultKeyFolder } from "./keys/places.ts";
import {
  assertKnownAgrees,
  assertSigned,
  type KnownSize,
  knownByHistory,
  knownByNote,
  largestKnown,
} from "./known-size.ts";
import { takeLock } from "./lock.ts";
import { Log } from "./log/log.ts";
import type { PublicationKeys } from "./log/publication-keys.ts";
import { RecordStore } from "./log/record-store.ts";
import { publicationKeys, readRegisterJson } from "./open-register.ts";

/** A register that lost entries for good. */
export interface Lossy {
  readonly folder: string;
  readonly keyFolder?: string;
  /** What was kept outside, opened with its verifier key. */
  readonly known?: (logKey: string) => Promise<readonly KnownSize[]>;
  /** Whether a size that nobody signed counts too. */
  readonly acceptsUnsigned?: boolean;
}

/** What the founding leaves to be taken over from the register that it follows. */
export type Succeeding = Omit<Founding, "recoveryRecipient" | "isExercise" | "title" | "bodyName"> &
  Partial<Pick<Founding, "recoveryRecipient" | "title" | "bodyName">>;

export interface Successor extends Founded {
  readonly recoveryRecipient: string;
  readonly predecessor: Predecessor;
}

interface Ended {
  readonly folder: string;
  readonly document: RegisterJson;
  readonly keys: PublicationKeys;
  readonly log: Log;
  readonly founding: RecordPayload | undefined;
}

/**
 * Closes a register that lost entries for good, and founds the one that follows it. The old log gets no
 * entry more: a second entry at a place that had one would be two histories under one key. Closing is one
 * write; the new register is whole before it, and gets its name after it. Interrupted in between, the same
 * call finishes.
 * @throws ScelleError("succession.nothing-missing" | "succession.anchor-differs" |
 *   "succession.unsigned-anchor" | "succession.same-origin" | "register.succeeded" …)
 *   and whatever `found` throws
 */
export async function succeed(succeeding: Succeeding, lossy: Lossy): Promise<Successor> {
  const folder = resolve(lossy.folder);
  const document = await readRegisterJson(nodeDisk(folder), folder);
  const keyFolder = lossy.keyFolder ?? defaultKeyFolder(process.env, document.origin, document.logKey);
  if (document.successor !== undefined) return await finished(succeeding, folder, document.successor);
  if (succeeding.origin === document.origin) {
    throw new ScelleError("succession.same-origin", { origin: document.origin });
  }
  const ring = await readKeyRing(keyFolder);
  const lock = takeLock(folder, "init");
  try {
    const ended = await openEnded(folder, document, ring, keyFolder);
    const predecessor = await predecessorOf(ended, keyFolder, lossy);
    const founding = foundingFrom(succeeding, ended);
    const founded = await foundWith(founding, endingOf(ended, predecessor));
    return { ...founded, recoveryRecipient: founding.recoveryRecipient, predecessor };
  } finally {
    lock.release();
  }
}

async function openEnded(
  folder: string,
  document: RegisterJson,
  ring: KeyRing,
  keyFolder: string,
): Promise<Ended> {
  const disk = nodeDisk(folder);
  const rememberSigned = (size: number, root: string) => raiseLastSigned(nodeDisk(keyFolder), { size, root });
  const keys = { ...publicationKeys(document, ring, keyFolder), rememberSigned };
  const log = await Log.open(disk, nodeCrypto, keys);
  await log.publish(keys, Date.now()); // Its last checkpoint covers what was acknowledged.
  const store = await RecordStore.open(disk, nodeCrypto, log, document.origin, ring.record);
  return { folder, document, keys, log, founding: payloadAt(store, 0) };
}

/** @returns undefined where the keys of the records did not come back */
function payloadAt(store: RecordStore, index: number): RecordPayload | undefined {
  try {
    const bytes = store.payload(index);
    return bytes === undefined ? undefined : parsePayload(bytes);
  } catch (cause) {
    if (cause instanceof ScelleError && cause.code.startsWith("disk.")) return undefined;
    throw cause;
  }
}

async function predecessorOf(
  { folder, document, keys, log }: Ended,
  keyFolder: string,
  lossy: Lossy,
): Promise<Predecessor> {
  const disk = nodeDisk(folder);
  const { logKey } = document;
  const outside = (await lossy.known?.(logKey)) ?? [];
  const store = await RecordStore.open(disk, nodeCrypto, log, document.origin, new Uint8Array(32));
  const kept = await knownByHistory(disk, nodeCrypto, logKey, log.size);
  const noted = knownByNote(await readLastSigned(nodeDisk(keyFolder)), join(keyFolder, "last-signed"));
  await assertKnownAgrees(folder, log, store, [...outside, ...kept, ...noted]);
  if (lossy.acceptsUnsigned !== true) assertSigned([...outside, ...kept, ...noted], log.size);
  const signedHere = await Promise.all(noted.map((known) => withSignature(known, keys)));
  const largest = largestKnown([...outside, ...kept, ...signedHere]);
  if (largest === undefined || largest.size <= log.size) {
    throw new ScelleError("succession.nothing-missing", { folder, size: log.size });
  }
  const { root, signature } = largest;
  const isShown = root !== undefined && signature !== undefined;
  const shown = isShown ? { shownBy: { root: hex(root), signature: base64url(signature) } } : {};
  return { logKey, size: log.size, root: hex(log.root()), knownSize: largest.size, ...shown };
}

/**
 * What the note says was signed here before: signing it again gives the same bytes. A root that the note does
 * not hold came from outside, and is not signed for anybody.
 */
async function withSignature(known: KnownSize, { origin, signer }: PublicationKeys): Promise<KnownSize> {
  const { size, root } = known;
  if (root === undefined) return known;
  return { ...known, signature: await signer.sign(utf8(formatCheckpoint({ origin, size, root }))) };
}

/** Whoever holds the recovery of the old register holds that of the new one, unless another is named. */
function foundingFrom(succeeding: Succeeding, { folder, founding }: Ended): Founding {
  const before = founding?.draft.stated ?? {};
  const taken = (name: string): string | undefined => {
    const value = before[name];
    return typeof value === "string" ? value : undefined;
  };
  const recoveryRecipient = succeeding.recoveryRecipient ?? taken("recoveryRecipient");
  if (recoveryRecipient === undefined) {
    throw new ScelleError("usage.option-missing", {
      option: "--recovery",
      command: `init --succeeds ${folder}`,
    });
  }
  const { origin } = succeeding;
  return {
    ...succeeding,
    recoveryRecipient,
    title: succeeding.title ?? taken("title") ?? origin,
    bodyName: succeeding.bodyName ?? taken("bodyName") ?? origin,
    isExercise: before["isExercise"] === true,
  };
}

function endingOf({ folder, document, keys, log }: Ended, succeeds: Predecessor): Ending {
  const disk = nodeDisk(folder);
  return {
    succeeds,
    end: async (building, { logKey, foundingEntry, origin }, ring) => {
      const text = formatSuccession({
        predecessorKey: document.logKey,
        size: log.size,
        root: log.root(),
        knownSize: succeeds.knownSize,
        successorKey: logKey,
        foundingEntry: parseBase64url(foundingEntry, "founding entry", 32),
      });
      const signedByOld = await signNote(nodeCrypto, text, keys.origin, keys.signer);
      const signer = ed25519Signer(ring.log);
      const keyId = keyIdOf(nodeCrypto, origin, ed25519Type, signer.publicKey);
      const line = formatSignatureLine(origin, keyId, await signer.sign(utf8(text)));
      const note = utf8(appendSignatureLines(signedByOld, [line]));
      await nodeDisk(building).replace(registerPaths.predecessor, note);
      await disk.replace(registerPaths.successor, note);
      // From here on the old register is closed; everything before is as if it had not been.
      const { origin: oldOrigin, logKey: oldKey, foundingEntry: oldEntry } = document;
      const identity = { origin: oldOrigin, logKey: oldKey, foundingEntry: oldEntry };
      const closed = { formatVersion: formatVersionClosed, ...identity, successor: logKey } as const;
      await disk.replace(registerPaths.registerJson, encodeRegisterJson(closed));
    },
    hasEnded: async (logKey) => (await readRegisterJson(disk, folder)).successor === logKey,
  };
}

/** The old register is closed already: what was interrupted after that is finished. */
async function finished(succeeding: Succeeding, old: string, successor: string): Promise<Successor> {
  const target = resolve(succeeding.folder);
  const found = await placeOf(target, successor);
  if (found === undefined) {
    throw new ScelleError("succession.not-founded-by", {
      folder: old,
      successor: successor.split("+")[0] ?? "",
    });
  }
  if (found !== target) {
    await rename(found, target);
    await syncFolder(dirname(target));
  }
  return await foundedIn(target, succeeding.keyFolder);
}

async function placeOf(target: string, successor: string): Promise<string | undefined> {
  const beside = await readdir(dirname(target)).catch(() => [] as string[]); // No such folder: nothing there.
  const hidden = beside.filter((name) => name.startsWith(buildingName(target)));
  for (const place of [basename(target), ...hidden].map((name) => join(dirname(target), name))) {
    // Not a register, or the hidden beginnings of another: not what is looked for.
    const document = await readRegisterJson(nodeDisk(place), place).catch(() => undefined);
    if (document?.logKey === successor) return place;
  }
  return undefined;
}

async function foundedIn(folder: string, namedKeyFolder: string | undefined): Promise<Successor> {
  const disk = nodeDisk(folder);
  const document = await readRegisterJson(disk, folder);
  const { origin, logKey } = document;
  const keyFolder = namedKeyFolder ?? defaultKeyFolder(process.env, origin, logKey);
  const ring = await readKeyRing(keyFolder);
  const lock = takeLock(folder, "init");
  try {
    const log = await Log.open(disk, nodeCrypto, publicationKeys(document, ring, keyFolder));
    const store = await RecordStore.open(disk, nodeCrypto, log, origin, ring.record);
    const stated = payloadAt(store, 0)?.draft.stated ?? {};
    const { succeeds, recoveryRecipient, isExercise } = stated;
    return {
      origin,
      logKey,
      keyFolder,
      personRef: payloadAt(store, 1)?.draft.draftId ?? "",
      checkpoint: log.checkpointText,
      isExercise: isExercise === true,
      recoveryRecipient: String(recoveryRecipient),
      predecessor: succeeds as unknown as Predecessor,
    };
  } finally {
    lock.release();
  }
}
