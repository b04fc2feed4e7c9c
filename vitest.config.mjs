// SPDX-License-Identifier: Apache-2.0
// Runs what was compiled, not the sources: the very files that a user runs, loaded by Node itself.

/** Beside their code, tests take seconds; under testing/ they seal gigabytes and kill processes. */
const unitTimeoutMs = 60_000;
const wholeTimeoutMs = 600_000;

function project(name, include, timeoutMs) {
  return {
    test: {
      name,
      include: [include],
      // Tests beside their code load no program; errors tell their sentences to them all the same.
      setupFiles: [`${import.meta.dirname}/packages/core/dist/error-sentences.js`],
      exclude: ["**/node_modules/**"],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      server: { deps: { external: [/\/dist\/.*(?<!\.test)\.js$/] } },
    },
  };
}

export default {
  test: {
    watch: false,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      project("unit", "packages/*/dist/**/*.test.js", unitTimeoutMs),
      project("whole", "testing/dist/**/*.test.js", wholeTimeoutMs),
    ],
  },
};
