// SPDX-License-Identifier: Apache-2.0
// `npm test`: makes the clone ready, checks format and lint, runs every compiled test, ends with the count.
// `npm test -- FILTER …` passes paths (of sources, if you like) and options on to vitest.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run, tool } from "./tools.mjs";

const noTests = { passed: 0, failed: 0, skipped: 0 };
const report = join(root, ".cache", "test-report.json");
process.exitCode = close(test(process.argv.slice(2)));

/** Counts of everything that was checked; a step that did not get as far as tests counts as one failure. */
function test(filters) {
  if (bootstrap() !== 0) return { ...noTests, failed: 1 };
  const lintFailed = run(lint()) !== 0;
  const tests = runTests(filters);
  return { ...tests, failed: tests.failed + (lintFailed ? 1 : 0) };
}

function lint() {
  const colors = process.stdout.isTTY ? "force" : "off";
  return tool("@biomejs/biome", "ci", "--error-on-warnings", `--colors=${colors}`);
}

function runTests(filters) {
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const status = run(tool("vitest", "run", ...reporters, ...filters.map(compiledPath)));
  const counts = existsSync(report) ? countTests(JSON.parse(readFileSync(report, "utf8"))) : noTests;
  // A run can also fail outside every test, by a rejection that nobody awaited.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function countTests({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** `packages/core/src/merkle/tree.test.ts` names a source; what runs is its output. */
function compiledPath(filter) {
  return filter
    .replace(/^(packages\/[^/]+)\/src\b/, "$1/dist")
    .replace(/^testing\/(?!dist)/, "testing/dist/")
    .replace(/\.ts$/, ".js");
}

function close({ passed, failed, skipped }) {
  const closing = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  process.stdout.write(`${closing}\n`);
  return failed > 0 ? 1 : 0;
}
