// SPDX-License-Identifier: Apache-2.0
import type { SeededRandom } from "../faults/seeded-random.ts";
import { bytesOf } from "../log/vector-file.ts";
import { insert, type Mutation } from "./mutate-bytes.ts";

/** Bytes that are no UTF-8: an overlong slash, a surrogate, one beyond the last plane, a lone start. */
const notUtf8: readonly [string, ...string[]] = ["ff", "c0af", "eda080", "f4908080", "e280"];
/** Marks that a reader does not see, or that turn what stands behind them. */
const unseen = [
  "\ufeff",
  "\u00a0",
  "\u2028",
  "\u200b",
  "\u202e",
  "\u0085",
  "\u0000",
  "\u007f",
  "\u009b",
  "\t",
  "\r",
];
const numbers = [
  "0",
  "00",
  "-1",
  "+1",
  "1e3",
  "9007199254740991",
  "9007199254740992",
  "18446744073709551616",
];
const longNumber = "9".repeat(400);

/** What looks the same on a screen and is another character. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: "\u0430",
  e: "\u0435",
  o: "\u043e",
  c: "\u0441",
  p: "\u0440",
  "0": "\u0660",
  "1": "\uff11",
  "+": "\uff0b",
  "-": "\u2010",
  "/": "\u2215",
  ":": "\uff1a",
  ".": "\u2024",
  " ": "\u2009",
  "=": "\uff1d",
  '"': "\u201d",
  "\u2014": "\u2013",
};

/** Damage to text: lines, numbers, encodings and characters. */
export const lineMutations: readonly [Mutation, ...Mutation[]] = [
  onLines((lines, random) => lines.splice(random.between(0, lines.length), 0, anyOf(lines, random))),
  onLines((lines, random) => lines.splice(random.between(0, lines.length - 1), 1)),
  onLines((lines, random) => {
    const [a, b] = [random.between(0, lines.length - 1), random.between(0, lines.length - 1)];
    [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
  }),
  onLines((lines, random) => {
    const at = random.between(0, lines.length - 1);
    lines[at] = `${lines[at]}\r`;
  }),
  onLines((lines, random) => {
    const at = random.between(0, lines.length - 1);
    lines[at] = (lines[at] ?? "") + anyOf(lines, random).repeat(random.between(2, 40));
  }),
  onLines((lines, random) => lines.splice(random.between(0, lines.length), 0, "")),
  onText((text) => text.replaceAll("\n", "\r\n")),
  onText((text) => (text.endsWith("\n") ? text.slice(0, -1) : `${text}\n`)),
  onText((text, random) => replaceOne(text, random, /\d+/g, () => random.pick([longNumber, ...numbers]))),
  onText((text, random) =>
    replaceOne(text, random, /\d+/g, (found) => String(Number(found) + random.pick([1, -1]))),
  ),
  onText((text, random) => replaceOne(text, random, /[^\n]/gu, (found) => lookAlikes[found] ?? found)),
  onText((text, random) =>
    replaceOne(text, random, /[aeocp01+/:.= "\u2014-]/g, (found) => lookAlikes[found] ?? found),
  ),
  onText((text, random) => replaceOne(text, random, /[A-Za-z]/g, (found) => otherCase(found))),
  onText((text, random) => {
    const at = random.between(0, text.length);
    return text.slice(0, at) + random.pick(["\ufeff", ...unseen]) + text.slice(at);
  }),
  (bytes, random) => insert(bytes, random, bytesOf(random.pick(notUtf8))),
];

function onText(change: (text: string, random: SeededRandom) => string): Mutation {
  return (bytes, random) => new Uint8Array(Buffer.from(change(Buffer.from(bytes).toString("utf8"), random)));
}

function onLines(change: (lines: string[], random: SeededRandom) => unknown): Mutation {
  return onText((text, random) => {
    const lines = text.split("\n");
    change(lines, random);
    return lines.join("\n");
  });
}

/** Replaces one of the places that a pattern fits. */
function replaceOne(
  text: string,
  random: SeededRandom,
  pattern: RegExp,
  change: (found: string) => string,
): string {
  const places = [...text.matchAll(pattern)];
  const place = places[random.between(0, places.length - 1)];
  if (place === undefined) return text;
  const [found] = place;
  return text.slice(0, place.index) + change(found) + text.slice(place.index + found.length);
}

const anyOf = (lines: readonly string[], random: SeededRandom): string =>
  lines[random.between(0, lines.length - 1)] ?? "";

const otherCase = (letter: string): string =>
  letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
