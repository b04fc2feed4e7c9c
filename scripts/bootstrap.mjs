// SPDX-License-Identifier: Apache-2.0
// Makes a clone ready without any dependency: installs when the lock file changed, then builds what changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program in the root of the clone with its output shown; ends this process when it fails. */
export function run(program, parameters, environment = {}) {
  const done = spawnSync(program, parameters, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (done.error) fail(`${program} could not be started: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The program of a development dependency, run by this very Node. */
export function tool(name, ...parameters) {
  const manifest = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));
  const bin = typeof manifest.bin === "string" ? manifest.bin : Object.values(manifest.bin)[0];
  return [process.execPath, [join(root, "node_modules", name, bin), ...parameters]];
}

export function bootstrap() {
  assertNodeVersion();
  installWhenLockChanged();
  build();
}

function assertNodeVersion() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Scellé needs Node 20.19 or later, and this is ${process.versions.node}. Install Node 24 LTS.`);
}

function installWhenLockChanged() {
  const stamp = join(root, "node_modules", ".scelle-lock");
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256")
    .update(lock)
    .update(process.platform + process.arch)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stdout.write("Installing dependencies (npm ci) …\n");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function build() {
  removeOrphans();
  const [program, parameters] = tool("typescript", "-b");
  run(program, parameters);
}

/** Output whose source is gone would still be run: a deleted test, for example. */
function removeOrphans() {
  for (const { source, output } of compiledFolders()) {
    if (!existsSync(output)) continue;
    for (const file of readdirSync(output, { recursive: true })) {
      const stem = /^(.*?)\.(js|d\.ts)(\.map)?$/.exec(file)?.[1];
      if (stem === undefined || existsSync(join(source, `${stem}.ts`))) continue;
      if (existsSync(join(source, `${stem}.tsx`))) continue;
      rmSync(join(output, file));
    }
  }
}

function compiledFolders() {
  const packages = readdirSync(join(root, "packages")).map((name) => ({
    source: join(root, "packages", name, "src"),
    output: join(root, "packages", name, "dist"),
  }));
  return [...packages, { source: join(root, "testing"), output: join(root, "testing", "dist") }];
}
