// SPDX-License-Identifier: Apache-2.0
// `scelle rebuild`, the whole command: the index made again from a log of real records.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { programPath } from "../program-path.ts";
import { alternate, report } from "./bench-report.ts";
import { generateRegister } from "./generate-register.ts";
import { measureCommand } from "./measured-command.ts";

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "100000" },
    bytes: { type: "string", default: "300" },
    cases: { type: "string", default: "100" },
    rounds: { type: "string", default: "3" },
    folder: { type: "string", default: tmpdir() },
  },
});
const count = Number(values.entries);
const bytes = Number(values.bytes);
const cases = Number(values.cases);
const rounds = Number(values.rounds);
const top = mkdtempSync(join(values.folder, "scelle-rebuild-"));

try {
  const { folder, keyFolder } = await generateRegister(top, { count, cases, bytes });
  const script = `${process.execPath} ${programPath} rebuild --register ${folder} --keys ${keyFolder}`;
  const environment = { PATH: process.env["PATH"] ?? "", HOME: top, LANG: "C" };
  const run = () => measureCommand({ script, folder: top, environment });
  const [ours] = await alternate(rounds, [{ name: "rebuild", run }]);
  const wallMs = ours?.wallMs ?? Number.NaN;
  const cpuMs = ours?.cpuMs ?? Number.NaN;
  const perSecond = count / (wallMs / 1_000);
  const row = { what: "scelle rebuild", "entries/s": perSecond, "CPU µs each": (cpuMs / count) * 1_000 };
  const settings = { entries: count, bytes, cases, rounds };
  report({ bench: "rebuild", settings, rows: [row], results: { "entries/s": perSecond } });
} finally {
  rmSync(top, { recursive: true, force: true });
}
