// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join } from "node:path";
import { registerPaths, ScelleError, type VerifierKey } from "@scelle/core";
import type { FileCalls } from "../disk/file-calls.ts";
import { makeDurableFolder, nodeDisk } from "../disk/node-disk.ts";
import { nodeCrypto } from "../keys/node-crypto.ts";
import { type Lock, takeLock } from "../lock.ts";
import { serveWitness, type WitnessListening, type WitnessServer } from "./serve-witness.ts";
import { Witness } from "./witness.ts";
import { type WitnessIdentity, witnessIdentity } from "./witness-key.ts";

export interface WitnessFolder {
  readonly folder: string;
  /** Of a new witness. */
  readonly name?: string | undefined;
  /** Keys of the logs that it knows. */
  readonly logs: readonly VerifierKey[];
  readonly now?: () => number;
  /** By which its folder is made; Node's, where not said. */
  readonly files?: FileCalls;
}

export interface OpenWitness extends WitnessServer {
  readonly identity: WitnessIdentity;
}

/**
 * Opens the folder of a witness, for this process alone, and answers for it.
 * @throws ScelleError("witness.folder-taken" | "witness.register-folder" | "witness.state-damaged" |
 *   "server.address-taken" | "key.…")
 */
export async function openWitness(parts: WitnessFolder, listening: WitnessListening): Promise<OpenWitness> {
  const { folder, name, logs } = parts;
  await makeDurableFolder(folder, parts.files).catch((cause: unknown) => {
    throw new ScelleError("disk.read-only", { path: folder }, { cause });
  });
  if (existsSync(join(folder, registerPaths.registerJson))) {
    throw new ScelleError("witness.register-folder", { folder });
  }
  const lock = takeFolder(folder);
  try {
    const identity = await witnessIdentity(folder, name);
    const { key, signer } = identity;
    const now = parts.now ?? Date.now;
    const witness = await Witness.open({
      disk: nodeDisk(folder),
      crypto: nodeCrypto,
      key,
      signer,
      logs,
      now,
    });
    const server = await serveWitness(witness, listening);
    return {
      ...server,
      identity,
      close: async () => {
        await server.close();
        // A word that is on its way to the disk comes there under this lock, or the next process forgets it.
        await witness.atRest();
        lock.release();
      },
    };
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

/** Two processes that cosign from one state could each cosign another history. */
function takeFolder(folder: string): Lock {
  try {
    return takeLock(folder, "witness");
  } catch (cause) {
    const isHeld = cause instanceof ScelleError && cause.code === "register.locked";
    throw isHeld ? new ScelleError("witness.folder-taken", { folder }, { cause }) : cause;
  }
}
