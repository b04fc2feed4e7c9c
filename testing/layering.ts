// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { type ImportEdge, importsOf } from "./tidy/imports.ts";
import type { SourceText } from "./tidy/source-text.ts";

/** What one package may depend on, and why it is a package: ARCHITECTURE.md gives the reasons. */
export interface Layer {
  /** Our packages, by the name they are imported under. */
  readonly packages: readonly string[];
  readonly npm: readonly string[];
  /** Which files may use Node's own modules; the others also run in a browser. */
  readonly node: "no file" | "files named node-*" | "every file";
  /** Entry points beside the package's root, for a runtime that the root must not need, or for a thread. */
  readonly entryPoints: readonly string[];
}

const none = { packages: [], npm: [], node: "no file", entryPoints: [] } as const;
const nodeLayer = { ...none, node: "every file" } as const;

/** The direction of the code, as data: whoever is not named is refused. */
export const layers: Readonly<Record<string, Layer>> = {
  "@scelle/analysis": { ...none, packages: ["@scelle/core"] },
  "@scelle/core": { ...none, npm: ["zod"], entryPoints: ["@scelle/core/api"] },
  "@scelle/register": {
    ...nodeLayer,
    packages: ["@scelle/core"],
    npm: ["age-encryption", "libsql"],
    entryPoints: ["@scelle/register/chunk-leaves"],
  },
  "@scelle/verifier": {
    packages: ["@scelle/core"],
    npm: ["@noble/hashes", "@zxing/library"],
    node: "files named node-*",
    entryPoints: [
      "@scelle/verifier/node-folder",
      "@scelle/verifier/picture-greys",
      "@scelle/verifier/web-crypto",
    ],
  },
  scelle: {
    ...nodeLayer,
    packages: ["@scelle/analysis", "@scelle/core", "@scelle/register", "@scelle/verifier"],
    npm: [
      "@zip.js/zip.js",
      "@fastify/cookie",
      "@fastify/helmet",
      "@fastify/rate-limit",
      "@fastify/static",
      "@tus/server",
      "bwip-js",
      "commander",
      "csv-parse",
      "dejavu-fonts-ttf",
      "fastify",
      "openid-client",
      "pdfkit",
      "saxes",
    ],
  },
  "@scelle/web": {
    ...none,
    packages: ["@scelle/core", "@scelle/verifier"],
    entryPoints: ["@scelle/web/form-values", "@scelle/web/object-transfer", "@scelle/web/sealed-stream"],
    npm: [
      "@noble/hashes",
      "@tanstack/react-query",
      "@tanstack/react-router",
      "@zxing/library",
      "age-encryption",
      "react",
      "react-aria-components",
      "react-dom",
    ],
  },
  "@scelle/testing": {
    ...nodeLayer,
    packages: [
      "@scelle/analysis",
      "@scelle/core",
      "@scelle/register",
      "@scelle/verifier",
      "@scelle/web",
      "scelle",
    ],
    npm: [
      "#api", // Types that a test generates from the description of the API.
      "@seriousme/openapi-schema-validator",
      "age-encryption",
      "axe-core",
      "commander",
      "fast-check",
      "oidc-provider",
      "openapi-fetch",
      "openapi-typescript",
      "playwright-core",
      "tus-js-client",
    ],
  },
};

/** What every test file may use besides, wherever it stands. */
const testTools = ["vitest", "fast-check", "jsonld-streaming-parser", "rdf-validate-shacl"];

export interface Trespass {
  readonly path: string;
  readonly line: number;
  readonly problem: string;
}

/** Every import of the sources, and those that go where they may not. */
export function checkLayering(files: readonly SourceText[]): { edges: ImportEdge[]; trespasses: Trespass[] } {
  const sources = files.filter(({ path }) => layerName(path) !== undefined);
  const paths = new Set(sources.map(({ path }) => path));
  const edges = sources.flatMap(importsOf);
  const trespasses = edges.flatMap((edge) => {
    const problem = edgeProblem(edge, paths);
    return problem === undefined ? [] : [{ path: edge.path, line: edge.line, problem }];
  });
  return { edges, trespasses: [...trespasses, ...cycles(edges)] };
}

