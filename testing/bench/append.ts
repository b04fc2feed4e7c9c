// SPDX-License-Identifier: Apache-2.0
// Durable appends by many clients at once: the log alone with everything that it keeps of a record, the whole
// register with signed drafts, rules and index, and beside them the bare disk.
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { givenOptions } from "../program-options.ts";
import { bareDisk, benchLog, benchRegister, type Sink } from "./append-sinks.ts";
import { benchOptions } from "./bench-options.ts";
import { alternate, type Contender, type Medians, measured, quantile, report } from "./bench-report.ts";

const sinks: Readonly<Record<string, (folder: string, count: number) => Promise<Sink>>> = {
  log: (folder, count) => benchLog(folder, { count, bytes }),
  register: (folder, count) => benchRegister(folder, { count, bytes, cases }),
  "bare disk": (folder, count) => bareDisk(folder, { count, bytes }),
};

const { values } = givenOptions({
  name: "bench -- append",
  summary: "Durable appends by many clients at once, beside the bare disk.",
  options: {
    ...benchOptions,
    clients: { value: 256, help: "at once" },
    records: { value: 20_000, help: "in each round" },
    bytes: { value: 300, help: "of text in each record" },
    rate: { value: 1_000, help: "records a second, for the time that one waits" },
    seconds: { value: 5, help: "that this rate is kept up" },
    cases: { value: 16, help: "that the records belong to" },
    only: { value: "", help: "one of what is measured", choices: Object.keys(sinks) },
  },
});
const { clients, records, bytes, rounds, rate, seconds, cases } = values;

const names = Object.keys(sinks).filter((name) => values.only === "" || name === values.only);
const full = await alternate(rounds, names.map(atFullSpeed));
const paced = await alternate(rounds, names.map(atRate));
const rows = names.map((name, i) => rowOf(name, full[i], paced[i]));
const results = Object.fromEntries(
  rows.flatMap((row) => [
    [`${row.what}: appends/s`, Number(row["appends/s"])],
    [`${row.what}: p99 ms at ${rate}/s`, Number(row[`p99 ms at ${rate}/s`])],
  ]),
);
report({
  bench: "append",
  settings: { clients, records, bytes, rounds, rate, seconds, cases },
  rows,
  results,
});

function rowOf(what: string, speed: Medians | undefined, pace: Medians | undefined) {
  const perSecond = records / ((speed?.wallMs ?? Number.NaN) / 1_000);
  return {
    what,
    "appends/s": perSecond,
    "CPU µs each": ((speed?.cpuMs ?? Number.NaN) / records) * 1_000,
    "a commit": speed?.more["batch"] ?? Number.NaN,
    "p50 ms": speed?.more["p50"] ?? Number.NaN,
    "p99 ms": speed?.more["p99"] ?? Number.NaN,
    [`p50 ms at ${rate}/s`]: pace?.more["p50"] ?? Number.NaN,
    [`p99 ms at ${rate}/s`]: pace?.more["p99"] ?? Number.NaN,
  };
}

/** Each client appends, waits until that is durable, and appends again. */
function atFullSpeed(name: string): Contender {
  return contender(name, records, async (sink) => {
    const latencies: number[] = [];
    let next = 0;
    const client = async () => {
      while (next < records) {
        const start = performance.now();
        await sink.append(next++);
        latencies.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return { ...spread(latencies), batch: records / sink.commits() };
  });
}

/** Appends come at their times, whether or not those before are done. */
function atRate(name: string): Contender {
  const count = rate * seconds;
  return contender(name, count, async (sink) => {
    const start = performance.now() + 20;
    const latencies: number[] = [];
    const waiting: Promise<void>[] = [];
    for (let next = 0; next < count; ) {
      const due = Math.min(count, Math.floor(((performance.now() - start) * rate) / 1_000));
      for (; next < due; next++) {
        const at = start + (next * 1_000) / rate;
        waiting.push(sink.append(next).then(() => void latencies.push(performance.now() - at)));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(waiting);
    return spread(latencies);
  });
}

function contender(
  name: string,
  count: number,
  load: (sink: Sink) => Promise<Record<string, number>>,
): Contender {
  return {
    name,
    run: async () => {
      const folder = await mkdtemp(join(values.folder, "scelle-append-"));
      try {
        const sink = await sinks[name]?.(folder, count);
        if (sink === undefined) throw new Error(`nothing is called ${name}`);
        const figure = await measured(async () => {
          const more = await load(sink);
          await sink.close();
          return more;
        });
        return figure;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function spread(latencies: readonly number[]): { p50: number; p99: number } {
  return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}
