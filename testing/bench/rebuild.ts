// SPDX-License-Identifier: Apache-2.0
// `scelle rebuild`, the whole command: the index made again from a log of real records.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { givenOptions } from "../program-options.ts";
import { programPath } from "../program-path.ts";
import { benchOptions } from "./bench-options.ts";
import { alternate, report } from "./bench-report.ts";
import { generateRegister } from "./generate-register.ts";
import { measureCommand } from "./measured-command.ts";

const { values } = givenOptions({
  name: "bench -- rebuild",
  summary: "The index made again from a log of real records.",
  options: {
    ...benchOptions,
    entries: { value: 100_000, help: "of the log" },
    bytes: { value: 300, help: "of text in each record" },
    cases: { value: 100, help: "that the records belong to" },
  },
});
const { entries: count, bytes, cases, rounds } = values;
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
