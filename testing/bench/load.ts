// SPDX-License-Identifier: Apache-2.0
// A crowd of clients at a served exercise, beside one client alone at the same server: how long answers take,
// what is refused, whether anything acknowledged is lost, and what the server's memory does.
import { AppServer } from "../e2e/app-server.ts";
import { givenOptions } from "../program-options.ts";
import { report } from "./bench-report.ts";
import { type Crowd, LoadSite, percentile } from "./load-clients.ts";

const { values } = givenOptions({
  name: "bench -- load",
  summary: "A crowd of clients at a served exercise, beside one client alone.",
  options: {
    clients: { value: 100, help: "at once" },
    seconds: { value: 60, help: "that they ask for" },
    think: { value: 1_000, help: "milliseconds between two requests of one client" },
    alone: { value: 20, help: "seconds that the one client is measured for, before" },
  },
});
const { clients, seconds, think: thinkMs, alone } = values;

const server = await AppServer.start();
try {
  await measure();
} finally {
  await server.stop();
}

async function measure(): Promise<void> {
  const site = await LoadSite.open(server);
  await site.crowd(4, 3, 10); // Whatever is compiled or read for the first time.
  const one = await site.crowd(1, alone, 50);
  const many = await site.crowd(clients, seconds, thinkMs);
  const lost = await site.lost(new Map([...one.acknowledged, ...many.acknowledged]));
  site.close();
  const rows = [row("one client", one), row(`${clients} clients`, many)];
  const ratio = percentile(many.answeredMs, 0.99) / percentile(one.answeredMs, 0.99);
  const results = {
    "p99, many to one": ratio,
    "entries lost": lost.length,
    "neither answered nor refused": [...many.failures.values()].reduce((sum, count) => sum + count, 0),
    "memory, last quarter to first": growth(many.memoryMiB),
  };
  for (const [failure, count] of many.failures) process.stdout.write(`${count} × ${failure}\n`);
  report({ bench: "load", settings: { clients, seconds, thinkMs, alone }, rows, results });
  const holds = ratio <= 3 && lost.length === 0 && many.failures.size === 0;
  if (!holds) process.exitCode = 1;
}

function row(what: string, { answeredMs, refused, acknowledged, memoryMiB }: Crowd) {
  return {
    what,
    answered: answeredMs.length,
    refused,
    recorded: acknowledged.size,
    "p50 ms": percentile(answeredMs, 0.5),
    "p99 ms": percentile(answeredMs, 0.99),
    "worst ms": answeredMs.at(-1) ?? Number.NaN,
    "memory MiB": Math.max(...memoryMiB),
  };
}

/** Median memory of the last quarter over that of the first. */
function growth(memoryMiB: readonly number[]): number {
  const quarter = Math.max(1, Math.floor(memoryMiB.length / 4));
  return middle(memoryMiB.slice(-quarter)) / middle(memoryMiB.slice(0, quarter));
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
