// SPDX-License-Identifier: Apache-2.0
import { addCareCommands } from "./care-commands.ts";
import { addFoundingCommands } from "./founding-commands.ts";
import { addPaperCommands } from "./paper-commands.ts";
import { addReadCommands } from "./read-commands.ts";
import { addRecordCommands } from "./record-commands.ts";
import { ScelleCommand } from "./scelle-command.ts";
import { addSourceCommands } from "./source-commands.ts";
import { addStoreroomCommands } from "./storeroom-commands.ts";
import type { Surroundings } from "./surroundings.ts";
import { addTimestampCommands } from "./timestamp-commands.ts";
import { addTransferCommands } from "./transfer-commands.ts";
import { programVersion } from "./version.ts";
import { addWitnessCommands } from "./witness-commands.ts";

const description =
  "Scellé keeps the register in which investigators are investigated: acts, searches, seized " +
  "exhibits, sealed evidence, and every look at them, in a log that anybody can check.";

const closing = `
Begin with \`scelle tour\`: a whole exercise in a temporary folder, in half a
minute. \`scelle COMMAND --help\` has an example that works. Exit codes are those
of sysexits(3); 1 says that a check was made and found something wanting.`;

/** The whole command line, in the order of the story. Nothing but names is loaded before a command runs. */
export function buildProgram(around: Surroundings): ScelleCommand {
  const program = new ScelleCommand("scelle");
  program
    .description(description)
    .version(programVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .enablePositionalOptions()
    .everyOption()
    .exitOverride()
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false })
    .addHelpText("after", closing);
  addFoundingCommands(program, around, buildProgram);
  addRecordCommands(program, around);
  addSourceCommands(program, around);
  addStoreroomCommands(program, around);
  addPaperCommands(program, around);
  addReadCommands(program, around);
  addTransferCommands(program, around);
  addWitnessCommands(program, around);
  addTimestampCommands(program, around);
  addCareCommands(program, around);
  return program;
}
