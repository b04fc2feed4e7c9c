// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- bundle --mebibytes N`: a case with one sealed object handed over, beside `cp`,
// `sha256sum` and `sha512sum` of that object, each with nothing of it in memory.
import { readdirSync, rmSync, statSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { givenOptions } from "../program-options.ts";
import { benchOptions } from "./bench-options.ts";
import { alternate, type Figure, report } from "./bench-report.ts";
import { measureCommand } from "./measured-command.ts";
import { quoted, type Site, withSite } from "./seal-site.ts";
import { writeImage } from "./seal-sources.ts";

const { values } = givenOptions({
  name: "bench -- bundle",
  summary: "A case with one sealed object handed over, beside cp and two digests of that object.",
  options: {
    ...benchOptions,
    mebibytes: { value: 2048, help: "size of the object" },
    seed: { value: "1", help: "of the bytes" },
  },
});
const peerMax = 1.3;
const memoryMebibytesMax = 256;
const loadBefore = loadavg().map((load) => load.toFixed(2));

process.env["TMPDIR"] = values.folder;
await withSite(async (site) => {
  await writeImage(site.source, values.mebibytes * 1024 * 1024, values.seed);
  const inRegister = `--register ${quoted(site.register)} --exhibit C-1/1`;
  await run(site, `scelle seal ${quoted(site.source)} ${inRegister}`);
  await run(
    site,
    `scelle record body-registered --register ${quoted(site.register)} --field name=Bench --field bodyType=oversight`,
  );
  rmSync(site.source);
  const object = largestIn(join(site.register, "vault"));
  const why = "--standing court --reason bench --to-body Bench";
  const [ours, peers] = await alternate(values.rounds, [
    {
      name: "scelle bundle",
      run: () =>
        cold(site, object, [`scelle bundle C-1 --out case.zip --register ${quoted(site.register)} ${why}`]),
    },
    {
      name: "cp, sha256sum and sha512sum",
      run: () =>
        cold(site, object, [
          `cp ${quoted(object)} copy`,
          ...["sha256sum", "sha512sum"].map((sum) => `${sum} ${quoted(object)}`),
        ]),
    },
  ]);
  if (ours === undefined || peers === undefined) throw new Error("two were measured");
  const ratio = ours.wallMs / peers.wallMs;
  const peak = ours.more["peakMebibytes"] ?? Number.NaN;
  report({
    bench: "bundle",
    settings: {
      mebibytes: values.mebibytes,
      rounds: values.rounds,
      "load before": loadBefore.join(" "),
    },
    rows: [ours, peers].map(({ name, wallMs, cpuMs, more }) => ({
      what: name,
      "wall s": wallMs / 1_000,
      "CPU s": cpuMs / 1_000,
      "peak MiB": more["peakMebibytes"] ?? Number.NaN,
      "MiB/s": statSync(object).size / 1024 / 1024 / (wallMs / 1_000),
      ...(name === ours.name
        ? { ratio, bar: `<= ${peerMax}, <= ${memoryMebibytesMax} MiB`, met: isMet(ratio, peak) }
        : {}),
    })),
    results: { "bundle / peers": ratio, "peak MiB": peak },
  });
});

function isMet(ratio: number, peakMebibytes: number): string {
  return ratio <= peerMax && peakMebibytes <= memoryMebibytesMax ? "yes" : "no";
}

/** Runs commands one after the other, none of the object in memory before each; their times together. */
async function cold(site: Site, object: string, scripts: readonly string[]): Promise<Figure> {
  const figures: Figure[] = [];
  try {
    for (const script of scripts) {
      // What is written goes to the disk, and of the object nothing stays in memory.
      await run(site, `sync && dd if=${quoted(object)} iflag=nocache count=0 status=none`);
      figures.push(await run(site, script));
    }
  } finally {
    for (const left of ["case.zip", "copy"]) rmSync(join(site.folder, left), { force: true });
  }
  const sum = (of: (figure: Figure) => number) => figures.reduce((total, figure) => total + of(figure), 0);
  const peak = Math.max(...figures.map(({ more }) => more?.["peakMebibytes"] ?? Number.NaN));
  return {
    wallMs: sum(({ wallMs }) => wallMs),
    cpuMs: sum(({ cpuMs }) => cpuMs),
    more: { peakMebibytes: peak },
  };
}

async function run({ folder, environment }: Site, script: string): Promise<Figure> {
  return await measureCommand({ script, folder, environment });
}

function largestIn(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  const files = paths.filter((path) => statSync(path).isFile());
  return files.sort((one, other) => statSync(other).size - statSync(one).size)[0] ?? "";
}
