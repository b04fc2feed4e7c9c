// SPDX-License-Identifier: Apache-2.0
// One command in a process of its own, as short as it can be: what is tested is what it leaves behind. It
// ends with 0, or with 1 and the code of what failed on standard output; anything else nobody expected.
import { ScelleError } from "@scelle/core";
import { type CommandAssignment, carryOut } from "./commands.ts";

const [assignmentText] = process.argv.slice(2);
try {
  await carryOut(JSON.parse(assignmentText ?? "") as CommandAssignment);
} catch (error) {
  if (!(error instanceof ScelleError)) throw error;
  process.stdout.write(error.code);
  process.exitCode = 1;
}
