// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { cloneRoot } from "../tidy/source-tree.ts";

export interface GoReaderVerdict {
  readonly isAccepted: boolean;
  /** What the program said, whichever way. */
  readonly output: string;
}

let program: string | undefined;

/**
 * Lets the Go team's library judge the log of a register's folder: every entry, tile and checkpoint, a
 * thousand inclusion proofs, and the `.tlog-proof` files given. Needs Debian's golang-golang-x-mod-dev.
 * @param verifierKey text of the log's key
 */
export function runGoReader(
  folder: string,
  verifierKey: string,
  proofPaths: readonly string[] = [],
): GoReaderVerdict {
  program ??= buildReader();
  const done = spawnSync(program, [folder, verifierKey, ...proofPaths], { encoding: "utf8" });
  if (done.error) throw done.error;
  return { isAccepted: done.status === 0, output: done.stdout + done.stderr };
}

/** Compiles testing/log/reader once for each process, into the clone's cache. */
function buildReader(): string {
  const cache = join(cloneRoot, ".cache/go-reader");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "build-"));
  const done = spawnSync("go", ["build", "-o", join(folder, "reader"), "main.go"], {
    cwd: join(cloneRoot, "testing/log/reader"),
    encoding: "utf8",
    env: {
      ...process.env,
      GO111MODULE: "off",
      GOPATH: "/usr/share/gocode",
      GOCACHE: join(cache, "go"),
      GOFLAGS: "",
    },
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`install golang-golang-x-mod-dev: ${done.stderr}`);
  // A rename leaves whoever runs the previous one undisturbed: two processes may build at once.
  renameSync(join(folder, "reader"), join(cache, "reader"));
  rmdirSync(folder);
  return join(cache, "reader");
}
