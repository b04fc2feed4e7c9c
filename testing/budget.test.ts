// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { layers } from "./layering.ts";
import { cloneFiles, cloneRoot } from "./tidy/source-tree.ts";

/** Packages that the product needs on one machine (Linux on x64); a new one needs a decision record. */
const runtimePackagesMax = 16;
/** The same with what developing takes: compiler, linter, test runner, browser driver. */
const installedPackagesMax = 80;
/** Dependencies of the package of tests, which no user gets. */
const testTools = ["fast-check", "pure-rand", "playwright-core"].map((name) => `node_modules/${name}`);

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
interface LockedPackage {
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
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
  const lock = read("package-lock.json") as { packages: Record<string, LockedPackage> };
  const locked = Object.entries(lock.packages).filter(([path, { link, os, cpu }]) => {
    const fits = (os?.includes("linux") ?? true) && (cpu?.includes("x64") ?? true);
    return path.startsWith("node_modules/") && link !== true && fits;
  });
  const runtime = locked.filter(([path, { dev, devOptional }]) => {
    return dev !== true && devOptional !== true && !testTools.includes(path);
  });
  expect(runtime.length).toBeGreaterThan(5);
  expect(runtime.length).toBeLessThanOrEqual(runtimePackagesMax);
  expect(locked.length).toBeLessThanOrEqual(installedPackagesMax);
});
