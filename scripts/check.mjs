// SPDX-License-Identifier: Apache-2.0
// `npm run check`: everything that a change must pass, the same here and in continuous integration. It is
// `npm test` without mercy: a test that needs a program of the machine fails where the program is missing.
import { join } from "node:path";
import { root, run } from "./tools.mjs";

process.exitCode = run([process.execPath, [join(root, "scripts/test.mjs")]], { environment: { CI: "true" } });
