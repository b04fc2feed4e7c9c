// SPDX-License-Identifier: Apache-2.0
import type { InitOptions } from "../commands/init.ts";
import type { PersonExportFlags } from "../commands/person-export.ts";
import type { CommandLine } from "../exercise/stage.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

type InitFlags = Omit<InitOptions, "folder">;

/** Learn, and found. @param commandLine what the tour runs its commands by */
export function addFoundingCommands(
  program: ScelleCommand,
  around: Surroundings,
  commandLine: CommandLine,
): void {
  program.commandsGroup("Learn:");
  addTour(program, around, commandLine);
  program.commandsGroup("Found:");
  addInit(program, around);
  addPersonKey(program, around);
}

function addTour(program: ScelleCommand, around: Surroundings, commandLine: CommandLine): void {
  program
    .command("tour")
    .summary("see the whole of it with invented data, then try to cheat it")
    .description(
      "Founds an exercise register in a temporary folder and goes through everything: then it tampers.",
    )
    .option("--keep", "leave the folder for you to look at")
    .everyOption()
    .example("scelle tour --keep")
    .action(async (flags: { keep?: boolean }) => {
      const { runTour } = await import("../exercise/tour.ts");
      await runTour({ keep: flags.keep === true, commandLine }, around);
    });
}

function addInit(program: ScelleCommand, around: Surroundings): void {
  program
    .command("init")
    .summary("found a register; prints its recovery sheet")
    .description("Founds a register in a new folder, with its keys, its founder and its recovery sheet.")
    .argument("<DIR>", "folder of the register")
    .requiredOption("--origin <NAME>", "its name: like a URL without scheme, never used for another register")
    .option("--title <TEXT>", "title (default: the origin)")
    .option("--body <TEXT>", "body that keeps it (default: the origin)")
    .option("--founder <TEXT>", "name or office of the founder")
    .option("--recovery <age1…>", "recipient of a recovery identity kept elsewhere (default: one is made)")
    .option("--identity <FILE>", "signing key of the founder, made if it is not there (default: yours)")
    .option("--keys <DIR>", "folder for the register’s online keys")
    .option("--exercise", "everything in it is invented; the recovery sheet may stay inside")
    .option("--succeeds <DIR>", "close this register, which lost entries for good, and follow it")
    .option("--succeeds-keys <DIR>", "folder of the online keys of the register that is followed")
    .option("--anchor <FILE...>", "kept outside of that register: how far it had gone")
    .option("--accept-unsigned", "take a size that nobody signed, typed or of a receipt in JSON, as well")
    .everyOption()
    .example("scelle init demo --origin demo.example/register --exercise")
    .action(async (folder: string, flags: InitFlags) => {
      const { foundedText, foundRegister } = await import("../commands/init.ts");
      const founded = await foundRegister({ folder, ...flags }, around);
      around.answer(founded, foundedText(founded, around.language));
    });
}

function addPersonKey(program: ScelleCommand, around: Surroundings): void {
  const person = program
    .command("person")
    .summary("the keys of a person, and what is held on one")
    .description("The keys of a person, and what is held on one.")
    .helpCommand(false);
  person
    .command("key")
    .summary("make or show your signing key, or a key that opens evidence")
    .description(
      "Makes or shows your signing key. With --evidence: an age identity for opening what is sealed, " +
        "whose recipient is written beside it with the ending .pub.",
    )
    .option("--identity <FILE>", "file of the key (default: yours)")
    .option("--evidence", "an age identity for evidence instead; needs --identity")
    .everyOption()
    .example("scelle person key", "scelle person key --evidence --identity lab.key")
    .action(async (flags: { identity?: string; evidence?: boolean }) => {
      const { evidenceKey, evidenceKeyText, personKey, personKeyText } = await import(
        "../commands/person-key.ts"
      );
      if (flags.evidence === true) {
        const made = await evidenceKey(flags);
        around.answer(made, evidenceKeyText(made, around.language));
      } else {
        const key = await personKey(flags, around);
        around.answer(key, personKeyText(key, around.language));
      }
    });
  addPersonExport(person, around);
}

function addPersonExport(person: ScelleCommand, around: Surroundings): void {
  person
    .command("export")
    .summary("hand over what is held on a person, for the body that answers requests")
    .description(
      "Writes the records that name a person to one JSON file, in the cases that you may read, and of what is " +
        "withheld the number, the kind and the ground. That it is handed over is recorded first, with the digest " +
        "of the file. It is not an answer to the person: the body that gets it decides what that is.",
    )
    .argument("<PERSON>", "person, by name or reference")
    .requiredOption("-o, --out <FILE>", "new file")
    .requiredOption("--reason <TEXT>", "why it is handed over; recorded")
    .option("--standing <WORD>", "in what quality the recipient gets it", "other-authority")
    .option("--to <REF>", "person that it is handed to")
    .option("--to-body <REF>", "body that it is handed to")
    .authorOptions()
    .everyOption()
    .example(
      'scelle record person-registered --register demo --field caseRef=2026-014 --field name="Officer 17"',
      "scelle record body-registered --field name=Delegate --field bodyType=oversight --register demo",
      'scelle person export "Officer 17" --register demo --out held.json --to-body Delegate \\',
      '  --reason "Request of the person"',
    )
    .action(async (name: string, flags: PersonExportFlags) => {
      const { exportPerson, personExportedText } = await import("../commands/person-export.ts");
      const exported = await exportPerson(name, flags, around);
      around.answer(exported, personExportedText(exported, around.language));
    });
}
