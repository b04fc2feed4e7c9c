// SPDX-License-Identifier: Apache-2.0
// `npm run attack [-- --level N]`: sqlmap and wapiti against a served exercise; they are Debian packages.
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run } from "./tools.mjs";

const program = [join(root, "testing/dist/attack/attack-program.js"), ...process.argv.slice(2)];
process.exitCode = bootstrap() || run([process.execPath, program]);
