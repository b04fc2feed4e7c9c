// SPDX-License-Identifier: Apache-2.0
import { apiPrefix } from "@scelle/core/api";
import type { Browser, Reply } from "./browser.ts";
import type { Question } from "./wall-questions.ts";
import type { Cell } from "./walled-cells.ts";
import type { Somebody } from "./walled-worlds.ts";

/** What two worlds answered to one question of somebody who may see nothing, where it is not the same. */
export interface Leak {
  readonly role: string;
  readonly relation: string;
  readonly question: string;
  readonly here: unknown;
  readonly there: unknown;
}

/** One line of the table of cells. */
export interface CellLine extends Pick<Cell, "role" | "relation" | "sight" | "isKeptOut"> {
  asked: number;
  /** Answers that tell something of the case. */
  seen: number;
  leaks: number;
}

/** Two browsers in two worlds, each as the same person. */
export class Pair {
  readonly #here: Browser;
  readonly #there: Browser;
  /** References that stay as they are: of persons, who are known in both. */
  readonly #known: ReadonlySet<string>;

  constructor(here: Browser, there: Browser, known: ReadonlySet<string>) {
    this.#here = here;
    this.#there = there;
    this.#known = known;
  }

  async becomes(personRef: string): Promise<void> {
    for (const browser of [this.#here, this.#there]) {
      const { status } = await browser.post("/session/role", { personRef });
      if (status !== 200) throw new Error(`nobody is ${personRef}: ${status}`);
    }
  }

  /**
   * What both are told while something is recorded.
   * @returns stops, with what each heard until a word came
   */
  async listen(): Promise<(until: string) => Promise<readonly [string, string]>> {
    const readers = await Promise.all([this.#here, this.#there].map(hear));
    return async (until) => {
      const [here = "", there = ""] = await Promise.all(readers.map((read) => read(until)));
      return [here, there];
    };
  }

  async ask(question: Question) {
    const [here, there] = await Promise.all(
      [this.#here, this.#there].map(async (browser) => {
        const reply = await askedOf(browser, question);
        return alike(reply, `${question.path} ${question.body ?? ""}`, this.#known);
      }),
    );
    return { here, there };
  }
}

/** Puts a question as a browser would. */
export function askedOf(browser: Browser, { method, path, headers, body }: Question): Promise<Reply> {
  return browser.ask(method, path, headers, body === undefined ? undefined : new TextEncoder().encode(body));
}

/**
 * What may differ between two logs of whatever content: where an entry stands, when it came, the keys of
 * the log, and references that the register drew by lot, told apart only by their order. What was asked for
 * keeps its name.
 * @param known references that stay as they are
 */
export function alike({ status, headers, body }: Reply, asked: string, known: ReadonlySet<string>): string {
  const drawn = new Map<string, string>();
  const kept = [...headers].filter(([name]) => !ofTheMoment.includes(name));
  const text = JSON.stringify({ status, headers: kept, body }, (name, value: unknown) => {
    if (name === "receipt") return Object.keys(value as object).sort();
    if (name === "payload" && typeof value === "string") return JSON.parse(value) as unknown;
    return ofTheLog.includes(name) ? name : value;
  });
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (ref) => {
    if (asked.includes(ref) || known.has(ref)) return ref;
    const name = drawn.get(ref) ?? `#${drawn.size}`;
    drawn.set(ref, name);
    return name;
  });
}

/** Listens to a stream of events: what came since, up to a word that comes. */
export async function hear(browser: Browser): Promise<(until: string) => Promise<string>> {
  const { body } = await browser.raw("GET", `${apiPrefix}/events`);
  if (body === null) throw new Error("there is a stream");
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  return async (until) => {
    while (!heard.includes(until)) {
      const { value, done } = await reader.read();
      if (done) throw new Error("the stream ended");
      heard += value;
    }
    const said = heard.replaceAll(":\n\n", "");
    heard = "";
    return said;
  };
}

const ofTheLog: readonly string[] = [
  ...["index", "entry", "draftId", "recordedAt", "expiresAt", "verifierKey", "registerKey"],
  // Evidence of a record that is in both: proofs and salts, and what signs a draft with another id.
  ...["salt", "inclusion", "consistency", "checkpoint", "signature"],
  // The session of the driver itself.
  ...["sessionId", "begunAt", "seenAt", "endsAt"],
];
/** The bytes of an answer are compared as such; how many they are follows from the number of an entry. */
const ofTheMoment = ["date", "content-length"];

/** Asks as one person, and tells what leaks to whoever may see nothing. */
export async function walkCell(pair: Pair, somebody: Somebody, asked: readonly Question[]) {
  const { role, relation, sight, isKeptOut, personRef } = somebody;
  const line: CellLine = { role, relation, sight, isKeptOut, asked: 0, seen: 0, leaks: 0 };
  const leaks: Leak[] = [];
  await pair.becomes(personRef);
  for (const question of asked) {
    const { here, there } = await pair.ask(question);
    line.asked += 1;
    if (here === there) continue;
    line.seen += 1;
    if (sight !== "nothing") continue;
    line.leaks += 1;
    leaks.push({ role, relation, question: `${question.method} ${question.path}`, here, there });
  }
  return { line, leaks };
}

/**
 * The table of cells: of whom may see nothing, how many answers told something of how many; of the others,
 * what they see.
 */
export function tableOf(lines: readonly CellLine[]): string {
  const relations = [...new Set(lines.map(({ relation }) => relation))];
  const rows = [...new Set(lines.map(({ role }) => role))].map((role) => [
    role,
    ...relations.map((relation) => told(lines.find((one) => one.role === role && one.relation === relation))),
  ]);
  const text = [["", ...relations], ...rows];
  const widths = (text[0] ?? []).map((_, at) => Math.max(...text.map((row) => row[at]?.length ?? 0)));
  const asked = lines.reduce((sum, one) => sum + one.asked, 0);
  const leaks = lines.reduce((sum, one) => sum + one.leaks, 0);
  return [
    ...text.map((row) =>
      row
        .map((word, at) => word.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    ),
    `${lines.length} cells, ${asked} questions in both worlds, ${leaks} leaks`,
  ].join("\n");
}

function told(line: CellLine | undefined): string {
  if (line === undefined) return "not asked";
  return line.sight === "nothing" ? `${line.leaks}/${line.asked}` : line.sight;
}
