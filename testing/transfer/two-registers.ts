// SPDX-License-Identifier: Apache-2.0
import type { Receipt } from "@scelle/register";
import type { Ended, Visitor } from "../cli/scelle-process.ts";
import { smallRegister } from "../cli/small-register.ts";

/** What `scelle transfer status` answers. */
export interface Status {
  readonly received?: { readonly sourceOrigin: string; readonly headIndex: number; readonly headSeq: number };
  readonly transfer?: { readonly state: string; readonly toOrigin: string };
}

export interface Judged {
  readonly integrity: { readonly value: string };
  readonly checks: readonly {
    readonly code: string;
    readonly outcome: string;
    readonly subject: string;
    readonly facts: Readonly<Record<string, string | number>>;
  }[];
}

/** The code of a refusal that was answered in JSON. */
export function codeOf({ code, stdout }: Ended): string {
  const { problem } = JSON.parse(stdout) as { problem: { code: string; exit: number } };
  return code === problem.exit ? problem.code : `${problem.code} with ${String(code)}`;
}

/** An inspectorate with a case, C-1, and a prosecutor’s office that it knows as a body. */
export class TwoRegisters {
  readonly visitor: Visitor;
  readonly caseRef: string;
  readonly exhibitRef: string;
  /** Of the inspectorate’s online keys. */
  readonly keyFolder: string;
  readonly officeKeys: string;

  constructor(visitor: Visitor) {
    this.visitor = visitor;
    const { caseRef, exhibitRef, keyFolder } = smallRegister(visitor, "inspectorate");
    this.caseRef = caseRef;
    this.exhibitRef = exhibitRef;
    this.keyFolder = keyFolder;
    this.officeKeys = this.found("office");
    visitor.answer("person", "key", "--evidence", "--identity", "office.key");
    this.record("inspectorate", "body-registered", "name=Office", "bodyType=prosecution");
  }

  /** One more register, empty. @returns the folder of its online keys */
  found(folder: string): string {
    const words = ["init", folder, "--origin", `${folder}.example`, "--exercise"];
    return this.visitor.answer<{ keyFolder: string }>(...words).keyFolder;
  }

  record(folder: string, kind: string, ...fields: readonly string[]): Receipt {
    const words = fields.flatMap((field) => ["--field", field]);
    return this.visitor.answer<Receipt>("record", kind, "--register", folder, ...words);
  }

  tries(folder: string, kind: string, ...fields: readonly string[]): Ended {
    const words = fields.flatMap((field) => ["--field", field]);
    return this.visitor.scelle(["record", kind, "--register", folder, ...words]);
  }

  send(out: string, to = "office", from = "inspectorate", ...more: readonly string[]): Ended {
    return this.visitor.scelle(this.sending(out, to, from, ...more));
  }

  /** The command that gives the case away. */
  sending(out: string, to = "office", from = "inspectorate", ...more: readonly string[]): string[] {
    return [
      ...["transfer", "send", "C-1", "--register", from, "--to-key", `@${to}/register.json`],
      ...[
        "--to-body",
        "Office",
        "--recipient",
        "@office.key.pub",
        "--decided-by",
        "Head",
        "--reason",
        "Charges",
      ],
      ...["-o", out, "--json", ...more],
    ];
  }

  receive(file: string, receipt: string, folder = "office", ...more: readonly string[]): Ended {
    return this.visitor.scelle([
      ...["transfer", "receive", file, "--register", folder, "--key", "@inspectorate/register.json"],
      ...["--decrypt-with", "office.key", "--recipient", "@office.key.pub", "--receipt", receipt],
      ...["--json", ...more],
    ]);
  }

  acknowledge(file: string): Ended {
    return this.visitor.scelle(["transfer", "acknowledge", file, "--register", "inspectorate", "--json"]);
  }

  withdraw(): Ended {
    const words = ["transfer", "withdraw", "C-1", "--register", "inspectorate", "--reason", "Wrong office"];
    return this.visitor.scelle([...words, "--json"]);
  }

  status(folder: string): Status {
    return this.visitor.answer("transfer", "status", "C-1", "--register", folder, "--reason", "Look");
  }

  /** A plain bundle of the case. */
  bundle(folder: string, out: string, ...more: readonly string[]): void {
    this.visitor.answer(
      ...["bundle", "C-1", "--register", folder, "-o", out, "--standing", "court", "--reason", "Hearing"],
      ...["--to-body", "Court", ...more],
    );
  }

  judge(path: string, ...more: readonly string[]): Judged {
    return JSON.parse(this.visitor.scelle(["verify", path, "--json", ...more]).stdout) as Judged;
  }
}
