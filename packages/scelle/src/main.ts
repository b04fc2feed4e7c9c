#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
import { keepCompiled } from "./program/keep-compiled.ts";

// What is imported from here on is compiled once and kept, where Node can.
keepCompiled(process.env);
const { runProgram } = await import("./program/run-program.ts");
await runProgram();
