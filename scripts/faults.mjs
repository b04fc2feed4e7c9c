// SPDX-License-Identifier: Apache-2.0
// `npm run faults`: each file call of each command fails once, in each way; prints the table. Needs gcc.
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run } from "./tools.mjs";

const program = [join(root, "testing/dist/faults/shim/faults-program.js"), ...process.argv.slice(2)];
process.exitCode = bootstrap() || run([process.execPath, program]);
