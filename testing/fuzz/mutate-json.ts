// SPDX-License-Identifier: Apache-2.0
import type { JsonValue } from "@scelle/core";
import type { SeededRandom } from "../faults/seeded-random.ts";
import type { Mutation } from "./mutate-bytes.ts";

type Tree = JsonValue | { [key: string]: Tree } | Tree[];

const depths = [5, 31, 32, 33, 500, 20_000] as const;
/** Names that mean something to an object of JavaScript. */
const names = ["__proto__", "constructor", "toString", "then", "", "a", "\u0000", "v", "length"] as const;
const leaves: readonly Tree[] = [
  null,
  true,
  -0,
  -1,
  0.5,
  1e308,
  5e-324,
  2 ** 53,
  "",
  "\ud800",
  "\u202e",
  "A".repeat(300),
  "9999-99-99T99:99:99.999Z",
  [],
  {},
  [[]],
];

/** Damage to a value of JSON that leaves it JSON, written as our canonical form writes it. */
export const jsonMutations: readonly [Mutation, ...Mutation[]] = [
  onTree((slot, random) => slot.put(anyLeaf(random))),
  onTree((slot, random) => slot.put(anyLeaf(random))),
  onTree((slot) => slot.remove()),
  onTree((slot, random) => slot.rename(random.pick([...names]))),
  onTree((slot, random) => slot.add(random.pick([...names]), anyLeaf(random))),
  onTree((slot) => slot.put([slot.value, slot.value])),
  onTree((slot) => slot.put({ value: slot.value })),
  onTree((slot) =>
    slot.put(typeof slot.value === "string" ? Number(slot.value) || 0 : JSON.stringify(slot.value)),
  ),
  onTree((slot, random, other) => slot.put(other(random))),
  onTree((slot, random, other) => slot.put(other(random))),
  onTree((slot, random) =>
    slot.put(typeof slot.value === "number" ? slot.value + random.pick([1, -1, 0.1]) : null),
  ),
  nest,
  twice,
  (bytes) => onJson(bytes, (tree) => JSON.stringify(tree, undefined, 1)),
];

/** One place in a tree, and what can be done to it. */
interface Slot {
  readonly value: Tree;
  put(value: Tree): void;
  remove(): void;
  rename(name: string): void;
  add(name: string, value: Tree): void;
}

function onTree(
  change: (slot: Slot, random: SeededRandom, other: (random: SeededRandom) => Tree) => void,
): Mutation {
  return (bytes, random, otherBytes) =>
    onJson(bytes, (tree) => {
      const top: { [key: string]: Tree } = { top: tree };
      const slots = slotsOf(top);
      const other = (chance: SeededRandom): Tree => {
        const theirs = slotsOf({ top: treeOf(otherBytes) ?? null });
        return theirs[chance.between(0, theirs.length - 1)]?.value ?? null;
      };
      const slot = slots[random.between(0, slots.length - 1)];
      if (slot !== undefined) change(slot, random, other);
      return canonicalLike(top["top"] ?? null);
    });
}

function slotsOf(parent: { [key: string]: Tree } | Tree[]): Slot[] {
  const slots: Slot[] = [];
  for (const [name, value] of Object.entries(parent)) {
    slots.push(slotAt(parent, name, value));
    if (typeof value === "object" && value !== null) slots.push(...slotsOf(value as Tree[]));
  }
  return slots;
}

function slotAt(parent: { [key: string]: Tree } | Tree[], name: string, value: Tree): Slot {
  const define = (into: object, key: string, given: Tree) =>
    Object.defineProperty(into, key, { value: given, enumerable: true, configurable: true, writable: true });
  const remove = () => {
    if (Array.isArray(parent)) parent.splice(Number(name), 1);
    else delete parent[name];
  };
  return {
    value,
    put: (given) => define(parent, name, given),
    remove,
    rename: (other) => {
      remove();
      define(parent, Array.isArray(parent) ? "0" : other, value);
    },
    add: (other, given) => {
      if (typeof value === "object" && value !== null && !Array.isArray(value)) define(value, other, given);
      else define(parent, Array.isArray(parent) ? name : other, given);
    },
  };
}

/** As canonical JSON, and without its refusals. */
function canonicalLike(tree: Tree): string {
  if (Array.isArray(tree)) return `[${tree.map((item: Tree) => canonicalLike(item)).join(",")}]`;
  if (typeof tree !== "object" || tree === null) return JSON.stringify(tree);
  const members = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${canonicalLike(value)}`).join(",")}}`;
}

/** Puts a value under many brackets. */
function nest(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const text = Buffer.from(bytes).toString("utf8");
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"(?!:)|\d+|true|null/g)];
  const place = places[random.between(0, places.length - 1)];
  if (place === undefined) return bytes;
  const depth = random.pick([...depths]);
  const [open, close] = random.pick([
    ["[", "]"],
    ['{"a":', "}"],
  ]);
  const nested = open.repeat(depth) + place[0] + close.repeat(depth);
  return new Uint8Array(
    Buffer.from(text.slice(0, place.index) + nested + text.slice(place.index + place[0].length)),
  );
}

/** Says one member of an object again, which JSON allows and nobody means. */
function twice(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const text = Buffer.from(bytes).toString("utf8");
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*":(?:"(?:[^"\\]|\\.)*"|\d+|true|null)/g)];
  const place = places[random.between(0, places.length - 1)];
  if (place === undefined) return bytes;
  return new Uint8Array(Buffer.from(`${text.slice(0, place.index)}${place[0]},${text.slice(place.index)}`));
}

function onJson(bytes: Uint8Array, change: (tree: Tree) => string): Uint8Array {
  const tree = treeOf(bytes);
  if (tree === undefined) return bytes;
  const ending = bytes.at(-1) === 0x0a ? "\n" : "";
  return new Uint8Array(Buffer.from(change(tree) + ending));
}

function treeOf(bytes: Uint8Array): Tree | undefined {
  const text = Buffer.from(bytes).toString("utf8");
  // What an earlier mutation put under thousands of brackets goes to the parser as it is.
  if (/[[{]{600}|(?:\{"a":){600}/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Tree;
  } catch {
    return undefined; // An earlier mutation broke the JSON: this one has nothing to hold on to.
  }
}

const anyLeaf = (random: SeededRandom): Tree => leaves[random.between(0, leaves.length - 1)] ?? null;
