// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import type { Receipt } from "@scelle/register";
import { expect } from "vitest";
import type { Ended, Visitor } from "./scelle-process.ts";

/** What {@link smallRegister} made, besides `register`, `evidence.key` and the founder's own key. */
export interface SmallRegister {
  readonly caseRef: string;
  readonly exhibitRef: string;
  readonly keyFolder: string;
}

/** An exercise with a case, `C-1`, and a telephone in it, `C-1/1`, held by the founder. */
export function smallRegister(visitor: Visitor, folder = "register"): SmallRegister {
  const origin = `${folder.replaceAll("/", "")}.example`;
  const { keyFolder } = visitor.answer<{ keyFolder: string }>(
    "init",
    folder,
    "--origin",
    origin,
    "--exercise",
  );
  visitor.answer("person", "key", "--evidence", "--identity", "evidence.key");
  const act = (kind: string, ...fields: readonly string[]): Receipt => {
    const words = fields.flatMap((field) => ["--field", field]);
    return visitor.answer<Receipt>("record", kind, "--register", folder, ...words);
  };
  const opened = act("case-opened", "number=C-1", "title=A case", "recipients=@evidence.key.pub");
  const what = [
    "number=C-1/1",
    "category=phone",
    "description=Telephone",
    "seizedAt=2026-01-05 10:00",
    "place=Desk",
  ];
  const seized = act("exhibit-seized", "caseRef=C-1", ...what);
  return { caseRef: opened.recordRef, exhibitRef: seized.recordRef, keyFolder };
}

/** Entries of a register that is checked and found whole, with nothing half-written in it. */
export function soundSize(visitor: Visitor, folder = "register", ...words: readonly string[]): number {
  const report = visitor.answer<{ committedSize: number; integrity: { value: string }; checks: unknown[] }>(
    ...["verify", folder, "--deep", ...words],
  );
  expect(report.integrity.value).toBe("holds");
  const names = readdirSync(visitor.path(folder), { recursive: true }).map(String);
  expect(names.filter((name) => /(^|\/)\.|partial|tmp/.test(name))).toEqual([]);
  return report.committedSize;
}

/** A refusal as a person and a script see it: one sentence that helps, the right code, no answer. */
export function expectRefusal({ code, stdout, stderr }: Ended, expectedCode: number, says: RegExp): void {
  expect({ code, stderr }).toEqual({ code: expectedCode, stderr: expect.stringMatching(says) });
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^[^\n]+[.…]\n$/);
  expect(stderr).not.toMatch(/\{\w+\}|\bat .*:\d+:\d+|undefined|Error/);
}
