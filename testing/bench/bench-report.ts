// SPDX-License-Identifier: Apache-2.0
import { cpus, loadavg } from "node:os";

/** One run of one contender. */
export interface Figure {
  readonly wallMs: number;
  /** Of the whole process that was measured, all threads. */
  readonly cpuMs: number;
  /** What else a run has measured, by name. */
  readonly more?: Readonly<Record<string, number>>;
}

/** What is measured: ours, or a named peer on the same input. */
export interface Contender {
  readonly name: string;
  run(): Promise<Figure>;
}

/** Medians of all runs of one contender. */
export interface Medians {
  readonly name: string;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly more: Readonly<Record<string, number>>;
}

/**
 * Runs the contenders in turn, round after round, so that whatever else the machine does meets all of them.
 * @param rounds three or more, for a median
 */
export async function alternate(rounds: number, contenders: readonly Contender[]): Promise<Medians[]> {
  const figures = contenders.map((): Figure[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, contender] of contenders.entries()) {
      figures[i]?.push(await contender.run());
      process.stderr.write(".");
    }
  }
  process.stderr.write("\n");
  return contenders.map(({ name }, i) => ({ name, ...medians(figures[i] ?? []) }));
}

/** Measures what runs in this process. */
export async function measured(work: () => Promise<Figure["more"]>): Promise<Figure> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const more = await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1_000, ...(more === undefined ? {} : { more }) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A value below which `share` of the others lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Reported {
  readonly bench: string;
  readonly settings: Readonly<Record<string, number | string>>;
  readonly rows: readonly Readonly<Record<string, number | string>>[];
  /** What the bars of the design speak of, by name. */
  readonly results: Readonly<Record<string, number>>;
}

/** Prints the environment, a table for people, and one line of JSON for programs. */
export function report({ bench, settings, rows, results }: Reported): void {
  const environment = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    load: loadavg().map((load) => Number(load.toFixed(2))),
  };
  const { node, platform, cpu, cores, load } = environment;
  const words = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${bench}: ${words.join(", ")}\n`);
  process.stdout.write(`${node}, ${platform}, ${cpu}, ${cores} cores, load ${load.join(" ")}\n\n`);
  process.stdout.write(`${tableOf(rows)}\n`);
  const rounded = Object.fromEntries(Object.entries(results).map(([name, value]) => [name, round(value)]));
  process.stdout.write(`${JSON.stringify({ bench, environment, settings, rows, results: rounded })}\n`);
}

function medians(figures: readonly Figure[]): Omit<Medians, "name"> {
  const names = Object.keys(figures[0]?.more ?? {});
  const more = names.map((name) => [
    name,
    median(figures.map((figure) => figure.more?.[name] ?? Number.NaN)),
  ]);
  return {
    wallMs: median(figures.map(({ wallMs }) => wallMs)),
    cpuMs: median(figures.map(({ cpuMs }) => cpuMs)),
    more: Object.fromEntries(more),
  };
}

function tableOf(rows: Reported["rows"]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [names, ...rows.map((row) => names.map((name) => cellOf(row[name])))];
  const widths = names.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

function cellOf(value: number | string | undefined): string {
  return typeof value === "number" ? String(round(value)) : (value ?? "");
}

function round(value: number): number {
  const digits = Math.abs(value) >= 1_000 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return Number(value.toFixed(digits));
}
