// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from "node:timers/promises";
import { ScelleError } from "@scelle/core";
import { nodeDisk } from "./disk/node-disk.ts";
import { openRegister, type RegisterOptions, readRegisterJson } from "./open-register.ts";
import type { RegisterSession } from "./session.ts";
import { connectSocket } from "./socket/client.ts";

export interface SessionOptions extends RegisterOptions {
  /** How long another command may hold the lock before we give up. */
  readonly waitMs?: number;
  /** Told who holds it, each time that it was tried in vain. */
  readonly onBusy?: (holder: string) => void;
}

const waitMsDefault = 3_000;
const pauseMs = 50;

/**
 * Speaks to the process that serves the register, if there is one; else takes the lock itself.
 * @throws ScelleError("register.locked") naming the holder, and whatever `openRegister` throws
 */
export async function openSession(folder: string, options: SessionOptions): Promise<RegisterSession> {
  await readRegisterJson(nodeDisk(folder), folder);
  const { waitMs = waitMsDefault, onBusy } = options;
  for (let left = waitMs; ; left -= pauseMs) {
    const session = await connectSocket(folder);
    if (session !== undefined) return session;
    try {
      return await openRegister(folder, options);
    } catch (error) {
      const isBusy = error instanceof ScelleError && error.code === "register.locked";
      if (!isBusy || left <= 0) throw error;
      onBusy?.(String(error.facts["holder"]));
    }
    await sleep(pauseMs);
  }
}
