// SPDX-License-Identifier: Apache-2.0
// `npm run screenshots`: pictures of every screen, from the real server in Debian's Chromium.
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run } from "./tools.mjs";

const program = [join(root, "testing/dist/e2e/take-screenshots.js"), ...process.argv.slice(2)];
process.exitCode = bootstrap() || run([process.execPath, program]);
