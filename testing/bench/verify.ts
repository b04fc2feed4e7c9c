// SPDX-License-Identifier: Apache-2.0
// `scelle verify` of a large log, every payload hashed, beside a program that reads, parses and hashes the
// same files once and checks nothing.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { givenOptions } from "../program-options.ts";
import { programPath } from "../program-path.ts";
import { benchOptions } from "./bench-options.ts";
import { alternate, type Contender, type Medians, report } from "./bench-report.ts";
import { generateRegister } from "./generate-register.ts";
import { measureCommand } from "./measured-command.ts";

const { values } = givenOptions({
  name: "bench -- verify",
  summary: "A large log, every payload hashed, beside a program that checks nothing.",
  options: {
    ...benchOptions,
    entries: { value: 1_000_000, help: "of the log" },
    bytes: { value: 300, help: "of text in each record" },
    cases: { value: 0, help: "opens real records of so many cases too; 0 leaves contents closed" },
  },
});
const { entries: count, bytes, rounds, cases } = values;
const top = mkdtempSync(join(values.folder, "scelle-verify-"));

try {
  const { folder, keyFolder } = await generateRegister(top, { count, cases, bytes });
  const peer = fileURLToPath(new URL("./hash-once.js", import.meta.url));
  const verify = `${process.execPath} ${programPath} verify ${folder}`;
  const contenders = [
    contender("scelle verify", `${verify} --no-keys`),
    contender("each file read, parsed and hashed once", `${process.execPath} ${peer} ${folder}`),
    ...(cases === 0 ? [] : [contender("scelle verify --keys", `${verify} --keys ${keyFolder}`)]),
  ];
  tell(await alternate(rounds, contenders));
} finally {
  rmSync(top, { recursive: true, force: true });
}

function contender(name: string, script: string): Contender {
  const environment = { PATH: process.env["PATH"] ?? "", HOME: top, LANG: "C" };
  return { name, run: () => measureCommand({ script, folder: top, environment }) };
}

function tell(medians: readonly Medians[]): void {
  const peer = medians[1];
  const rows = medians.map(({ name, wallMs, cpuMs, more }) => ({
    what: name,
    "wall s": wallMs / 1_000,
    "CPU s": cpuMs / 1_000,
    "entries/s": count / (wallMs / 1_000),
    "peak MiB": more["peakMebibytes"] ?? Number.NaN,
    "wall / peer": wallMs / (peer?.wallMs ?? Number.NaN),
    "CPU / peer": cpuMs / (peer?.cpuMs ?? Number.NaN),
  }));
  const results = Object.fromEntries(rows.map((row) => [`${row.what}: wall / peer`, row["wall / peer"]]));
  report({ bench: "verify", settings: { entries: count, bytes, rounds, cases }, rows, results });
}
