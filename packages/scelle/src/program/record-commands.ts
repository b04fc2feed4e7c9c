// SPDX-License-Identifier: Apache-2.0
import type { ImportCaseUcoFlags } from "../commands/import-case-uco.ts";
import type { OpenFlags } from "../commands/open.ts";
import type { RecordFlags } from "../commands/record.ts";
import type { RegisterImageFlags } from "../commands/register-image.ts";
import type { SealFlags } from "../commands/seal.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";
import { UsageProblem } from "./usage-problem.ts";

/** Record, and seal. */
export function addRecordCommands(program: ScelleCommand, around: Surroundings): void {
  program.commandsGroup("Record:");
  addRecord(program, around);
  program.commandsGroup("Seal:");
  addSeal(program, around);
  addRegisterImage(program, around);
  addOpen(program, around);
  addImportCaseUco(program, around);
}

const receiptHelp = "write a .scelle-receipt: the act and its proof, to keep outside";

function collected(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function addImportCaseUco(program: ScelleCommand, around: Surroundings): void {
  program
    .command("import-case-uco")
    .summary("bring in what another system tells in CASE/UCO, as its statements")
    .description(
      "Seals a file in JSON-LD as it is and records a statement-imported for each act, provenance, device, " +
        "file, authorisation, tool and actor that it tells of. They are what another system says: nothing " +
        "becomes an act, an exhibit or a person of this register. What is not understood is listed by its classes. The same file " +
        "again records nothing twice. No context is fetched.",
    )
    .argument("<FILE>", "JSON-LD with its context inside")
    .requiredOption("--case <REF>", "case, by number or reference")
    .requiredOption("--from <TEXT>", "who handed it over, and how")
    .option("--title <TEXT>", "what the file is called (default: its name)")
    .option("--check", "read, ask the register, count, and record nothing")
    .authorOptions()
    .everyOption()
    .example(
      "cat > lab.jsonld <<'END'",
      '{ "@context": { "u": "https://ontology.unifiedcyberontology.org/uco/" },',
      '  "@id": "urn:uuid:5f2b6a1c-3d4e-4f5a-8b6c-7d8e9f0a1b2c", "@type": "u:tool/Tool" }',
      "END",
      'scelle import-case-uco lab.jsonld --register demo --case 2026-014 --from "Laboratory 2, by courier"',
    )
    .action(async (path: string, flags: ImportCaseUcoFlags) => {
      const { importCaseUco, importedGraphText } = await import("../commands/import-case-uco.ts");
      const imported = await importCaseUco(path, flags, around);
      around.answer(imported, importedGraphText(imported, around.language));
    });
}

function addRecord(program: ScelleCommand, around: Surroundings): void {
  const record = program
    .command("record")
    .summary("record an act of any kind; prints the receipt")
    .description("Records an act, signed with your key, and prints the receipt.")
    .argument("[KIND]", "what kind of act")
    .option("--json [FILE]", "take the fields from a JSON file (- is standard input) and answer in JSON")
    .option("-f, --field <NAME=VALUE>", "one field; @FILE as value takes the text of a file", collected)
    .option("--draft-id <UUID>", "reference of the act: the same again makes a retry safe")
    .option("--proof <FILE>", "write a proof that the entry stands in the log, to keep outside")
    .option("--receipt <FILE>", receiptHelp)
    .authorOptions()
    .languageOption()
    .helpOption(false)
    .option("-h, --help", "show help, of a kind if one is named");
  record
    .example(
      "scelle record case-opened --register demo --field number=2026-014 \\",
      '  --field title="Entries missing from a log" --field recipients=@lab.key.pub',
      "scelle record exhibit-seized --register demo --field caseRef=2026-014 --field number=2026-014/1 \\",
      '  --field category=phone --field description="Telephone, black" --field seizedAt=now \\',
      '  --field place="Office 12"',
    )
    .action(async (kind: string | undefined, flags: RecordFlags & { help?: boolean }) => {
      if (flags.help === true) {
        const { kindsText, kindText } = await import("../commands/record-help.ts");
        const general = (): string => {
          record.outputHelp();
          return `\n${kindsText(around.language)}`;
        };
        process.stdout.write(kind === undefined ? general() : kindText(kind, around.language));
        return;
      }
      if (kind === undefined) throw new UsageProblem("commander.missingArgument", "'KIND'", "scelle record");
      const { recordAct } = await import("../commands/record.ts");
      const { receiptText } = await import("../commands/receipt.ts");
      const receipt = await recordAct(kind, flags, around);
      around.answer(receipt, receiptText(receipt, around.language));
    });
}

function addSeal(program: ScelleCommand, around: Surroundings): void {
  program
    .command("seal")
    .summary("seal a file, folder, device or standard input; records it")
    .description(
      "Reads each source once: measures it, encrypts it to the recipients of its case, and records it. " +
        "The seal of a file or device that was interrupted goes on when the same command is run again. An E01 image is first checked " +
        "against the hashes that it carries; of a split image name the first file, and all become one object.",
    )
    .argument("<PATH...>", "what to seal; - is standard input")
    .option("--exhibit <REF>", "exhibit that this is an image of")
    .option("--case <REF>", "case of a document, or to be certain of the exhibit’s")
    .option("--recipient <age1…>", "one more who can open it; @FILE reads it from a file", collected)
    .option("--also <NAMES>", "digests beside SHA-256: md5,sha1")
    .option("--unchecked", "seal an image and check none of the hashes that it carries; recorded as such")
    .option("--method <NAME>", "physical, logical, file-system or manual (default: by the kind of source)")
    .option("--tool <TEXT>", "tool and version that made the image")
    .option("--document <TITLE>", "seal a document of --case instead of an image")
    .option("--document-language <TAG>", "its language, such as fr (default: the language of answers)")
    .option("--receipt <FILE>", receiptHelp)
    .authorOptions()
    .everyOption()
    .example(
      "head -c 1000000 /dev/urandom > phone.img",
      "scelle seal phone.img --register demo --exhibit 2026-014/1 --also md5,sha1",
    )
    .action(async (paths: string[], flags: SealFlags) => {
      const { sealPaths, sealText } = await import("../commands/seal.ts");
      for await (const sealed of sealPaths(paths, flags, around))
        around.answer(sealed, sealText(sealed, around.language));
    });
}

function addRegisterImage(program: ScelleCommand, around: Surroundings): void {
  program
    .command("register-image")
    .summary("measure an image that stays where it is; records it")
    .description(
      "Measures an image on the storage of a laboratory and records its digest and its place. Nothing is copied; " +
        "`scelle scrub` reads it there again. An E01 image is first checked against the hashes that it carries.",
    )
    .argument("<PATH>", "the image, or the first file of a split one")
    .requiredOption("--exhibit <REF>", "exhibit that this is an image of")
    .requiredOption("--holder <REF>", "body that keeps it")
    .option("--also <NAMES>", "digests beside SHA-256: md5,sha1")
    .option("--unchecked", "register an image and check none of the hashes that it carries; recorded as such")
    .option("--method <NAME>", "physical, logical, file-system or manual (default: physical)")
    .option("--format <NAME>", "raw, ewf, aff4, archive, vendor or other (default: by its bytes)")
    .option("--receipt <FILE>", receiptHelp)
    .option("--tool <TEXT>", "tool and version that made the image")
    .authorOptions()
    .everyOption()
    .example(
      "scelle record body-registered --register demo --field name=Laboratory --field bodyType=laboratory",
      "head -c 1000000 /dev/urandom > disk.dd",
      "scelle register-image disk.dd --register demo --exhibit 2026-014/1 --holder Laboratory",
    )
    .action(async (path: string, flags: RegisterImageFlags) => {
      const { registerImage, registeredText } = await import("../commands/register-image.ts");
      const registered = await registerImage(path, flags, around);
      around.answer(registered, registeredText(registered, around.language));
    });
}

function addOpen(program: ScelleCommand, around: Surroundings): void {
  program
    .command("open")
    .summary("decrypt a sealed object to a working copy; recorded first")
    .description(
      "Decrypts a sealed object to a new file, or a split image to a new folder. The act is recorded with its reason before the first byte " +
        "is out, and the copy is compared with what was measured when it was sealed.",
    )
    .argument("<OBJECT>", "object, its record, or its exhibit: by reference, its beginning, or number")
    .requiredOption("-o, --out <FILE>", "where the copy goes; nothing may stand there")
    .option("--reason <TEXT>", "why it is opened; recorded")
    .option(
      "--identity <FILE...>",
      "files with evidence identities; your signing key too, if not the usual one",
    )
    .registerOptions()
    .everyOption()
    .example(
      "scelle open 2026-014/1 --register demo --identity lab.key -o copy.img \\",
      '  --reason "First examination"',
    )
    .action(async (object: string, flags: OpenFlags) => {
      const { openSealed, openText } = await import("../commands/open.ts");
      const opened = await openSealed(object, flags, around);
      around.answer(opened, openText(opened, around.language));
    });
}
