// SPDX-License-Identifier: Apache-2.0
import type { Receipt } from "@scelle/register";
import type { AnswerFlags, OpenSourceFlags, ProposeFlags, ProtectFlags } from "../commands/source.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** Who a protected source is: under two keys, told by a decision of two. */
export function addSourceCommands(program: ScelleCommand, around: Surroundings): void {
  const source = program
    .command("source")
    .summary("keep who a protected source is under two keys")
    .description(
      "Who a protected source is, sealed to two persons: neither opens it alone, and nobody else reads that it " +
        "is kept. It is told by a recorded decision of both. The register never holds it readable, and no recovery " +
        "opens it: without either of the two keys it is lost.",
    )
    .helpCommand(false);
  addProtect(source, around);
  addPropose(source, around);
  addAnswer(source, around);
  addOpen(source, around);
}

function addProtect(source: ScelleCommand, around: Surroundings): void {
  source
    .command("protect")
    .summary("seal who the source of a report or a statement is")
    .description(
      "Seals a text of at most 2,046 bytes to the custodian and that to the second person, in this process; only " +
        "the outcome goes to the register. All identities have the same length there. The file stays: destroy it.",
    )
    .argument("<REF>", "report, statement or document that came from the source")
    .requiredOption("--custodian <REF>", "person who keeps the identity")
    .requiredOption("--second <REF>", "person without whom it stays closed")
    .requiredOption("--custodian-key <KEY>", "evidence key of the custodian: age1…, or @FILE with it")
    .requiredOption("--second-key <KEY>", "evidence key of the second person: age1…, or @FILE with it")
    .requiredOption("--from <FILE>", "file with who the source is; - is standard input")
    .authorOptions()
    .everyOption()
    .example(
      "scelle source protect 7c4a8d09 --register demo --custodian Ombudsman --second Judge-4 \\",
      "  --custodian-key @custodian.key.pub --second-key @second.key.pub --from -",
    )
    .action(async (name: string, flags: ProtectFlags) => {
      const { protectSource } = await import("../commands/source.ts");
      await answerReceipt(await protectSource(name, flags, around), around);
    });
}

function addPropose(source: ScelleCommand, around: Surroundings): void {
  source
    .command("propose")
    .summary("as custodian: propose to tell somebody who the source is")
    .description("Asks the second person for a decision. Nothing opens by it.")
    .argument("<REF>", "the source under protection")
    .requiredOption("--ground <WORD>", "consent, court-order, legal-duty or danger-to-life")
    .requiredOption("--reason <TEXT>", "why it is necessary; recorded for you two")
    .requiredOption("--to <TEXT>", "to whom it would be told")
    .option("--reference <TEXT>", "order or consent that it rests on")
    .authorOptions()
    .everyOption()
    .example(
      'scelle source propose 1f0e2d3c --register demo --ground court-order --reason "Hearing of 12 May" \\',
      '  --to "Investigating judge 4" --reference "Order 14"',
    )
    .action(async (name: string, flags: ProposeFlags) => {
      const { proposeDisclosure } = await import("../commands/source.ts");
      await answerReceipt(await proposeDisclosure(name, flags, around), around);
    });
}

function addAnswer(source: ScelleCommand, around: Surroundings): void {
  source
    .command("answer")
    .summary("as second person: agree and take off the outer seal, or decline")
    .description(
      "With --key the outer seal comes off in this process, and what is left, sealed to the custodian alone, is " +
        "recorded. `scelle list source-disclosure-proposed` shows what waits for you.",
    )
    .argument("<REF>", "the proposal")
    .option("--key <FILE>", "agree: file with your evidence key")
    .option("--decline", "decline: nothing opens")
    .requiredOption("--reason <TEXT>", "why; recorded for you two")
    .authorOptions()
    .everyOption()
    .example('scelle source answer 9b8a7c6d --register demo --key second.key --reason "The order stands"')
    .action(async (name: string, flags: AnswerFlags) => {
      const { answerDisclosure } = await import("../commands/source.ts");
      await answerReceipt(await answerDisclosure(name, flags, around), around);
    });
}

function addOpen(source: ScelleCommand, around: Surroundings): void {
  source
    .command("open")
    .summary("as custodian, after the decision of both: open the identity into a file")
    .description(
      "Takes off the inner seal in this process and writes a new file for you alone. That you look is on record " +
        "first. `scelle list source-disclosure-answered` shows what was decided.",
    )
    .argument("<REF>", "the decision of the second person")
    .requiredOption("--key <FILE>", "file with your evidence key")
    .requiredOption("-o, --out <FILE>", "new file")
    .reasonOptions()
    .authorOptions()
    .everyOption()
    .example(
      'scelle source open 5e4d3c2b --register demo --key custodian.key --out source.txt --reason "Order 14"',
    )
    .action(async (name: string, flags: OpenSourceFlags) => {
      const { openSource, sourceOpenedText } = await import("../commands/source.ts");
      const opened = await openSource(name, flags, around);
      around.answer(opened, sourceOpenedText(opened, around.language));
    });
}

async function answerReceipt(receipt: Receipt, around: Surroundings): Promise<void> {
  const { receiptText } = await import("../commands/receipt.ts");
  around.answer(receipt, receiptText(receipt, around.language));
}
