// SPDX-License-Identifier: Apache-2.0
// The program in few files: Node loads them several times as fast as the many that they are made of.

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** Threads begin at files of their own, beside whatever starts them. */
const workers = ["analysis", "core", "register", "scelle", "verifier"].flatMap((name) => {
  const folder = join(import.meta.dirname, "..", name, "dist");
  const files = readdirSync(folder, { recursive: true }).filter((file) =>
    /^(?!page\/).*-worker\.js$/.test(file),
  );
  return files.map((file) => [basename(file, ".js"), join(folder, file)]);
});

/** Ours, and what nearly every command needs; what only some need is loaded from where it was installed. */
const joined = [/^@scelle\//, "zod", "commander", "age-encryption", /^@noble\//, /^@scure\//];

export default {
  root: import.meta.dirname,
  build: {
    ssr: true,
    outDir: "build/program",
    emptyOutDir: true,
    target: "node20",
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: { main: "dist/main.js", ...Object.fromEntries(workers) },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
  ssr: { noExternal: joined },
};
