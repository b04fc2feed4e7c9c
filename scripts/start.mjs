// SPDX-License-Identifier: Apache-2.0
// `npm start`: the app on an invented inquiry, with options of `serve` if given.
// `npm start -- COMMAND …` runs any other command.
import { join } from "node:path";
import { bootstrap } from "./bootstrap.mjs";
import { root, run } from "./tools.mjs";

const parameters = process.argv.slice(2);
const [first = "--"] = parameters;
const isCommand = !first.startsWith("--") || ["--help", "--version"].includes(first);
const command = isCommand ? parameters : ["serve", "--exercise", ...parameters];
const program = [process.execPath, [join(root, "packages/scelle/build/program/main.js"), ...command]];
// npm moves to the root of the clone; paths that a person typed are meant from where they stand.
const folder = process.env.INIT_CWD ?? process.cwd();
process.exitCode = bootstrap() || run(program, { folder });
