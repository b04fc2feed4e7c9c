// SPDX-License-Identifier: Apache-2.0
import {
  foreignGraphTermsMax,
  foreignNameLengthMax,
  foreignNamesAddedLengthMax,
  foreignPartValuesMax,
  foreignToldTextLengthMax,
  ScelleError,
  utf8,
} from "@scelle/core";
import { describe, expect, test } from "vitest";
import { type ForeignGraph, readForeignGraph } from "./foreign-graph.ts";
import { GraphContext } from "./graph-context.ts";
import type { Told } from "./json-reader.ts";
import { understood } from "./understood.ts";

const read = (graph: unknown): ForeignGraph => readForeignGraph(utf8(JSON.stringify(graph)));

function refusalOf(act: () => unknown): Readonly<Record<string, unknown>> {
  try {
    act();
  } catch (cause) {
    if (cause instanceof ScelleError && cause.code === "foreign-graph.unreadable") return cause.facts;
    throw cause;
  }
  throw new Error("It was read.");
}

const long = (length: number) => `urn:${"x".repeat(length - 4)}`;
const most = foreignNameLengthMax;
const half = long(most / 2 + 4);

const tooLong: readonly (readonly [what: string, graph: unknown, at: string])[] = [
  ["a base", { "@context": { "@base": long(most + 1) } }, "/@context/@base"],
  ["a vocabulary", { "@context": { "@vocab": long(most + 1) } }, "/@context/@vocab"],
  ["a prefix", { "@context": [{}, { p: long(most + 1) }] }, "/@context/1/p"],
  ["a prefix in an object", { "@context": { p: { "@id": long(most + 1) } } }, "/@context/p"],
  ["a prefix that has a prefix", { "@context": { p: half, q: `p:${half}` } }, "/@context/q"],
  ["a thing", [{ "@id": long(most + 1) }], "/0/@id"],
  ["a thing with a prefix", { "@context": { p: half }, "@id": `p:${half}` }, "/@id"],
  ["a thing with a base", { "@context": { "@base": half }, "@id": half.slice(4) }, "/@id"],
  ["what something is tied to", { "u:x": [{ "@id": long(most + 1) }] }, "/u:x/0/@id"],
  [
    "what a term ties to",
    { "@context": { p: half, x: { "@id": "u:x", "@type": "@id" } }, x: `p:${half}` },
    "/x",
  ],
  ["a member", { "@context": { "@vocab": half }, [half.slice(4)]: 1 }, "/?"],
  ["a class", { "@context": { p: half }, "@type": ["u:a", `p:${half}`] }, "/@type/1"],
];

describe("names are bounded before they are made long", () => {
  test.each(tooLong)(
    "%s with a name of too many signs is refused, and it is said where",
    (_what, graph, at) => {
      expect(refusalOf(() => read(graph))).toEqual({ at, problem: `a name longer than ${most} signs` });
    },
  );

  test("a name of as many signs as may be is read", () => {
    const whole = { "@context": { p: long(most - 1) }, "@id": "p:1", "p:2": { "@id": long(most) } };
    const [node] = read(whole).nodes.values();
    expect(node?.name).toHaveLength(most);
    expect([...(node?.values.keys() ?? [])][0]).toHaveLength(most);
  });

  test("prefixes that add more to all names together than a file may hold are refused", () => {
    const p = long(most - 8);
    const count = Math.ceil(foreignNamesAddedLengthMax / (p.length - 2)) + 1;
    const things = Array.from({ length: count }, (_, n) => ({ "@id": `p:${n}` }));
    const { problem } = refusalOf(() => read({ "@context": { p }, "@graph": things }));
    expect(problem).toMatch(/^prefixes add more than/);
  });
});

/** An object of JSON that counts how often it is asked for a member. */
class CountingObject extends Map<string, Told> {
  count = 0;
  override get(word: string): Told | undefined {
    this.count += 1;
    return super.get(word);
  }
}

