// SPDX-License-Identifier: Apache-2.0
// Makes a clone ready without any dependency: installs when the lock file changed, then builds what changed.
// Every step answers an exit status, so that each script decides itself how it ends.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Exit status of making the clone ready: 0, or that of the step that failed, which has said why. */
export function bootstrap() {
  return assertNodeVersion() || installWhenLockChanged() || build();
}

/** Runs a program, by default in the root of the clone, with its output shown; 1 when it was killed. */
export function run([program, parameters], { environment = {}, folder = root } = {}) {
  const done = spawnSync(program, parameters, {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (done.error) return say(`${program} could not be started: ${done.error.message}`);
  return done.status ?? 1;
}

/** The program of a development dependency, run by this very Node. */
export function tool(name, ...parameters) {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const program = typeof bin === "string" ? bin : Object.values(bin)[0];
  return [process.execPath, [join(folder, program), ...parameters]];
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
  return 1;
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
      if (stem === undefined || existsSync(join(source, `${stem}.ts`))) continue;
      rmSync(join(output, file));
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
