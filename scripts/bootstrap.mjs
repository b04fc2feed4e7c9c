// SPDX-License-Identifier: Apache-2.0
// Makes a clone ready without any dependency: installs when the lock file changed, then builds what changed.
// Every step answers an exit status, so that each script decides itself how it ends.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildPages } from "./build-pages.mjs";
import { root, run, say, tool } from "./tools.mjs";

/** Exit status of making the clone ready: 0, or that of the step that failed, which has said why. */
export function bootstrap() {
  return assertNodeVersion() || installWhenLockChanged() || build() || buildPages();
}

function assertNodeVersion() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return 0;
  return say(`Scellé needs Node 20.19 or later and this is ${process.versions.node}: install Node 24 LTS.`);
}

function installWhenLockChanged() {
  const stamp = join(root, "node_modules", ".scelle-lock");
  const lock = readFileSync(join(root, "package-lock.json"));
  const machine = `${process.platform} ${process.arch}`;
  const wanted = createHash("sha256").update(lock).update(machine).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return 0;
  process.stdout.write("Installing dependencies (npm ci) …\n");
  // A machine set up for production would leave the compiler out.
  const status = run(npm("ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"));
  if (status !== 0) return say("npm ci failed: connect to the npm registry and run the same command again.");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return 0;
}

/** The npm that started us if one did, since another one on the path may belong to another Node. */
function npm(...parameters) {
  const started = process.env.npm_execpath ?? "";
  if (started.endsWith("npm-cli.js")) return [process.execPath, [started, ...parameters]];
  return ["npm", parameters];
}

function build() {
  removeOrphans();
  return run(tool("typescript", "-b"));
}

/** Output whose source is gone would still be run, and lost output would not be built again: mend both. */
function removeOrphans() {
  for (const { folder, source } of compiledFolders()) {
    const output = join(folder, "dist");
    if (!existsSync(output)) {
      rmSync(join(folder, "tsconfig.tsbuildinfo"), { force: true });
      continue;
    }
    for (const file of readdirSync(output, { recursive: true })) {
      const stem = /^(.*?)\.(js|d\.ts)(\.map)?$/.exec(file)?.[1];
      const isKnown = [".ts", ".tsx"].some((end) => existsSync(join(source, stem + end)));
      // Another program that is started beside this one may have removed it.
      if (stem !== undefined && !isKnown) rmSync(join(output, file), { force: true });
    }
  }
}

function compiledFolders() {
  const packages = readdirSync(join(root, "packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, "packages", entry.name))
    .map((folder) => ({ folder, source: join(folder, "src") }));
  const testing = join(root, "testing");
  return [...packages, { folder: testing, source: testing }];
}
