// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "vitest";

/**
 * A test that needs programs of the machine, such as `age` or `go`. Where one is missing the test is skipped
 * and named; in continuous integration, which installs them, it fails instead.
 */
export function toolTest(
  claim: string,
  programs: readonly string[],
  body: () => void | Promise<void>,
  timeoutMs?: number,
): void {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  if (missing.length === 0) test(claim, body, timeoutMs);
  else if (process.env["CI"] === undefined) test.skip(`${claim} (no ${missing.join(", ")} here)`, body);
  else {
    test(claim, () => {
      throw new Error(`install ${missing.join(", ")}: .ci/run names the Debian packages`);
    });
  }
}

/**
 * A test that needs a right of the machine that no installation gives, such as mounting a file system. Where
 * it is missing the test is skipped and named, in continuous integration too.
 */
export function rightTest(
  claim: string,
  right: string,
  isGranted: boolean,
  body: () => void | Promise<void>,
): void {
  if (isGranted) test(claim, body);
  else test.skip(`${claim} (no right to ${right})`, body);
}

/** A test that needs programs of the machine, and to be root to use them. */
export function rootTest(
  claim: string,
  programs: readonly string[],
  body: () => void | Promise<void>,
  timeoutMs?: number,
): void {
  if (process.getuid?.() === 0) toolTest(claim, programs, body, timeoutMs);
  else rightTest(claim, programs.join(" and "), false, body);
}

/** Path of a program as a shell would find it; system folders count even when the path leaves them out. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, or not for us: either way this is not the program.
    return false;
  }
}
