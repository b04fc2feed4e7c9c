// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cloneFiles, cloneRoot } from "./tidy/source-tree.ts";

const paths = cloneFiles().map(({ path }) => path);
const documents = ["README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "docs/operate.md"];

test.each(documents)("%s names only commands and files that are there", (document) => {
  const text = readFileSync(join(cloneRoot, document), "utf8");
  expect(lostNames(text)).toEqual([]);
});

test("a command, a file and a folder that are not there are each found", () => {
  const right = "npm run build makes `core/src/merkle/tree.ts` in core/src/merkle and register/src/log";
  const wrong = "npm run tset of `core/src/merkle/trees.ts` in core/src/merkel and register/src/log";
  expect(lostNames(right)).toEqual([]);
  expect(lostNames(wrong)).toEqual(["tset", "core/src/merkle/trees.ts", "core/src/merkel"]);
});

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

/** What a document names and the clone does not have. */
function lostNames(text: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(cloneRoot, "package.json"), "utf8")) as Manifest;
  const commands = found(text, /\bnpm run ([a-z]+)/g).filter((name) => !Object.hasOwn(scripts, name));
  const files = found(text, /`([\w./-]+\.(?:ts|mjs|json))`/g).filter(
    (name) => !paths.some((path) => `/${path}`.endsWith(`/${name}`)),
  );
  const folders = found(text, /\b((?:core|register|verifier|scelle)\/src(?:\/[a-z-]+)*)(?![\w/.-])/g).filter(
    (name) => !paths.some((path) => path.startsWith(`packages/${name}/`)),
  );
  return [...commands, ...files, ...folders];
}

function found(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), (match) => match[1] ?? "");
}
