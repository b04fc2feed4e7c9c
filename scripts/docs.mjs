// SPDX-License-Identifier: Apache-2.0
// Writes the reference pages that are derived from code: docs/records/ and docs/errors.md.
// `node scripts/docs.mjs --check` writes nothing and fails if a page is stale, missing or left over.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { currentKinds, errorTable, referenceOfValues, referencePage } from "../packages/core/dist/index.js";
import { root } from "./tools.mjs";

const pages = new Map([
  ["errors.md", errorsPage()],
  ["records/README.md", recordsIndex()],
  ...currentKinds.map((kind) => [`records/${kind.kind}.md`, recordPage(kind)]),
]);

if (process.argv.includes("--check")) check();
else write();

function check() {
  const stale = [...pages].filter(([name, text]) => readPage(name) !== text).map(([name]) => name);
  const found = [...stale, ...leftOver()];
  if (found.length === 0) return;
  process.stderr.write(`Generated pages differ: ${found.join(", ")}. Run node scripts/docs.mjs.\n`);
  process.exitCode = 1;
}

function write() {
  mkdirSync(join(root, "docs", "records"), { recursive: true });
  for (const name of leftOver()) rmSync(join(root, "docs", name));
  for (const [name, text] of pages) writeFileSync(join(root, "docs", name), text);
}

function readPage(name) {
  const path = join(root, "docs", name);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Pages of kinds that are gone. */
function leftOver() {
  const folder = join(root, "docs", "records");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => `records/${name}`)
    .filter((name) => !pages.has(name));
}

function recordPage(kind) {
  const french = referencePage(kind, "fr").replace(/^#/gm, "##");
  return `${referencePage(kind, "en")}\n---\n\n${french}`;
}

function recordsIndex() {
  const rows = currentKinds.map(
    (kind) => `| [\`${kind.kind}\`](${kind.kind}.md) | ${kind.title.en} | ${kind.title.fr} | ${kind.group} |`,
  );
  return [
    "# Record kinds",
    "",
    "Generated from the definitions in `packages/core/src/records/kinds`; to change a page, change its kind.",
    "",
    "| kind | English | French | group |",
    "|---|---|---|---|",
    ...rows,
    "",
    "## Composed values",
    "",
    referenceOfValues("en"),
    "",
    referenceOfValues("fr"),
    "",
    "Every record also carries what the register adds: `author`, `recordedAt`, and in a case `caseRef` and `caseSeq`.",
    "",
  ].join("\n");
}

function errorsPage() {
  const rows = Object.entries(errorTable).flatMap(([code, row]) => [
    `## \`${code}\``,
    "",
    `HTTP ${row.status} · exit ${row.exit} · try again: ${row.retry}`,
    "",
    `${row.en}`,
    "",
    `*${row.fr}*`,
    "",
  ]);
  return [
    "# Errors",
    "",
    "Generated from the error table of `packages/core`; a name in braces stands for a fact of the error.",
    "",
    ...rows,
  ].join("\n");
}
