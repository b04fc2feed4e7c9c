// SPDX-License-Identifier: Apache-2.0
import type { ReadFlags } from "../commands/read.ts";
import type { WithdrawFlags } from "../commands/transfer-answers.ts";
import type { CompareFlags } from "../commands/transfer-compare.ts";
import type { ReceiveFlags } from "../commands/transfer-receive.ts";
import type { SendFlags } from "../commands/transfer-send.ts";
import type { TakeFlags } from "../commands/transfer-take.ts";
import type { AuthorFlags } from "./at-register.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** A case that goes from one register to another. */
export function addTransferCommands(program: ScelleCommand, around: Surroundings): void {
  const transfer = program
    .command("transfer")
    .summary("give a case to another register, or receive one: one chain across both")
    .description(
      "A case is given away by one register and goes on in another. Each records what the other signed, so that anybody " +
        "can check that what goes on is what was given, and to whom.",
    )
    .helpCommand(false);
  addSend(transfer, around);
  addReceive(transfer, around);
  addAcknowledge(transfer, around);
  addWithdraw(transfer, around);
  addTake(transfer, around);
  addStatus(transfer, around);
  addCompare(transfer, around);
}

function collected(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function addSend(transfer: ScelleCommand, around: Surroundings): void {
  transfer
    .command("send")
    .summary("give a case to another register, as one encrypted file")
    .description(
      "Records that the case goes to another register, and writes its bundle, encrypted to that register. From then on the " +
        "case takes in nothing here but the answer, looks and exports. Run again it writes another file of the same transfer.",
    )
    .argument("<CASE>", "case, by number or reference")
    .requiredOption("--to-key <VKEY>", "key of the other register’s log, or @FILE, or @register.json")
    .requiredOption("--to-body <REF>", "body that keeps it, registered here")
    .requiredOption(
      "--recipient <age1…>",
      "who can open the file there; @FILE reads it from a file",
      collected,
    )
    .requiredOption("--decided-by <TEXT>", "who decided it; recorded")
    .requiredOption("--reason <TEXT>", "why; recorded")
    .requiredOption("-o, --out <FILE>", "new file")
    .option("--standing <WORD>", "in what quality the other body gets it", "other-authority")
    .option("--refusal <REF>", "decision that keeps records back; may be given again", collected)
    .option("--no-objects", "leave sealed objects behind")
    .option("--receipt <FILE>", "write a .scelle-receipt of the transfer, to keep outside")
    .authorOptions()
    .everyOption()
    .example(
      "scelle init prosecution --origin prosecution.example --exercise",
      "scelle record body-registered --register demo --field name=Prosecution --field bodyType=prosecution",
      "scelle transfer send 2026-014 --register demo --to-key @prosecution/register.json \\",
      '  --to-body Prosecution --recipient @lab.key.pub --decided-by "Head of the inspectorate" \\',
      '  --reason "Charges follow" -o case.zip.age',
    )
    .action(async (name: string, flags: SendFlags) => {
      const { sendCase, sentText } = await import("../commands/transfer-send.ts");
      const sent = await sendCase(name, flags, around);
      around.answer(sent, sentText(sent, around.language));
    });
}

function addReceive(transfer: ScelleCommand, around: Surroundings): void {
  transfer
    .command("receive")
    .summary("check the file of a case that another register gives, and go on with it")
    .description(
      "Checks the bundle in full under the key of the register it comes from, refuses what does not hold or is not addressed " +
        "to this register, seals it, and records the case, which begins with that. You are its first lead. The receipt goes " +
        "back to the other register.",
    )
    .argument("<FILE>", "what scelle transfer send wrote")
    .requiredOption("--key <VKEY>", "key of the log it comes from, from elsewhere than the file; or @FILE")
    .requiredOption("--receipt <FILE>", "where the receipt goes that the other register asks for")
    .option("--decrypt-with <FILE>", "age identity that opens the file; may be given again", collected)
    .option("--recipient <age1…>", "who can open evidence of the case here; @FILE reads it", collected)
    .option("--number <TEXT>", "number of the case here (default: as there)")
    .option("--title <TEXT>", "its title here (default: as there)")
    .option("--policy <FILE>", "witnesses of the other register, to be asked for")
    .option("--anchor <FILE>", "what is known of the other register: checkpoint, receipt", collected)
    .authorOptions()
    .everyOption()
    .example(
      'scelle transfer receive case.zip.age --register prosecution --key "@demo/register.json" \\',
      "  --decrypt-with lab.key --recipient @lab.key.pub --receipt received.scelle-receipt",
    )
    .action(async (path: string, flags: ReceiveFlags) => {
      const { receiveCase, receivedText } = await import("../commands/transfer-receive.ts");
      const received = await receiveCase(path, flags, around);
      around.answer(received, receivedText(received, around.language));
    });
}

function addAcknowledge(transfer: ScelleCommand, around: Surroundings): void {
  transfer
    .command("acknowledge")
    .summary("bring in the other register’s receipt of a case that was given to it")
    .description(
      "Judges the receipt under the key that the transfer names, and records it. Of a case: from then on the transfer cannot be " +
        "withdrawn; a bundle of the case as the other register has it will do as well. Of an exhibit: nobody here holds it any more.",
    )
    .argument("<FILE>", "the receipt, or such a bundle")
    .option("--receipt <FILE>", "write a .scelle-receipt of this act, to keep outside")
    .authorOptions()
    .everyOption()
    .example("scelle transfer acknowledge received.scelle-receipt --register demo")
    .action(async (path: string, flags: AuthorFlags) => {
      const { acknowledgeTransfer } = await import("../commands/transfer-answers.ts");
      const { receiptText } = await import("../commands/receipt.ts");
      const receipt = await acknowledgeTransfer(path, flags, around);
      around.answer(receipt, receiptText(receipt, around.language));
    });
}

function addWithdraw(transfer: ScelleCommand, around: Surroundings): void {
  transfer
    .command("withdraw")
    .summary("take a transfer back that nobody has acknowledged")
    .description(
      "The case takes in acts here again. Tell the other body: if it received the case meanwhile, both registers show it.",
    )
    .argument("<CASE>", "case, by number or reference")
    .requiredOption("--reason <TEXT>", "why; recorded")
    .option("--receipt <FILE>", "write a .scelle-receipt of this act, to keep outside")
    .authorOptions()
    .everyOption()
    .example(
      "scelle record case-opened --register demo --field number=2026-015 --field title=Fuel \\",
      "  --field recipients=@lab.key.pub",
      "scelle transfer send 2026-015 --register demo --to-key @prosecution/register.json \\",
      '  --to-body Prosecution --recipient @lab.key.pub --decided-by "Head of the inspectorate" \\',
      '  --reason "Charges follow" -o fuel.zip.age',
      'scelle transfer withdraw 2026-015 --register demo --reason "Sent to the wrong office"',
    )
    .action(async (name: string, flags: WithdrawFlags) => {
      const { withdrawTransfer } = await import("../commands/transfer-answers.ts");
      const { receiptText } = await import("../commands/receipt.ts");
      const receipt = await withdrawTransfer(name, flags, around);
      around.answer(receipt, receiptText(receipt, around.language));
    });
}

function addTake(transfer: ScelleCommand, around: Surroundings): void {
  transfer
    .command("take")
    .summary("record that an exhibit of a received case is in your hands")
    .description(
      "For whoever gets the thing itself, and holds it from then on: number, description, seal and digests of images are read " +
        "from the bundle that the case came by. The receipt goes back with whoever brought it.",
    )
    .argument("<FILE>", "what scelle transfer send wrote")
    .requiredOption("--key <VKEY>", "key of the log it comes from, from elsewhere than the file; or @FILE")
    .requiredOption("--case <REF>", "case here")
    .requiredOption("--exhibit <NUMBER>", "number of the exhibit there")
    .requiredOption("--place <TEXT>", "where it is put")
    .requiredOption("--receipt <FILE>", "where the receipt goes that the other register asks for")
    .option("--number <TEXT>", "number here (default: as there)")
    .option("--decrypt-with <FILE>", "age identity that opens the file; may be given again", collected)
    .authorOptions()
    .everyOption()
    .example(
      "scelle transfer take case.zip.age --register prosecution --key @demo/register.json --decrypt-with lab.key \\",
      '  --case 2026-014 --exhibit 2026-014/1 --place "Storeroom 2" --receipt telephone.scelle-receipt',
      "scelle transfer acknowledge telephone.scelle-receipt --register demo",
    )
    .action(async (path: string, flags: TakeFlags) => {
      const { takeExhibit, takenText } = await import("../commands/transfer-take.ts");
      const taken = await takeExhibit(path, flags, around);
      around.answer(taken, takenText(taken, around.language));
    });
}

function addStatus(transfer: ScelleCommand, around: Surroundings): void {
  transfer
    .command("status")
    .summary("where a case came from, and where it went")
    .argument("<CASE>", "case, by number or reference")
    .reasonOptions()
    .authorOptions()
    .everyOption()
    .example('scelle transfer status 2026-014 --register demo --reason "Is it acknowledged?"')
    .action(async (name: string, flags: ReadFlags) => {
      const { transferStatus, transferStatusText } = await import("../commands/transfer-status.ts");
      const status = await transferStatus(name, flags, around);
      around.answer(status, transferStatusText(status, around.language));
    });
}

function addCompare(transfer: ScelleCommand, around: Surroundings): void {
  transfer
    .command("compare")
    .summary("whether one file or two show one case given away twice")
    .description(
      "Each file is a receipt or a bundle, of the register that gave the case away or of one that received it; one bundle of " +
        "the former may show both transfers. Needs no register. Ends with 1 where the case was given to two, or two hold it; --out then writes what proves it.",
    )
    .argument("<FILE>", "one receipt or bundle")
    .argument("[OTHER]", "another")
    .requiredOption("--key <VKEY>", "key of the register that gave the case away; or @FILE")
    .option("-o, --out <NAME>", "write both transfers as NAME-1.scelle-receipt and NAME-2.scelle-receipt")
    .everyOption()
    .example(
      "scelle transfer send 2026-014 --register demo --to-key @prosecution/register.json \\",
      '  --to-body Prosecution --recipient @lab.key.pub --decided-by "Head of the inspectorate" \\',
      '  --reason "Lost on the way" -o again.zip.age',
      "scelle bundle 2026-014 --register demo --to-body Prosecution --standing prosecution \\",
      "  --reason Comparison --out compared.zip",
      "scelle transfer compare received.scelle-receipt compared.zip --key @demo/register.json",
    )
    .action(async (one: string, other: string | undefined, flags: CompareFlags) => {
      const { comparedText, compareTransfers, isGivenTwice } = await import(
        "../commands/transfer-compare.ts"
      );
      const compared = await compareTransfers(other === undefined ? [one] : [one, other], flags, around);
      around.answer(compared, comparedText(compared, around.language));
      if (isGivenTwice(compared)) around.foundWanting();
    });
}
