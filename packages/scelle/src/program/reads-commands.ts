// SPDX-License-Identifier: Apache-2.0
import type { ReadsExportFlags } from "../commands/reads.ts";
import type { AuthorFlags } from "./at-register.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** Who looked: handed over, due, erased. */
export function addReadsCommands(program: ScelleCommand, around: Surroundings): void {
  const reads = program
    .command("reads")
    .summary("who looked: hand it over, list what is past its time, erase that")
    .description("The log of looks: what was read by whom and why, and who was turned away.")
    .helpCommand(false);
  addExport(reads, around);
  addDue(reads, around);
  addErase(reads, around);
}

function addExport(reads: ScelleCommand, around: Surroundings): void {
  reads
    .command("export")
    .summary("hand over who looked, as one file")
    .description(
      "Writes looks, hand-overs and refused attempts to one file, as far as you may read them: a lead those of a " +
        "case, everybody their own. It holds references to records and nothing of their content. That it is handed " +
        "over is recorded first, with the purpose and the digest of the file.",
    )
    .requiredOption("-o, --out <FILE>", "new file, .csv or .json")
    .requiredOption(
      "--log-purpose <WORD>",
      "lawfulness, self-monitoring, security or criminal-proceedings: no other is allowed",
    )
    .requiredOption("--reason <TEXT>", "why it is handed over; recorded")
    .option("--standing <WORD>", "in what quality the recipient gets it", "supervisory-authority")
    .option("--to <REF>", "person that it is handed to")
    .option("--to-body <REF>", "body that it is handed to")
    .option("--case <REF>", "only of this case")
    .option("--from <TIME>", "only from this moment on")
    .option("--until <TIME>", "only before this moment")
    .option("--format <WORD>", "csv or json (default: by the name of the file)")
    .authorOptions()
    .everyOption()
    .example(
      "scelle record body-registered --field name=Commission --field bodyType=oversight --register demo",
      "scelle reads export --register demo --out looks.csv --to-body Commission \\",
      "  --log-purpose lawfulness --reason Review",
    )
    .action(async (flags: ReadsExportFlags) => {
      const { exportReads, exportedText } = await import("../commands/reads.ts");
      const exported = await exportReads(flags, around);
      around.answer(exported, exportedText(exported, around.language));
    });
}

function addDue(reads: ScelleCommand, around: Surroundings): void {
  reads
    .command("due")
    .summary("looks that are past their time of retention")
    .description(
      "Lists looks whose period of retention is over, by the table of periods that `retention-set` records keep. " +
        "Nothing lapses by itself.",
    )
    .authorOptions()
    .everyOption()
    .example("scelle reads due --register demo")
    .action(async (flags: AuthorFlags) => {
      const { dueReads, dueText } = await import("../commands/reads.ts");
      const due = await dueReads(flags, around);
      around.answer(due, dueText(due, around.language));
    });
}

function addErase(reads: ScelleCommand, around: Surroundings): void {
  reads
    .command("erase")
    .summary("erase looks that are past their time, each by a recorded decision")
    .description(
      "Records a decision for every look that is due and that you may decide on, and destroys its key. The log " +
        "stays as checkable as it was.",
    )
    .authorOptions()
    .everyOption()
    .example("scelle reads erase --register demo")
    .action(async (flags: AuthorFlags) => {
      const { erasedText, eraseReads } = await import("../commands/reads.ts");
      const erased = await eraseReads(flags, around);
      around.answer(erased, erasedText(erased, around.language));
    });
}
