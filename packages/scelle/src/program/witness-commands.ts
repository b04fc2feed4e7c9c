// SPDX-License-Identifier: Apache-2.0
import type { QuorumWish } from "@scelle/register";
import { InvalidArgumentError, Option } from "commander";
import type { WitnessAddFlags } from "../commands/witness-add.ts";
import type { WitnessServeFlags } from "../commands/witness-serve.ts";
import { portOption } from "./port-option.ts";
import type { RegisterFlags } from "./register-folder.ts";
import type { ScelleCommand } from "./scelle-command.ts";
import type { Surroundings } from "./surroundings.ts";

/** Who outside cosigns a register, and cosigning for others. */
export function addWitnessCommands(program: ScelleCommand, around: Surroundings): void {
  const witness = program
    .command("witness")
    .summary("have outsiders cosign a register, or cosign for others")
    .description(
      "A witness is run by somebody else. It cosigns that a register only grows, and so shows when it was cut or rewritten.",
    )
    .helpCommand(false);
  addServe(witness, around);
  addAdd(witness, around);
  addStatus(witness, around);
}

function addServe(witness: ScelleCommand, around: Surroundings): void {
  witness
    .command("serve")
    .summary("cosign, as a witness, for the registers of others")
    .description(
      "Runs a witness (C2SP tlog-witness) until Ctrl-C: for somebody who does not operate the register. It answers " +
        "this machine alone; whoever asks from elsewhere comes through a server that speaks TLS.",
    )
    .argument("<DIR>", "folder of the witness: its key, and what it cosigned last of each log")
    .requiredOption(
      "--origin <VKEY...>",
      "keys of the logs to cosign for; @FILE with one a line, or @register.json",
    )
    .option("--name <NAME>", "name of a new witness, like witness.notary.example")
    .addOption(portOption(8470))
    .addOption(hostOption())
    .everyOption()
    .example("scelle witness serve demo-witness --name witness.example --origin @demo/register.json")
    .action(async (folder: string, flags: WitnessServeFlags) => {
      const { serveWitnessUntilSignal, witnessServingText } = await import("../commands/witness-serve.ts");
      await serveWitnessUntilSignal(folder, flags, (serving) =>
        around.answer(serving, witnessServingText(serving, around.language)),
      );
    });
}

function addAdd(witness: ScelleCommand, around: Surroundings): void {
  witness
    .command("add")
    .summary("record a witness of a register, and have it asked from now on")
    .description(
      "Records who cosigns the register and writes its policy. Every publication is then submitted; nothing waits for it.",
    )
    .argument("<NAME>", "what to call it in the policy, in one word")
    .requiredOption("--key <VKEY>", "verifier key of the witness, or @FILE")
    .requiredOption("--url <URL>", "where it is asked")
    .requiredOption("--operator <TEXT>", "who runs it; recorded")
    .addOption(quorumOption())
    .authorOptions()
    .everyOption()
    .example(
      "scelle witness add notary --key @demo-witness/witness.pub --url http://127.0.0.1:8470 \\",
      '  --operator "Notary of the exercise" --register demo',
    )
    .action(async (name: string, flags: WitnessAddFlags) => {
      const { addedWitnessText, addWitness } = await import("../commands/witness-add.ts");
      const added = await addWitness(name, flags, around);
      around.answer(added, addedWitnessText(added, around.language));
    });
}

function addStatus(witness: ScelleCommand, around: Surroundings): void {
  witness
    .command("status")
    .summary("what each witness last cosigned, and whether the quorum is met")
    .description(
      "Reads what lies in the register’s folder: asks nobody, takes no lock. Ends with 1 where the newest checkpoint " +
        "lacks its quorum.",
    )
    .registerOptions()
    .everyOption()
    .example("scelle witness status --register demo")
    .action(async (flags: RegisterFlags) => {
      const { isUnwitnessed, witnessStatus, witnessStatusText } = await import(
        "../commands/witness-status.ts"
      );
      const status = await witnessStatus(flags, around);
      around.answer(status, witnessStatusText(status, around.language));
      if (isUnwitnessed(status)) around.foundWanting();
    });
}

function hostOption(): Option {
  const option = new Option("--host <ADDRESS>", "address of this machine alone (default: 127.0.0.1)");
  return option.argParser((text: string) => {
    if (/^127(\.\d{1,3}){3}$/.test(text) || text === "::1") return text;
    throw new InvalidArgumentError("Allowed choices are 127.0.0.1, ::1.");
  });
}

function quorumOption(): Option {
  const option = new Option(
    "--quorum <COUNT>",
    "how many witnesses are enough: a number, all, any, none (default: all)",
  );
  return option.argParser((text: string): QuorumWish => {
    if (text === "all" || text === "any" || text === "none") return text;
    if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
    throw new InvalidArgumentError("Allowed choices are 2, all, any, none.");
  });
}
