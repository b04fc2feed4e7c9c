// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmdirSync } from "node:fs";
import { basename, join } from "node:path";
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
  program ??= buildGoProgram("testing/log/reader");
  const done = spawnSync(program, [folder, verifierKey, ...proofPaths], { encoding: "utf8" });
  if (done.error) throw done.error;
  return { isAccepted: done.status === 0, output: done.stdout + done.stderr };
}

/**
 * Compiles a folder's main.go into the clone's cache; the caller keeps the path. Needs Debian's
 * golang-golang-x-mod-dev.
 * @param source from the clone's top
 */
export function buildGoProgram(source: string): string {
  const name = basename(source);
  const cache = join(cloneRoot, `.cache/go-${name}`);
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "build-"));
  const done = spawnSync("go", ["build", "-o", join(folder, name), "main.go"], {
    cwd: join(cloneRoot, source),
    encoding: "utf8",
    env: {
      ...process.env,
      GO111MODULE: "off",
      GOPATH: "/usr/share/gocode",
      GOCACHE: join(cloneRoot, ".cache/go-reader/go"),
      GOFLAGS: "",
    },
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`install golang-golang-x-mod-dev: ${done.stderr}`);
  // A rename leaves whoever runs the previous one undisturbed: two processes may build at once.
  renameSync(join(folder, name), join(cache, name));
  rmdirSync(folder);
  return join(cache, name);
}
