// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloneRoot } from "./tidy/source-tree.ts";

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly unknown[];
}

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(cloneRoot, path), "utf8"));
const { packages } = read("package-lock.json") as { packages: Readonly<Record<string, LockedPackage>> };

test("one command lists what the program is made of: each package with its version, licence and digest", () => {
  const done = spawnSync(process.execPath, ["scripts/sbom.mjs"], { cwd: cloneRoot, encoding: "utf8" });
  expect(done.status).toBe(0);
  const { bomFormat, components } = JSON.parse(done.stdout) as {
    bomFormat: string;
    components: readonly Component[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const theirs = components.filter(({ purl }) => !/npm\/(%40scelle\/|scelle@)/.test(purl));
  expect(theirs.length).toBeGreaterThan(100);
  expect(theirs.filter(({ licenses = [] }) => licenses.length === 0)).toEqual([]);
  expect(strangers(theirs)).toEqual([]);
  const names = new Set(components.map(({ purl }) => nameIn(purl)));
  for (const direct of directDependencies()) expect(names, direct).toContain(direct);
  expect(names.has("vitest")).toBe(false);
  const [first] = theirs;
  const altered = { ...first, hashes: [{ alg: "SHA-512", content: "00" }] } as Component;
  expect(strangers([altered])).toEqual([altered.purl]);
});

/** Components that are not what the lock file names. */
function strangers(components: readonly Component[]): string[] {
  const locked = new Set(
    Object.values(packages).map(({ version, integrity = "" }) => `${version} ${hexOf(integrity)}`),
  );
  return components
    .filter(({ version, hashes = [] }) => {
      const digest = hashes.find(({ alg }) => alg === "SHA-512")?.content ?? "";
      return !locked.has(`${version} ${digest}`);
    })
    .map(({ purl }) => purl);
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
}

/** What our packages that run name themselves. */
function directDependencies(): string[] {
  const manifests = ["core", "register", "verifier", "analysis", "web", "scelle"].map(
    (name) => read(`packages/${name}/package.json`) as { dependencies?: Readonly<Record<string, string>> },
  );
  const all = manifests.flatMap(({ dependencies = {} }) => Object.keys(dependencies));
  return [...new Set(all)];
}

/** `pkg:npm/%40scope/name@1.0.0` is `@scope/name`. */
function nameIn(purl: string): string {
  return decodeURIComponent(/^pkg:npm\/(.+)@[^@]+$/.exec(purl)?.[1] ?? "");
}
