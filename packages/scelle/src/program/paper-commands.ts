// SPDX-License-Identifier: Apache-2.0
import type { PrintFlags } from "../commands/print.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** Paper for whoever has no account. */
export function addPaperCommands(program: ScelleCommand, around: Surroundings): void {
  program.commandsGroup("Paper:");
  program
    .command("print")
    .summary("a paper as PDF/A: search report, exhibit sheet, receipt and others")
    .description(
      "Writes one paper as PDF/A-3a: tagged, with its font and the data it was made of inside. WHAT is search-report " +
        "(of a search); exhibit, label, hand-over or continuity (of an exhibit); irregularities or looks (of a case, " +
        "looks with --log-purpose); or register, which needs no REF. What it shows is looked at, and that is on record " +
        "first. Papers carry the state of the log in words and as QR code.",
    )
    .argument("<WHAT>", "which paper")
    .argument("[REF]", "search, exhibit or case, by number or reference")
    .requiredOption("-o, --out <FILE>", "new file, .pdf")
    .option("--pack <NAME>", "rules of procedure for irregularities: generic or fr (default: generic)")
    .reasonOptions()
    .logPurposeOption()
    .authorOptions()
    .everyOption()
    .example(
      'scelle print exhibit "2026-014/1" --register demo --out exhibit.pdf --reason "For the hearing"',
      "scelle print register --register demo --out state.pdf",
    )
    .action(async (what: string, name: string | undefined, flags: PrintFlags) => {
      const { printedText, printPaper } = await import("../commands/print.ts");
      const printed = await printPaper(what, name, flags, around);
      around.answer(printed, printedText(printed, around.language));
    });
}
