// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { layers } from "./layering.ts";
import { cloneFiles, cloneRoot } from "./tidy/source-tree.ts";

/** Packages that run on the machine of a register (Linux on x64); a new one needs a decision record. */
const servedPackagesMax = 140;
/** The same with what the pages in the browser are made of. */
const productPackagesMax = 170;
/** And with what developing takes: compiler, linter, test runner, browser, provider of identities, SHACL. */
const installedPackagesMax = 360;

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
interface LockedPackage {
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(cloneRoot, path), "utf8"));
const manifests = cloneFiles()
  .map(({ path }) => path)
  .filter((path) => /^(?:packages\/[^/]+|testing)\/package\.json$/.test(path))
  .map((path) => read(path) as Manifest);

test("a package depends on what its layer allows and on nothing else", () => {
  expect(manifests.length).toBeGreaterThanOrEqual(5);
  for (const { name, dependencies = {}, devDependencies = {} } of manifests) {
    const layer = layers[name];
    expect(layer, `${name} has a row in testing/layering.ts`).toBeDefined();
    const allowed = new Set([...(layer?.packages ?? []), ...(layer?.npm ?? [])]);
    expect(Object.keys(dependencies).filter((dependency) => !allowed.has(dependency))).toEqual([]);
    expect(Object.keys(devDependencies), `${name}: tools stand in the root`).toEqual([]);
  }
});

test("every dependency is pinned to one version", () => {
  const all = [...manifests, read("package.json") as Manifest];
  const versions = all.flatMap(({ dependencies, devDependencies }) =>
    Object.values({ ...dependencies, ...devDependencies }),
  );
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("the packages installed stay within the budget", () => {
  const { packages } = read("package-lock.json") as { packages: Record<string, LockedPackage> };
  const installed = Object.entries(packages).filter(([path, locked]) => isInstalled(path, locked));
  const served = neededBy(packages, ["packages/scelle"]);
  const product = neededBy(packages, ["packages/scelle", "packages/web"]);
  expect(served.size).toBeGreaterThan(20);
  expect(product.size).toBeGreaterThan(served.size);
  expect(served.size).toBeLessThanOrEqual(servedPackagesMax);
  expect(product.size).toBeLessThanOrEqual(productPackagesMax);
  expect(installed.length).toBeLessThanOrEqual(installedPackagesMax);
});

function isInstalled(path: string, { link, os, cpu }: LockedPackage): boolean {
  const fits = (os?.includes("linux") ?? true) && (cpu?.includes("x64") ?? true);
  return path.includes("node_modules/") && link !== true && fits;
}

/** Every package from npm that the given folders need, directly or not, where npm has put it. */
function neededBy(
  packages: Readonly<Record<string, LockedPackage>>,
  folders: readonly string[],
): Set<string> {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const { dependencies, optionalDependencies } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = placeOf(packages, path, name);
      if (found === undefined || seen.has(found)) continue;
      const locked = packages[found];
      if (locked?.link === true) visit(folderOf(name));
      else if (locked !== undefined && isInstalled(found, locked)) {
        seen.add(found);
        visit(found);
      }
    }
  };
  for (const folder of folders) visit(folder);
  return seen;
}

/** Where Node would find a dependency: beside the package, or further up. */
function placeOf(
  packages: Readonly<Record<string, LockedPackage>>,
  from: string,
  name: string,
): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)[^/]*$/, "")) {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in packages) return place;
    if (folder === "") return undefined;
  }
}

/** Our own packages are links; their needs stand with their folders. */
const folderOf = (name: string): string =>
  name === "@scelle/testing" ? "testing" : `packages/${name.replace("@scelle/", "")}`;
