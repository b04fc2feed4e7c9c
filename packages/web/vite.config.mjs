// SPDX-License-Identifier: Apache-2.0
// The app as static files, for the same origin as the API.

const firstParts = new RegExp(
  [
    /core\/dist\/(?:checkpoint|encoding|entry|errors(?=\.)|limits|merkle)[./]/,
    /(?<!post-quantum\/node_modules\/)@noble\/hashes\/(?:sha2|_md|_u64|utils)\./,
  ]
    .map(({ source }) => source)
    .join("|"),
);

export default {
  root: import.meta.dirname,
  base: "/",
  build: {
    outDir: "build",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What checks the log comes with the first screen; record kinds and their forms come when asked
            // for, and with them what seals to age recipients, which brings hashes of its own.
            {
              name: "log",
              test: firstParts,
            },
          ],
        },
      },
      onwarn: (warning, warn) => {
        // Libraries say that they are for clients, which all of this is.
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
};