test("a chain of as many prefixes as a context has is followed once", () => {
  const last = foreignGraphTermsMax - 1;
  const members = Array.from({ length: last + 1 }, (_, n): [string, Told] => [`p${n}`, `p${n + 1}:x`]);
  const chain = new CountingObject([...members.slice(0, last), [`p${last}`, "urn:end:"]]);
  const context = GraphContext.of(chain, ["@context"]);
  expect(context.term("p0", [])?.iri).toBe(`urn:end:${"x".repeat(last)}`);
  expect(context.thing("p0:y", [])).toBe(`urn:end:${"x".repeat(last)}y`);
  expect(chain.count).toBeLessThanOrEqual(4 * foreignGraphTermsMax);
});

test("a prefix may stand in an earlier context, and a term without one belongs to the vocabulary", () => {
  const earlier = { "@context": [{ u: "urn:u:" }, { t: "u:t:" }], "t:x": 1 };
  expect([...([...read(earlier).nodes.values()][0]?.values.keys() ?? [])]).toEqual(["urn:u:t:x"]);
  const vocabulary = { "@context": { "@vocab": "urn:v:", x: { "@type": "@id" } }, x: "urn:b" };
  expect([...([...read(vocabulary).nodes.values()][0]?.values ?? [])]).toEqual([
    ["urn:v:x", new Map([["@id urn:b", { ref: "urn:b" }]])],
  ]);
});

test("a name that means nothing outside the graph is that of nothing that has none", () => {
  const context = { "@context": { x: { "@id": "u:x", "@type": "@id" }, _: "urn:a:", b: "_:" } };
  const things = [{ "u:says": "no name" }, { "@id": "_:1", "u:says": "label" }, { "@id": "urn:t", x: "_:1" }];
  const { nodes } = read({ ...context, "@graph": [...things, { "@id": "b:1", "u:says": "prefix" }] });
  const [tie] = nodes.get("urn:t")?.values.get("u:x")?.values() ?? [];
  const said = tie !== undefined && "ref" in tie ? nodes.get(tie.ref)?.values.get("u:says") : undefined;
  expect([...(said?.values() ?? [])]).toContainEqual({ text: "label" });
  expect([...(said?.values() ?? [])]).not.toContainEqual({ text: "no name" });
});

describe("parts that many things share are bounded by what is told of all of them", () => {
  const tool = "https://ontology.unifiedcyberontology.org/uco/tool/Tool";
  const hasFacet = "https://ontology.unifiedcyberontology.org/uco/core/hasFacet";
  const sharing = (count: number, ...parts: readonly object[]) => {
    const things = Array.from({ length: count }, (_, n) => ({
      ...{ "@id": `urn:t${n}`, "@type": tool, [hasFacet]: { "@id": "urn:f" } },
    }));
    return () => understood(read([...things, ...parts]));
  };
  const tooMuch = /^parts that so many things share/;

  test("a long text", () => {
    const text = "x".repeat(1_000_000);
    const enough = Math.floor(foreignToldTextLengthMax / (text.length + 100));
    const facet = { "@id": "urn:f", "u:x": text };
    expect(sharing(enough, facet)().taken).toHaveLength(enough);
    expect(refusalOf(sharing(enough + 1, facet))["problem"]).toMatch(tooMuch);
  });

  test("many values", () => {
    const values = Array.from({ length: foreignPartValuesMax }, (_, n) => n);
    expect(refusalOf(sharing(201, { "@id": "urn:f", "u:x": values }))["problem"]).toMatch(tooMuch);
  });

  test("long terms that lead to each other", () => {
    const term = long(most - 8);
    const chain = Array.from({ length: 1_000 }, (_, n) => ({
      ...{ "@id": `_:${n}`, [term]: { "@id": `_:${n + 1}` } },
    }));
    const facet = { "@id": "urn:f", [term]: { "@id": "_:0" } };
    expect(refusalOf(sharing(1, facet, ...chain))["problem"]).toMatch(tooMuch);
  });
});
