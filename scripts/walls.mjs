// SPDX-License-Identifier: Apache-2.0
// `npm run walls`: every route, role and relation in two worlds; prints the table of cells.
import { bootstrap } from "./bootstrap.mjs";
import { run, tool } from "./tools.mjs";

const walk = tool("vitest", "run", "packages/scelle/dist/http/wall.test.js");
process.exitCode = bootstrap() || run(walk, { environment: { SCELLE_WALLS: "full" } });
