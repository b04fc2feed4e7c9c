// SPDX-License-Identifier: Apache-2.0
import { CommanderError } from "commander";
import { buildProgram } from "./build-program.ts";
import { type Manner, mannerOf, surroundingsOf } from "./surroundings.ts";

/** Does what the command line of this process says, and sets its exit code. */
export async function runProgram(): Promise<void> {
  const words = process.argv.slice(2);
  const manner = mannerOf(words, process.env);
  const around = surroundingsOf(manner, process.env);
  // A reader that went away, such as `head`, is no failure of an act that is already recorded.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    await buildProgram(around).parseAsync(words, { from: "user" });
  } catch (error) {
    around.progress.clear();
    if (!isAnswered(error)) await tell(error, manner);
  }
}

/** Help and version were asked for and printed: commander ends them by throwing. */
function isAnswered(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

async function tell(error: unknown, manner: Manner): Promise<void> {
  const { problemOf } = await import("./problem.ts");
  const problem = problemOf(error, manner.language);
  if (manner.isJson) process.stdout.write(`${JSON.stringify({ problem })}\n`);
  process.stderr.write(`${problem.sentence}\n`);
  if (process.env["SCELLE_DEBUG"] === "1" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = problem.exit;
}
