// SPDX-License-Identifier: Apache-2.0
import type { TimestampAddFlags } from "../commands/timestamp-add.ts";
import type { RegisterFlags } from "./register-folder.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** Who outside attests when a register's checkpoints existed. */
export function addTimestampCommands(program: ScelleCommand, around: Surroundings): void {
  const timestamp = program
    .command("timestamp")
    .summary("have authorities outside attest when a register’s checkpoints existed")
    .description(
      "An authority for time (RFC 3161) signs that a checkpoint existed at a time by its own clock. It sees a digest and " +
        "nothing else. Name two of different bodies.",
    )
    .helpCommand(false);
  addAdd(timestamp, around);
  addStatus(timestamp, around);
  addNow(timestamp, around);
}

function addAdd(timestamp: ScelleCommand, around: Surroundings): void {
  timestamp
    .command("add")
    .summary("name an authority, and have it asked from now on")
    .description(
      "Writes the register’s timestamp.policy. The newest checkpoint is then attested in the rhythm that it names; nothing " +
        "waits for it, and while the authority cannot be reached it is asked again later.",
    )
    .argument("<NAME>", "what to call it, in one word")
    .requiredOption("--url <URL>", "where it is asked: https://…, or http:// on this machine")
    .requiredOption(
      "--ca <FILE...>",
      "certificates that its tokens must lead to, as its operator publishes them",
    )
    .option("--policy <OID>", "policy of the authority to ask for (default: its own choice)")
    .option("--rhythm <WHEN>", "of all authorities: change, hourly, daily (default: hourly)")
    .registerOptions()
    .everyOption()
    .example(
      "scelle timestamp add notary --url https://time.notary.example/tsa --ca notary-root.pem --register demo",
    )
    .action(async (name: string, flags: TimestampAddFlags) => {
      const { addAuthority, addedAuthorityText } = await import("../commands/timestamp-add.ts");
      const added = await addAuthority(name, flags, around);
      around.answer(added, addedAuthorityText(added, around.language));
    });
}

function addStatus(timestamp: ScelleCommand, around: Surroundings): void {
  timestamp
    .command("status")
    .summary("what each authority attested last")
    .description(
      "Reads what lies in the register’s folder: asks nobody, takes no lock. Ends with 1 where an authority has attested " +
        "nothing, or was last asked in vain.",
    )
    .registerOptions()
    .everyOption()
    .example("scelle timestamp status --register demo")
    .action(async (flags: RegisterFlags) => {
      const { isUnattested, timestampStatus, timestampStatusText } = await import(
        "../commands/timestamp-status.ts"
      );
      const status = await timestampStatus(flags, around);
      around.answer(status, timestampStatusText(status, around.language));
      if (isUnattested(status)) around.foundWanting();
    });
}

function addNow(timestamp: ScelleCommand, around: Surroundings): void {
  timestamp
    .command("now")
    .summary("ask every authority about the newest checkpoint at once")
    .description(
      "Waits for the answers, whatever the rhythm says. Ends with 1 where an authority did not attest.",
    )
    .registerOptions()
    .everyOption()
    .example("scelle timestamp now --register demo")
    .action(async (flags: RegisterFlags) => {
      const { askedNowText, askNow, isAnyoneSilent } = await import("../commands/timestamp-now.ts");
      const asked = await askNow(flags, around);
      around.answer(asked, askedNowText(asked, around.language));
      if (isAnyoneSilent(asked)) around.foundWanting();
    });
}
