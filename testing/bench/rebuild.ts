// SPDX-License-Identifier: Apache-2.0
// The index made again from a log of real records.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { rebuildIndex } from "@scelle/register";
import { alternate, measured, report } from "./bench-report.ts";
import { generateRegister } from "./generate-register.ts";

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
  const run = () =>
    measured(async () => {
      const { entries } = await rebuildIndex(folder, { keyFolder, command: "bench" });
      if (entries < count) throw new Error(`only ${entries} entries`);
      return {};
    });
  const [ours] = await alternate(rounds, [{ name: "rebuild", run }]);
  const wallMs = ours?.wallMs ?? Number.NaN;
  const cpuMs = ours?.cpuMs ?? Number.NaN;
  const perSecond = count / (wallMs / 1_000);
  const row = { what: "rebuild", "entries/s": perSecond, "CPU µs each": (cpuMs / count) * 1_000 };
  const settings = { entries: count, bytes, cases, rounds };
  report({ bench: "rebuild", settings, rows: [row], results: { "entries/s": perSecond } });
} finally {
  rmSync(top, { recursive: true, force: true });
}
