// SPDX-License-Identifier: Apache-2.0
import type { BundleFlags } from "../commands/bundle.ts";
import type { ProceduresFlags } from "../commands/procedures.ts";
import type { ReadFlags, ReadResult } from "../commands/read.ts";
import type { RegularityFlags } from "../commands/regularity.ts";
import type { VerifyFlags } from "../commands/verify.ts";
import type { ChainFlags } from "../commands/verify-succession.ts";
import type { WhoKnewFlags } from "../commands/who-knew.ts";
import { addReadsCommands } from "./reads-commands.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** Read, and prove. */
export function addReadCommands(program: ScelleCommand, around: Surroundings): void {
  program.commandsGroup("Read (every look is recorded with its reason):");
  addShow(program, around);
  addList(program, around);
  addSearch(program, around);
  addWhoKnew(program, around);
  addRegularity(program, around);
  addProcedures(program, around);
  addGranted(program, around);
  addReadsCommands(program, around);
  program.commandsGroup("Prove:");
  addBundle(program, around);
  addVerify(program, around);
}

function addWhoKnew(program: ScelleCommand, around: Surroundings): void {
  program
    .command("who-knew")
    .summary("who could have known of an operation, and by which record")
    .description(
      "Names everybody whom the records put among those who could have known of an operation by a moment, each " +
        "with the records that say so. It says of nobody that they told.",
    )
    .argument("<OPERATION>", "operation, by name or reference")
    .option("--by <TIME>", "moment (default: the planned start)")
    .option("--event <REF>", "incident that knowledge is set before or after")
    .reasonOptions()
    .logPurposeOption()
    .authorOptions()
    .everyOption()
    .addHelpText(
      "after",
      '\nExample:\n  scelle who-knew "Operation Breakwater" --reason "Before the hearing"',
    )
    .action(async (name: string, flags: WhoKnewFlags) => {
      const { whoKnew, whoKnewText } = await import("../commands/who-knew.ts");
      const known = await whoKnew(name, flags, around);
      around.answer(known, whoKnewText(known, around.language));
    });
}

function addRegularity(program: ScelleCommand, around: Surroundings): void {
  program
    .command("regularity")
    .summary("put a case beside rules of procedure")
    .description(
      "Asks of every search, seal, hand-over, weighing, look-up and time limit of a case what rules of procedure ask, and " +
        "names what is not met and what no record tells, with grade, text, facts and cure. It rules on nothing.",
    )
    .argument("<CASE>", "case, by number or reference")
    .option("--pack <NAME>", "which rules: generic | fr (default: generic)")
    .option("--calendar <NAME>", "whose working days count, where a place has days of its own")
    .reasonOptions()
    .authorOptions()
    .everyOption()
    .example('scelle regularity 2026-014 --register demo --pack fr --reason "Before the hearing"')
    .action(async (name: string, flags: RegularityFlags) => {
      const { caseRegularity } = await import("../commands/regularity.ts");
      const { regularityText } = await import("../commands/regularity-text.ts");
      const answer = await caseRegularity(name, flags, around);
      around.answer(answer, regularityText(answer, around.language));
    });
}

function addProcedures(program: ScelleCommand, around: Surroundings): void {
  program
    .command("procedures")
    .summary("list procedures that rest on a person under allegation")
    .description(
      "Lists past and pending procedures that rest on somebody under allegation: on which act, who was told, and " +
        "what came of it. That one stands there says of nothing in it that it is wrong.",
    )
    .argument("<CASE>", "case, by number or reference")
    .reasonOptions()
    .authorOptions()
    .everyOption()
    .example('scelle procedures 2026-014 --register demo --reason "List for the prosecutor"')
    .action(async (name: string, flags: ProceduresFlags) => {
      const { affectedProcedures, proceduresText } = await import("../commands/procedures.ts");
      const answer = await affectedProcedures(name, flags, around);
      around.answer(answer, proceduresText(answer, around.language));
    });
}

function addGranted(program: ScelleCommand, around: Surroundings): void {
  program
    .command("granted")
    .summary("read what a decision on access opens to you")
    .description(
      "Shows the records that a decision on access lists for you or whom you defend, once it was notified and " +
        "while it lasts, and nothing else of the case. Who looked is shown where the decision gives it, for a purpose.",
    )
    .argument("<CASE>", "case, by number or reference")
    .reasonOptions()
    .logPurposeOption()
    .authorOptions()
    .everyOption()
    .example("scelle granted 2026-014 --register demo --ground defence")
    .action(async (name: string, flags: ReadFlags) => {
      const { grantedRecords, grantedText } = await import("../commands/granted.ts");
      const result = await grantedRecords(name, flags, around);
      around.answer(result, grantedText(result, around.language));
    });
}

