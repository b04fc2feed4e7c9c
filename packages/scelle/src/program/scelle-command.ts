// SPDX-License-Identifier: Apache-2.0
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { UsageProblem } from "./usage-problem.ts";

/** Appended to a command's help: it works as it stands, in the order of the story. */
const exampleTitle = "Example:";

/** A command of ours: what commander finds wrong becomes a problem of the one error table. */
export class ScelleCommand extends Command {
  override createCommand(name?: string): ScelleCommand {
    return new ScelleCommand(name);
  }

  /** What commander would print and exit with. @throws UsageProblem instead */
  override error(message: string, options?: { code?: string }): never {
    throw new UsageProblem(options?.code ?? "commander.error", message, this.path());
  }

  /** A command that is only a group of others: whoever calls it wants to know of these. */
  override help(): never {
    this.outputHelp();
    throw new CommanderError(0, "commander.help", "(outputHelp)");
  }

  /** `scelle person key`: how a person calls this command. */
  path(): string {
    const parent = this.parent;
    return parent instanceof ScelleCommand ? `${parent.path()} ${this.name()}` : this.name();
  }

  /** Lines that a newcomer can paste; the help of a command has at least one. */
  example(...lines: string[]): this {
    return this.addHelpText("after", `\n${exampleTitle}\n${lines.map((line) => `  ${line}`).join("\n")}`);
  }

  /** Options of every command. */
  everyOption(): this {
    return this.option("--json", "print the result as JSON, one document a line").languageOption();
  }

  /** The language was found before the line was parsed; here it is only checked and explained. */
  languageOption(): this {
    const option = new Option("--lang <en|fr>", "language of answers (default: from LANG)");
    option.argParser((value: string) => {
      if (value === "en" || value === "fr") return value;
      throw new InvalidArgumentError("Allowed choices are en, fr.");
    });
    return this.addOption(option);
  }

  /** Options of every command that speaks to a register. */
  registerOptions(): this {
    return this.option(
      "-r, --register <DIR>",
      "folder of the register (default: $SCELLE_REGISTER, or here)",
    ).option("--keys <DIR>", "folder of the register’s online keys, if not the usual one");
  }

  /** Options of every look. */
  reasonOptions(): this {
    return this.option("--reason <TEXT>", "why you look; recorded")
      .option("--ground <WORD>", "why, from the list: hearing, custody, control, …; recorded")
      .option("--act <TEXT>", "act that the look serves, as you cite it; recorded");
  }

  /** For what the looks of others are read: Directive (EU) 2016/680, article 25(2). */
  logPurposeOption(): this {
    return this.option(
      "--log-purpose <WORD>",
      "for what the looks of others are read: lawfulness, self-monitoring, security or criminal-proceedings",
    );
  }

  /** Options of every command that acts in the name of a person. */
  authorOptions(): this {
    return this.registerOptions().option(
      "--identity <FILE>",
      "signing key of the person who acts (default: yours)",
    );
  }
}
