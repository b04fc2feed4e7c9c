// SPDX-License-Identifier: Apache-2.0
// How long a command takes to begin, beside bare Node; and a server until its first answer.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { givenOptions } from "../program-options.ts";
import { programPath } from "../program-path.ts";
import { benchOptions } from "./bench-options.ts";
import { alternate, type Contender, type Medians, report } from "./bench-report.ts";
import { measureFirstAnswer } from "./first-answer.ts";
import { measureCommand } from "./measured-command.ts";

const { values } = givenOptions({
  name: "bench -- start",
  summary: "How long a command takes to begin, beside bare Node; and a server until its first answer.",
  options: {
    ...benchOptions,
    rounds: { ...benchOptions.rounds, value: 5 },
    starts: { value: 10, help: "measured together: one is too short for the clock of a shell" },
  },
});
const { rounds, starts } = values;
const top = mkdtempSync(join(values.folder, "scelle-start-"));
const environment = { PATH: process.env["PATH"] ?? "", HOME: top, LANG: "C" };

try {
  await measureStarts();
} finally {
  rmSync(top, { recursive: true, force: true });
}

async function measureStarts(): Promise<void> {
  const scelle = `${process.execPath} ${programPath}`;
  const register = join(top, "register");
  await measureOnce(`${scelle} init ${register} --origin bench.example/register --exercise >/dev/null`);
  const medians = await alternate(rounds, [
    several("node -e 0", `${process.execPath} -e 0`),
    several("scelle --version", `${scelle} --version`),
    several("scelle record --help", `${scelle} record --help`),
    several("scelle verify", `${scelle} verify ${register}`),
    several("scelle list", `${scelle} list person-registered --register ${register} --reason bench`),
    several("scelle serve --check", `${scelle} serve --check --port 0 --register ${register}`, 1),
    {
      name: "scelle serve to its first answer",
      run: () =>
        measureFirstAnswer({
          words: [programPath, "serve", "--register", register],
          folder: top,
          environment,
        }),
    },
  ]);
  tell(medians);
}

function tell(medians: readonly Medians[]): void {
  const bare = medians[0];
  const rows = medians.map(({ name, wallMs, cpuMs }) => ({
    what: name,
    "wall ms": wallMs,
    "CPU ms": cpuMs,
    "more wall ms": wallMs - (bare?.wallMs ?? Number.NaN),
    "more CPU ms": cpuMs - (bare?.cpuMs ?? Number.NaN),
  }));
  const results = Object.fromEntries(
    rows.slice(1).map((row) => [`${row.what}: more ms`, row["more wall ms"]]),
  );
  report({ bench: "start", settings: { rounds, starts }, rows, results });
}

function several(name: string, command: string, count = starts): Contender {
  const script = Array.from({ length: count }, () => `${command} >/dev/null`).join(" && ");
  return {
    name,
    run: async () => {
      const { wallMs, cpuMs } = await measureOnce(script);
      return { wallMs: wallMs / count, cpuMs: cpuMs / count };
    },
  };
}

function measureOnce(script: string) {
  return measureCommand({ script, folder: top, environment });
}