function addBundle(program: ScelleCommand, around: Surroundings): void {
  program
    .command("bundle")
    .summary("hand a case over as one file that checks itself")
    .description(
      "Writes a case into one file with its proofs and sealed objects, for court or defence. That it was handed " +
        "over, to whom and why is recorded first.",
    )
    .argument("<CASE>", "case, by number or reference")
    .requiredOption("-o, --out <FILE>", "new file, a zip")
    .requiredOption("--reason <TEXT>", "why it is handed over; recorded")
    .requiredOption("--standing <WORD>", "in what quality the recipient gets it")
    .option("--to <REF>", "person that it is handed to")
    .option("--to-body <REF>", "body that it is handed to")
    .option("--grant <REF>", "decision that grants access: what it does not name stays closed")
    .option("--refusal <REF...>", "decisions that refuse it: what they name stays closed")
    .option("--pack <NAME>", "rules by which page 1 tells irregularities: generic or fr (default: generic)")
    .option("--no-objects", "leave sealed objects behind")
    .option(
      "--from-size <SIZE...>",
      "prove that it continues checkpoints of these sizes, which the recipient kept",
    )
    .option("--encrypt-to <AGE1...>", "encrypt the file to these recipients; @FILE reads one from a file")
    .authorOptions()
    .everyOption()
    .example(
      "scelle record body-registered --field name=Court --field bodyType=court --register demo",
      "scelle bundle 2026-014 --register demo --out case.zip --to-body Court \\",
      "  --standing court --reason Hearing",
    )
    .action(async (name: string, flags: BundleFlags) => {
      const { bundleText, discloseBundle } = await import("../commands/bundle.ts");
      const written = await discloseBundle(name, flags, around);
      around.answer(written, bundleText(written, around.language));
    });
}

function addShow(program: ScelleCommand, around: Surroundings): void {
  program
    .command("show")
    .summary("show records in full")
    .description("Shows records in full; corrected values stand beside what they replaced.")
    .argument("<REF...>", "reference, its first characters, or a number or name as recorded")
    .option("--proof <FILE>", "write a proof that the first one’s entry stands in the log")
    .reasonOptions()
    .logPurposeOption()
    .authorOptions()
    .everyOption()
    .example('scelle show 2026-014/1 --register demo --reason "Preparing the examination"')
    .action(async (names: string[], flags: ReadFlags) => {
      const { showRecords } = await import("../commands/read.ts");
      const { recordsText } = await import("../commands/record-text.ts");
      const result = await showRecords(names, flags, around);
      around.answer(result, recordsText(result, around.language));
    });
}

function addList(program: ScelleCommand, around: Surroundings): void {
  program
    .command("list")
    .summary("list the records of a kind")
    .description("Lists the records of a kind that you may see, one a line, newest first.")
    .argument("<KIND>", "what kind of act: `scelle record --help` lists them")
    .option("--case <REF>", "only of this case")
    .option("--of <REF>", "only of this exhibit")
    .reasonOptions()
    .logPurposeOption()
    .authorOptions()
    .everyOption()
    .example('scelle list exhibit-seized --register demo --case 2026-014 --reason "Inventory"')
    .action(async (kind: string, flags: ReadFlags) => {
      const { listRecords } = await import("../commands/read.ts");
      await answerList(await listRecords(kind, flags, around), around);
    });
}

function addSearch(program: ScelleCommand, around: Surroundings): void {
  program
    .command("search")
    .summary("find records by their words")
    .description("Finds the records that you may see and that hold all these words, or words that begin so.")
    .argument("<TEXT>", "words, in quotes if there are several")
    .option("--case <REF>", "only in this case")
    .reasonOptions()
    .logPurposeOption()
    .authorOptions()
    .everyOption()
    .example('scelle search "telephone black" --register demo --reason "Looking for the exhibit number"')
    .action(async (text: string, flags: ReadFlags) => {
      const { searchRecords } = await import("../commands/read.ts");
      await answerList(await searchRecords(text, flags, around), around);
    });
}

async function answerList(result: ReadResult, around: Surroundings): Promise<void> {
  const { recordListText } = await import("../commands/record-text.ts");
  around.answer(result, recordListText(result, around.language));
}

