// SPDX-License-Identifier: Apache-2.0
import type { ImportFlags } from "../commands/import.ts";
import type { LabelsFlags } from "../commands/labels.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a storeroom needs beside the app. */
export function addStoreroomCommands(program: ScelleCommand, around: Surroundings): void {
  program.commandsGroup("Storeroom:");
  addImport(program, around);
  addLabels(program, around);
}

function addImport(program: ScelleCommand, around: Surroundings): void {
  program
    .command("import")
    .summary("take old stock over from a list, CSV or Excel")
    .description(
      "Records an exhibit-taken-over for each line of a list: recorded late, with its reference on paper. What the " +
        "list does not tell stays out. A paper is taken over into a case once, however often the list is brought " +
        "and wherever an import was cut off. Which column holds what is kept in a file beside the list.",
    )
    .argument("<FILE>", "list with headings: .csv or .xlsx, of which the first sheet is read")
    .requiredOption("--place <TEXT>", "where things lie whose line names no place")
    .option("--case <REF>", "case of all of them (default: as each line names it)")
    .option("--mapping <FILE>", "which column holds what (default: scelle-import.json beside the list)")
    .option("--taken-over <TIME>", "since when you hold them (default: now)")
    .option("--check", "read, ask the register, and record nothing")
    .authorOptions()
    .everyOption()
    .example(
      "printf 'Reference,Description,Seal\\nBook 4/112,Grey telephone,OLD-112\\n' > stock.csv",
      'scelle import stock.csv --register demo --case 2026-014 --place "Storeroom, shelf 2"',
    )
    .action(async (path: string, flags: ImportFlags) => {
      const { importedText, importStock } = await import("../commands/import.ts");
      const imported = await importStock(path, flags, around);
      around.answer(imported, importedText(imported, around.language));
    });
}

function addLabels(program: ScelleCommand, around: Surroundings): void {
  program
    .command("labels")
    .summary("labels of exhibits with QR code and Code 128, to print")
    .description(
      "Writes labels of the exhibits of a case into one file that a browser prints: seal number, exhibit number, " +
        "and one short identifier as QR code and as Code 128. Without --exhibit all exhibits that are still there. " +
        "Looking at them is on record.",
    )
    .argument("<CASE>", "case, by number or reference")
    .requiredOption("-o, --out <FILE>", "new file, .html")
    .option("--format <NAME>", "a4-3x8, a4-2x7, 62x29 or 100x50 (default: a4-3x8)")
    .option("--exhibit <REF...>", "only of these exhibits, by number or reference")
    .option("--skip <N>", "labels of the first sheet that were used before")
    .reasonOptions()
    .authorOptions()
    .everyOption()
    .example("scelle labels 2026-014 --register demo --out labels.html --format 62x29 --reason Storeroom")
    .action(async (name: string, flags: LabelsFlags) => {
      const { labelsText, printLabels } = await import("../commands/labels.ts");
      const written = await printLabels(name, flags, around);
      around.answer(written, labelsText(written, around.language));
    });
}
