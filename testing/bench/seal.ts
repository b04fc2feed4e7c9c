// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- seal [--cold | --small]`: the whole command, as a person runs it, beside its peers.
import { statSync } from "node:fs";
import { loadavg } from "node:os";
import { givenOptions } from "../program-options.ts";
import { findProgram } from "../tool-test.ts";
import { benchOptions } from "./bench-options.ts";
import { alternate, type Contender, type Medians, report } from "./bench-report.ts";
import { measureCommand } from "./measured-command.ts";
import { type Bar, contenders, type SealContender } from "./seal-contenders.ts";
import { clear, quoted, type Site, withSite } from "./seal-site.ts";
import { writeImage, writeSmallFiles } from "./seal-sources.ts";

const { values } = givenOptions({
  name: "bench -- seal",
  summary: "The whole command, beside its peers.",
  options: {
    ...benchOptions,
    cold: { value: false, help: "begins with nothing in memory, beside cp" },
    small: { value: false, help: "a folder of small files instead of one large file" },
    mebibytes: { value: 4096, help: "size of the file" },
    files: { value: 20_000, help: "in the folder" },
    seed: { value: "1", help: "of the bytes" },
    only: { value: "", help: "peers whose names hold this" },
  },
});
const mode = values.small ? "small" : values.cold ? "cold" : "warm";
const { rounds } = values;
const loadBefore = loadavg().map((load) => load.toFixed(2));

process.env["TMPDIR"] = values.folder;
await withSite(async (site) => {
  const sizeBytes = await writeSource(site);
  const [ours, ...peers] = contenders[mode];
  const wanted = [ours, ...peers.filter(({ name }) => name.includes(values.only))];
  const running = wanted.filter((contender) => missingOf(contender).length === 0);
  const medians = await alternate(
    rounds,
    running.map((contender) => contenderOf(site, contender)),
  );
  tell(wanted, medians, sizeBytes);
});

async function writeSource({ source }: Site): Promise<number> {
  if (mode === "small") return writeSmallFiles(source, values.files, values.seed);
  await writeImage(source, values.mebibytes * 1024 * 1024, values.seed);
  return statSync(source).size;
}

/** Before each run the disk is at rest and the source is in memory, or not, whoever ran before. */
function contenderOf(site: Site, contender: SealContender): Contender {
  const { folder, environment } = site;
  const prepare = contender.prepare?.(site) ?? "true";
  return {
    name: contender.name,
    run: async () => {
      try {
        await measureCommand({ script: `${prepare} && sync && ${settle(site)}`, folder, environment });
        return await measureCommand({ script: contender.script(site), folder, environment });
      } finally {
        clear(site, contender.leaves(site));
      }
    },
  };
}

function settle({ source }: Site): string {
  const path = quoted(source);
  if (mode === "cold") return `dd if=${path} iflag=nocache count=0 status=none`;
  return `tar -cf - ${path} 2>/dev/null | cat >/dev/null`;
}

function missingOf({ programs }: SealContender): string[] {
  return programs.filter((program) => findProgram(program) === undefined);
}

function tell(wanted: readonly SealContender[], medians: readonly Medians[], sizeBytes: number): void {
  const oursMs = medians[0]?.wallMs ?? Number.NaN;
  const rows = wanted.map((contender) => {
    const found = medians.find(({ name }) => name === contender.name);
    if (found === undefined)
      return { what: contender.name, "wall s": `no ${missingOf(contender).join(", ")}` };
    const { wallMs, cpuMs, more } = found;
    return {
      what: contender.name,
      "wall s": wallMs / 1_000,
      "CPU s": cpuMs / 1_000,
      "peak MiB": more["peakMebibytes"] ?? Number.NaN,
      "MiB/s": sizeBytes / 1024 / 1024 / (wallMs / 1_000),
      ...comparison(contender.bar, oursMs, wallMs),
    };
  });
  const results = medians.slice(1).map(({ name, wallMs }): [string, number] => {
    const bar = wanted.find((contender) => contender.name === name)?.bar;
    return [name, bar === undefined ? Number.NaN : ratioOf(bar, oursMs, wallMs)];
  });
  const subject = mode === "small" ? { files: values.files } : { mebibytes: values.mebibytes };
  report({
    bench: `seal ${mode}`,
    settings: { ...subject, rounds, seed: values.seed, "load before": loadBefore.join(" ") },
    rows,
    results: { ...Object.fromEntries(results), "peak MiB": medians[0]?.more["peakMebibytes"] ?? Number.NaN },
  });
}

function comparison(bar: Bar | undefined, oursMs: number, peerMs: number): Record<string, number | string> {
  if (bar === undefined) return {};
  const ratio = ratioOf(bar, oursMs, peerMs);
  const isMet = "atMost" in bar ? ratio <= bar.atMost : ratio >= bar.atLeast;
  const words = "atMost" in bar ? `seal / peer <= ${bar.atMost}` : `peer / seal >= ${bar.atLeast}`;
  return { ratio, bar: words, met: isMet ? "yes" : "no" };
}

function ratioOf(bar: Bar, oursMs: number, peerMs: number): number {
  return "atMost" in bar ? oursMs / peerMs : peerMs / oursMs;
}