function addVerify(program: ScelleCommand, around: Surroundings): void {
  program
    .command("verify")
    .summary("check a register or a bundle; needs no lock and no key, prints no content")
    .description(
      "Checks a register folder, or the bundle of a case, and says what holds, what does not, and what is not " +
        "proved. A cut tail and a rewritten history show only against something that was kept outside: --anchor.",
    )
    .argument(
      "<PATH>",
      "folder of the register or of a copy, a bundle that was handed over, a receipt, or a proof of misconduct",
    )
    .option("--deep", "read every sealed object again")
    .option(
      "--anchor <FILE...>",
      "kept outside: a checkpoint, a proof, a receipt, SIZE:ROOT from paper, or the folder of another copy",
    )
    .option(
      "--misconduct <FILE>",
      "where to keep two signed checkpoints that exclude each other, with the proof",
    )
    .option("--key <VKEY>", "verifier key of the log, as printed on the recovery sheet; or @FILE")
    .option("--other-key <VKEY...>", "keys of other registers that a case came from, from outside; or @FILE")
    .option("--policy <FILE>", "witnesses and quorum to demand")
    .option("--tsa-ca <FILE...>", "certificates of authorities for time, from outside: whom to believe")
    .option("--register <DIR>", "of a receipt: the register that it is held against")
    .option("--keys <DIR>", "folder of the online keys: contents are opened and the rules replayed")
    .option("--no-keys", "leave contents closed, even if the keys are at hand")
    .option("--predecessor <DIR>", "the register that this one follows: both are checked, as one chain")
    .option("--predecessor-anchor <FILE...>", "kept outside of that one")
    .option("--predecessor-keys <DIR>", "folder of the online keys of that one")
    .everyOption()
    .example("cp demo/log/checkpoint kept-checkpoint", "scelle verify demo --deep --anchor kept-checkpoint")
    .action(async (path: string, given: ChainFlags) => {
      const flags = await (await import("./verifier-keys.ts")).withLogKey(given);
      if (flags.predecessor === undefined) await verifyPath(path, flags, around);
      else await answerChain(path, flags.predecessor, flags, around);
    });
}

async function verifyPath(path: string, flags: VerifyFlags, around: Surroundings): Promise<void> {
  const { isWanting, verifyFolder, verifyText } = await import("../commands/verify.ts");
  const { isFile, verifyBundleFile } = await import("../commands/verify-bundle.ts");
  const misconduct = await import("../commands/misconduct.ts");
  const { checkMisconductFile, isMisconductFile, isReceipt, keptText, misconductText } = misconduct;
  if (await isMisconductFile(path)) {
    const finding = await checkMisconductFile(path, flags.key);
    around.answer(finding, misconductText(finding, around.language));
    around.foundWanting();
    return;
  }
  if (await isReceipt(path)) {
    const receipts = await import("../commands/verify-receipt.ts");
    const judged = await receipts.judgeReceipt(path, flags);
    around.answer(judged, receipts.judgedReceiptText(judged, around.language));
    if (receipts.isReceiptWanting(judged)) around.foundWanting();
    return;
  }
  const isBundle = isFile(path);
  const kept = flags.misconduct;
  // Before hours of reading.
  if (isBundle && kept !== undefined) misconduct.keyFromElsewhere(path, flags.key);
  if (kept !== undefined) (await import("./write-new-file.ts")).assertNewFile(kept);
  const report = await (isBundle ? verifyBundleFile : verifyFolder)(path, flags, around);
  const keep = isBundle ? misconduct.keepBundleMisconduct : misconduct.keepMisconduct;
  const isKept = kept !== undefined && (await keep(path, kept, flags.anchor ?? [], flags.key));
  const said = kept === undefined ? "" : keptText(isKept, kept, around.language);
  const answered = kept === undefined ? report : { ...report, misconduct: isKept };
  around.answer(answered, verifyText(report, around.language) + said);
  if (isWanting(report) || isKept) around.foundWanting();
}

async function answerChain(
  folder: string,
  predecessor: string,
  flags: ChainFlags,
  around: Surroundings,
): Promise<void> {
  const { chainText, isChainWanting, verifyChain } = await import("../commands/verify-succession.ts");
  const report = await verifyChain(folder, predecessor, flags, around);
  around.answer(report, chainText(report, around.language));
  if (isChainWanting(report)) around.foundWanting();
}
