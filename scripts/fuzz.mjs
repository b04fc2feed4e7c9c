// SPDX-License-Identifier: Apache-2.0
// `npm run fuzz -- --cases N [--parser NAME] [--seed S]`: hostile bytes for every parser, with a table.
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run } from "./tools.mjs";

const program = [join(root, "testing/dist/fuzz/fuzz-program.js"), ...process.argv.slice(2)];
process.exitCode = bootstrap() || run([process.execPath, program]);
