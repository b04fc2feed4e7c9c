// SPDX-License-Identifier: Apache-2.0
import type { LabelsFlags } from "../commands/labels.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a storeroom needs beside the app. */
export function addStoreroomCommands(program: ScelleCommand, around: Surroundings): void {
  program.commandsGroup("Storeroom:");
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
