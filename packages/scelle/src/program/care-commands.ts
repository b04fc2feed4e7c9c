// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError, Option } from "commander";
import type { DoctorFlags } from "../commands/doctor.ts";
import type { RemindFlags } from "../commands/remind.ts";
import type { RestoreFlags } from "../commands/restore.ts";
import type { ScrubFlags } from "../commands/scrub.ts";
import type { ServeFlags } from "../commands/serve.ts";
import { portOption } from "./port-option.ts";
import type { RegisterFlags } from "./register-folder.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";
import { typedPeriodMs, typedSizeBytes } from "./typed-amounts.ts";

/** Care. */
export function addCareCommands(program: ScelleCommand, around: Surroundings): void {
  program.commandsGroup("Care:");
  addServe(program, around);
  addScrub(program, around);
  addRemind(program, around);
  addBackup(program, around);
  addRestore(program, around);
  addRebuild(program, around);
  addDoctor(program, around);
}

function addServe(program: ScelleCommand, around: Surroundings): void {
  program
    .command("serve")
    .summary("open a register in the browser, and hold it for the other commands")
    .description(
      "Holds the register until Ctrl-C: for browsers, by a link that works once or by passkeys, and for the " +
        "other commands, through a socket in its folder. Without --tls and --host nothing is reachable from other " +
        "machines.",
    )
    .authorOptions()
    .addOption(portOption(8460))
    .addOption(heartbeatOption())
    .option("--tls", "speak TLS, with a certificate of a local authority that is made for it")
    .addOption(hostOption())
    .option("--tls-cert <FILE>", "a certificate of your own, PEM, with the chain behind it")
    .option("--tls-key <FILE>", "its private key, PEM")
    .addOption(publicUrlOption())
    .option(
      "--oidc-issuer <URL>",
      "a provider of identities (OpenID Connect) whose accounts may look, not record",
    )
    .option("--oidc-client-id <ID>", "as whom the provider of identities knows this server")
    .option("--oidc-client-secret-file <FILE>", "a file with the secret that goes with it, one line")
    .option("--exercise", "found an exercise in a temporary folder and serve that; nothing else is needed")
    .option("--blank", "with --exercise: nothing is recorded yet, you do that yourself")
    .option("--keep", "leave the folder of the exercise")
    .option("--no-web", "for the other commands alone; needs no signing key")
    .addOption(scrubEveryOption())
    .addOption(rateOption("--scrub-rate <SIZE>", "bytes a second that a scrub reads (default: 48MiB)"))
    .option("--check", "ask for the first screen as a browser would, say how long it took, and end")
    .everyOption()
    .example("scelle serve --exercise", "scelle serve --register demo")
    .action(async (flags: ServeFlags & { check?: boolean }) => {
      if (flags.check === true) await checkServed({ ...flags, scrubEvery: undefined }, around);
      else await serveUntilStopped(flags, around);
    });
}

function scrubEveryOption(): Option {
  const option = new Option("--scrub-every <TIME>", "read all evidence again so often: 30d, 12h, off");
  return option.default(typedPeriodMs("30d"), "30d").argParser(typedPeriodMs);
}

function hostOption(): Option {
  const option = new Option("--host <NAME>", "with TLS: the name under which other machines reach it");
  return option.argParser((text: string) => {
    if (text.length <= 253 && hostName.test(text)) return text;
    throw new InvalidArgumentError("Allowed choices are NAME (register.example).");
  });
}

const hostName = /^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

function publicUrlOption(): Option {
  const option = new Option(
    "--public-url <URL>",
    "where a reverse proxy on this machine serves it, over TLS",
  );
  return option.argParser((text: string) => {
    const isUrl = URL.canParse(text) && /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/.test(text);
    if (isUrl) return new URL(text);
    throw new InvalidArgumentError("Allowed choices are https://NAME (https://register.example).");
  });
}

function rateOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(typedSizeBytes);
}

function addScrub(program: ScelleCommand, around: Surroundings): void {
  program
    .command("scrub")
    .summary("read all evidence again and record whether it is the same")
    .description(
      "Reads every sealed object, every file of records and every registered image that a path leads to, and " +
        "records for each object and image whether it is still the same bytes. A scrub that was interrupted goes " +
        "on when it is run again. Exit code 1 if anything is altered, missing or unreadable.",
    )
    .registerOptions()
    .addOption(rateOption("--rate <SIZE>", "read at most so much a second, such as 64MiB"))
    .everyOption()
    .example("scelle scrub --register demo --rate 64MiB")
    .action(async (flags: ScrubFlags) => {
      const { scrub, scrubbedText, scrubText } = await import("../commands/scrub.ts");
      const report = await scrub(flags, around, (item) =>
        around.answer(item, scrubbedText(item, around.language)),
      );
      around.answer(report, scrubText(report, around.language));
      if (report.wanting.length > 0) around.foundWanting();
    });
}

function addRemind(program: ScelleCommand, around: Surroundings): void {
  program
    .command("remind")
    .summary("remind of time limits, without a word of what they are")
    .description(
      "Counts the time limits of all cases, and the days by which exhibits are to come back, that end soon or have " +
        "ended and are not met, and sends a reminder that says " +
        "so and nothing else. Nothing is recorded, and nothing lapses. Have a timer of the system run it once a day.",
    )
    .addOption(withinOption())
    .addOption(webhookOption())
    .addOption(mailOption())
    .option("--sendmail <PATH>", "the mail program (default: /usr/sbin/sendmail)")
    .registerOptions()
    .everyOption()
    .example("scelle remind --register demo --within 7d")
    .action(async (flags: RemindFlags) => {
      const { remind, remindedText } = await import("../commands/remind.ts");
      const reminded = await remind(flags, around);
      around.answer(reminded, remindedText(reminded, around.language));
    });
}

