// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- NAME [options]`: one measured program under testing/bench, beside its named peer.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run, say } from "./tools.mjs";

const [name = "", ...options] = process.argv.slice(2);
const status = bootstrap();
process.exitCode = status === 0 ? measure() : status;

function measure() {
  const program = join(root, "testing", "dist", "bench", `${name}.js`);
  if (isBench(`${name}.js`) && existsSync(program)) return run([process.execPath, [program, ...options]]);
  const names = readdirSync(join(root, "testing", "dist", "bench")).filter(isBench);
  const known = names.map((file) => file.slice(0, -".js".length)).join(", ");
  return say(`There is no bench named "${name}". Give one of: ${known}.`);
}

/** A bench has a name of one word; what it is made of has more. */
function isBench(file) {
  return /^[a-z]+\.js$/.test(file);
}
