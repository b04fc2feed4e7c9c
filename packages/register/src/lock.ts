// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { registerPaths, ScelleError } from "@scelle/core";

/** A held flock(2); it ends with the first `release` or with the process, whichever comes first. */
export interface Lock {
  release(): void;
}

/**
 * Takes the register's writer lock. The lock sits on the open file description that we share with the helper
 * program for an instant, so it stays ours when the helper ends and the kernel frees it when we die.
 * @throws ScelleError("register.locked") naming the holder, "register.no-flock", "disk.read-only"
 * @see flock(2)
 */
export function takeLock(registerFolder: string, command: string): Lock {
  const path = join(registerFolder, registerPaths.lock);
  const descriptor = openLockFile(path);
  const helper = spawnSync("flock", ["-xn", "3"], { stdio: ["ignore", "ignore", "ignore", descriptor] });
  if (helper.error !== undefined) {
    closeSync(descriptor);
    throw new ScelleError("register.no-flock", {}, { cause: helper.error });
  }
  if (helper.status !== 0) {
    closeSync(descriptor);
    throw new ScelleError("register.locked", { holder: lockHolder(registerFolder) });
  }
  leaveNote(descriptor, `${process.pid} ${command}\n`);
  let isHeld = true;
  return {
    release: () => {
      if (!isHeld) return; // The number of a closed descriptor may be another file's by now.
      isHeld = false;
      leaveNote(descriptor, "");
      closeSync(descriptor);
    },
  };
}

/** Ends what the lock guards, and gives it back whether that went well or not. */
export function releaseAfter(lock: Lock, end: () => void): void {
  try {
    end();
  } finally {
    lock.release();
  }
}

/** Who holds the lock, for whoever meets it. */
function leaveNote(descriptor: number, note: string): void {
  try {
    ftruncateSync(descriptor, 0);
    writeSync(descriptor, note, 0);
  } catch {
    // A full disk: the lock holds without its note, and what needs the disk says so itself.
  }
}

/** Process number and command of whoever wrote the lock file last. */
function lockHolder(registerFolder: string): string {
  try {
    const text = readFileSync(join(registerFolder, registerPaths.lock), "utf8").trim();
    return /^\d+ [\w .-]{1,60}$/.test(text) ? `process ${text}` : "another process";
  } catch {
    return "another process"; // The file is unreadable to us; the lock itself was the answer.
  }
}

function openLockFile(path: string): number {
  try {
    return openSync(path, "a+", 0o600);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EROFS" || code === "EPERM") {
      throw new ScelleError("disk.read-only", { path: registerPaths.lock }, { cause });
    }
    throw new ScelleError("disk.failed", { path: registerPaths.lock, problem: code ?? "UNKNOWN" }, { cause });
  }
}
