// SPDX-License-Identifier: Apache-2.0
// `npm run sim -- --seeds N --from S`: a register lives and dies on a simulated disk, seed by seed.
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run } from "./tools.mjs";

const program = [join(root, "testing/dist/simulation/sim-program.js"), ...process.argv.slice(2)];
process.exitCode = bootstrap() || run([process.execPath, program]);
