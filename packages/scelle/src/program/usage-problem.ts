// SPDX-License-Identifier: Apache-2.0

/**
 * A command line that commander refused, with commander's own code and message. `runProgram` turns it into
 * words.
 */
export class UsageProblem extends Error {
  readonly code: string;
  /** How the person called the command: `scelle seal`. */
  readonly command: string;

  constructor(code: string, message: string, command: string) {
    super(message);
    this.name = "UsageProblem";
    this.code = code;
    this.command = command;
  }
}