function withinOption(): Option {
  const option = new Option("--within <TIME>", "how long before its end a time limit is near (default: 3d)");
  return option.argParser(typedPeriodMs);
}

function webhookOption(): Option {
  const option = new Option("--webhook <URL>", "post the reminder there, as JSON with a text");
  return option.argParser((text: string) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isOwn = url !== undefined && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
    if (url?.protocol === "https:" || (url?.protocol === "http:" && isOwn)) return url;
    throw new InvalidArgumentError("Allowed choices are https://chat.example/hooks/1.");
  });
}

function mailOption(): Option {
  const option = new Option("--mail <ADDRESS>", "mail the reminder to this address");
  return option.argParser((text: string) => {
    if (text.length <= 254 && /^[\w.+-]+@[A-Za-z0-9][A-Za-z0-9.-]*$/.test(text)) return text;
    throw new InvalidArgumentError("Allowed choices are registry@inspectorate.example.");
  });
}

function heartbeatOption(): Option {
  const option = new Option(
    "--heartbeat <HOURS>",
    "have witnesses cosign a register at rest again after so many hours (default: 12)",
  );
  return option.argParser((text: string) => {
    const hours = /^\d{1,2}(\.\d+)?$/.test(text) ? Number(text) : 0;
    if (hours > 0 && hours <= 24) return hours;
    throw new InvalidArgumentError("Allowed choices are 0 < N ≤ 24.");
  });
}

async function serveUntilStopped(flags: ServeFlags, around: Surroundings): Promise<void> {
  const { serveRegister } = await import("../commands/serve.ts");
  const { servedText, servingText } = await import("../commands/serve-text.ts");
  const ended = await serveRegister(flags, around, (serving) =>
    around.answer(serving, servingText(serving, around.language)),
  );
  around.answer(ended, servedText(ended, around.language));
}

async function checkServed(flags: ServeFlags, around: Surroundings): Promise<void> {
  const { checkServing, serveCheckText } = await import("../commands/serve-check.ts");
  const checked = await checkServing(flags, around);
  around.answer(checked, serveCheckText(checked, around.language));
  if (!checked.isGood) around.foundWanting();
}

function addBackup(program: ScelleCommand, around: Surroundings): void {
  program
    .command("backup")
    .summary("copy the register, adding to an earlier copy")
    .description("Copies the register, adding to an earlier backup of the same register at that place.")
    .argument("<DEST>", "folder of the backup, on another medium")
    .registerOptions()
    .everyOption()
    .example("scelle backup demo-backup --register demo")
    .action(async (destination: string, flags: RegisterFlags) => {
      const { backupText, backupTo } = await import("../commands/backup.ts");
      const done = await backupTo(destination, flags, around);
      around.answer(done, backupText(done, around.language));
    });
}

function addRestore(program: ScelleCommand, around: Surroundings): void {
  program
    .command("restore")
    .summary("put a register back from a backup; ends in verify")
    .description(
      "Puts a register back from a backup, with the recovery identity, takes what is missing from other " +
        "copies, and checks what came back. A restored register is an older one: what is lost is said.",
    )
    .argument("<BACKUP>", "folder of the backup")
    .argument("<DIR>", "new folder of the register")
    .requiredOption("--identity <FILE...>", "file with the recovery identity; the recovery sheet is one")
    .option("--keys <DIR>", "folder for the register’s online keys, if not the usual one")
    .option("--from <DIR...>", "other copies or backups: what is missing is taken from them")
    .option("--anchor <FILE...>", "kept outside: checkpoints, receipts, or SIZE:ROOT, to say what is lost")
    .option("--accept-unsigned", "take a size that nobody signed, typed or of a receipt in JSON, as well")
    .everyOption()
    .example("scelle restore demo-backup demo-restored --identity demo/recovery-sheet.txt")
    .action(async (backup: string, folder: string, flags: RestoreFlags) => {
      const { restoreFrom, restoreText } = await import("../commands/restore.ts");
      const { isWanting } = await import("../commands/verify.ts");
      const done = await restoreFrom(backup, folder, flags, around);
      around.answer(done, restoreText(done, around.language));
      const { lost, withoutKeys } = done.restored;
      if (isWanting(done.report) || lost !== undefined || withoutKeys > 0) around.foundWanting();
    });
}

function addRebuild(program: ScelleCommand, around: Surroundings): void {
  program
    .command("rebuild")
    .summary("make the index again from the log")
    .description("Makes the index again from log and records. Nothing of the log is touched.")
    .registerOptions()
    .everyOption()
    .example("scelle rebuild --register demo")
    .action(async (flags: RegisterFlags) => {
      const { rebuild, rebuiltText } = await import("../commands/rebuild.ts");
      const rebuilt = await rebuild(flags, around);
      around.answer(rebuilt, rebuiltText(rebuilt, around.language));
    });
}

function addDoctor(program: ScelleCommand, around: Surroundings): void {
  program
    .command("doctor")
    .summary("look at everything around a register that can be mended")
    .description(
      "Looks at Node, lock, folder, keys, clock and what interrupted work left behind; says the cure.",
    )
    .option("--give-up-seals", "remove what your interrupted seals left, and the keys that they noted")
    .registerOptions()
    .everyOption()
    .example("scelle doctor --register demo")
    .action(async (flags: DoctorFlags) => {
      const { examinedText, examineRegister, needsMending } = await import("../commands/doctor.ts");
      const findings = await examineRegister(flags, around);
      around.answer({ findings }, examinedText(findings, around.language));
      if (needsMending(findings)) around.foundWanting();
    });
}