/** Path of the file that a relative import names. */
export function resolve({ path, specifier }: ImportEdge): string | undefined {
  return specifier?.startsWith(".") ? posix.join(posix.dirname(path), specifier) : undefined;
}

function edgeProblem(edge: ImportEdge, paths: ReadonlySet<string>): string | undefined {
  const { path, specifier } = edge;
  const own = layerName(path) ?? "";
  const layer = layers[own];
  if (layer === undefined) return `${own} stands in no layer: add its row to testing/layering.ts`;
  if (specifier === undefined) return "imports what is known only when it runs";
  if (specifier.startsWith("node:")) return nodeProblem(path, layer);
  if (specifier.startsWith(".")) return fileProblem(edge, paths, layer);
  const target = packageOf(specifier);
  if (target in layers) return packageProblem(specifier, target, own, layer);
  if (layer.npm.includes(target) || (isTest(path) && testTools.includes(target))) return undefined;
  // What helps tests, under testing/, is a test tool itself.
  if (own === "@scelle/testing" && testTools.includes(target)) return undefined;
  return `${own} may not use ${target} from npm`;
}

/** The name under which others import the package that a path lies in. */
function layerName(path: string): string | undefined {
  if (path.startsWith("testing/")) return "@scelle/testing";
  const name = /^packages\/([^/]+)\/src\//.exec(path)?.[1];
  return name === undefined || name === "scelle" ? name : `@scelle/${name}`;
}

function nodeProblem(path: string, layer: Layer): string | undefined {
  if (isTest(path) || layer.node === "every file") return undefined;
  if (layer.node === "files named node-*" && isForNode(path)) return undefined;
  return `may not use Node's own modules: ${layer.node} of this package may`;
}

function fileProblem(edge: ImportEdge, paths: ReadonlySet<string>, layer: Layer): string | undefined {
  const target = resolve(edge) ?? "";
  if (layerName(target) !== layerName(edge.path)) return `leaves its package: import ${layerName(target)}`;
  if (target.endsWith(".css")) return undefined; // A page's own style, which its build reads.
  if (!paths.has(target)) return `names ${target}, which is not there`;
  const isForeignTest = isTest(target) && !isTest(edge.path) && !edge.path.startsWith("testing/");
  if (isForeignTest || target.endsWith(".test.ts")) return `imports a test, ${target}`;
  const isMixed = layer.node === "files named node-*" && isForNode(target) && !isForNode(edge.path);
  return isMixed && !isTest(edge.path) ? `brings Node's own modules in through ${target}` : undefined;
}

function packageProblem(specifier: string, target: string, own: string, layer: Layer): string | undefined {
  if (target === own) return "imports its own package by name: import the file";
  if (!layer.packages.includes(target)) return `${own} may not import ${target}`;
  const entryPoints = [target, ...(layers[target]?.entryPoints ?? [])];
  return entryPoints.includes(specifier)
    ? undefined
    : `reaches into ${target}: import what its index exports`;
}

/** Files of one package that import each other in a circle, once per circle found. */
function cycles(edges: readonly ImportEdge[]): Trespass[] {
  const next = new Map<string, ImportEdge[]>();
  for (const edge of edges) next.set(edge.path, [...(next.get(edge.path) ?? []), edge]);
  const found: Trespass[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (path: string, trail: readonly string[]): void => {
    state.set(path, "open");
    for (const edge of next.get(path) ?? []) {
      const target = resolve(edge);
      if (target === undefined || state.get(target) === "done") continue;
      const circle = [...trail, path, target];
      if (state.get(target) !== "open") visit(target, [...trail, path]);
      else found.push({ ...edge, problem: `circle: ${circle.slice(circle.indexOf(target)).join(" → ")}` });
    }
    state.set(path, "done");
  };
  for (const path of next.keys()) if (!state.has(path)) visit(path, []);
  return found;
}

const packageOf = (specifier: string): string =>
  specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
/** Tests, and under `spec/` what helps them. */
const isTest = (path: string): boolean => path.endsWith(".test.ts") || path.includes("/spec/");
const isForNode = (path: string): boolean => posix.basename(path).startsWith("node-");
