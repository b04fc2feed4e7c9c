// SPDX-License-Identifier: Apache-2.0
import {
  foreignGraphTermsMax,
  foreignGraphTextLengthMax,
  foreignPartValuesMax,
  foreignStatementsMax,
  ScelleError,
  statementImported,
  utf8,
} from "@scelle/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readForeignGraph } from "./foreign-graph.ts";
import { foreignStatements } from "./foreign-statement.ts";
import { laboratoryGraph } from "./spec/laboratory-graph.ts";
import { understood } from "./understood.ts";

const read = (graph: unknown) => readForeignGraph(utf8(JSON.stringify(graph)));

/** Everything that a graph becomes, by the end of its name. */
function statementsOf(graph: unknown) {
  const foreign = read(graph);
  const found = understood(foreign);
  const { leftOut } = found;
  const statements = foreignStatements(found);
  const named = (end: string) => statements.find(({ name }) => name.endsWith(end));
  return { statements, leftOut, named };
}

describe("a graph as laboratories write it", () => {
  const { statements, leftOut, named } = statementsOf(laboratoryGraph);

  test("becomes a statement for each thing that is understood", () => {
    const counts: Record<string, number> = {};
    for (const { subject } of statements) counts[subject] = (counts[subject] ?? 0) + 1;
    expect(counts).toEqual({
      ...{ investigation: 1, authorisation: 1, act: 2, provenance: 2, thing: 1, content: 1 },
      ...{ tool: 1, actor: 2, place: 1 },
    });
  });

  test("keeps digests, serial numbers and times as they were told, by the terms of the other system", () => {
    expect(named("image-1")?.stated).toMatchObject({
      importedSubject: "content",
      nodeName: "https://laboratory.example/kb/image-1",
      name: "phone.dd",
      hashes: [
        { method: "SHA256", digest: "ab".repeat(32) },
        { method: "MD5", digest: "cd".repeat(16) },
      ],
      facts: [{ term: "uco-observable:sizeInBytes", value: "128035676160" }],
    });
    expect(named("phone-1")?.stated).toMatchObject({
      facts: expect.arrayContaining([
        { term: "uco-observable:serialNumber", value: "SN-0042" },
        { term: "https://laboratory.example/terms/shelf", value: "B 7" },
      ]),
    });
    expect(named("act-1")?.stated).toMatchObject({
      facts: expect.arrayContaining([{ term: "uco-action:startTime", value: "2031-02-03T08:15:00+01:00" }]),
      links: expect.arrayContaining([
        { term: "uco-action:performer", target: "https://laboratory.example/kb/examiner-1" },
        { term: "uco-action:result", target: "https://laboratory.example/kb/provenance-1" },
      ]),
    });
  });

  test("names a person only as performer of an act, and takes no role of a suspect or a victim", () => {
    expect(named("person-acting")).toBeDefined();
    expect(JSON.stringify(statements)).not.toMatch(/Zoé|person-accused|Yann|person-present/);
    expect(named("investigation-1")?.stated["cutCount"]).toBe(1);
    expect(leftOut).toEqual(
      expect.arrayContaining([
        { classes: "uco-identity:Person", because: "acts-nowhere", count: 2 },
        { classes: "case-investigation:Subject", because: "role", count: 1 },
      ]),
    );
  });

  test("lists what is not understood by its classes, and nothing that stands inside a statement", () => {
    expect(leftOut).toEqual(
      expect.arrayContaining([
        { classes: "https://laboratory.example/terms/Shelf", because: "not-understood", count: 1 },
        { classes: "uco-core:Relationship", because: "not-understood", count: 2 },
      ]),
    );
    expect(leftOut.map(({ classes }) => classes).join(" ")).not.toMatch(/Facet|Hash/);
    const things = read(laboratoryGraph).nodes.size;
    const inside = 5; // Three facets and two digests.
    expect(statements.length + leftOut.reduce((sum, { count }) => sum + count, 0) + inside).toBe(things);
  });
});

const prefix = "https://ontology.unifiedcyberontology.org/uco/";
const tool = { "@id": "urn:t", "@type": `${prefix}tool/Tool`, [`${prefix}core/name`]: "Reader" };
const inContext = (context: unknown, ...graph: unknown[]) => ({ "@context": context, "@graph": graph });

/** The same tool in every form in which files of the field tell of one. */
const forms: readonly [string, unknown][] = [
  ["expanded, as a list", [{ ...tool, [`${prefix}core/name`]: [{ "@value": "Reader" }] }]],
  ["alone, without a graph", { "@context": {}, ...tool }],
  ["with prefixes", inContext({ t: `${prefix}tool/`, c: `${prefix}core/` }, tellTool("t:Tool", "c:name"))],
  [
    "with a prefix that has a prefix",
    inContext({ u: prefix, t: "u:tool/", c: "u:core/" }, tellTool("t:Tool", "c:name")),
  ],
  [
    "with a vocabulary",
    inContext({ "@vocab": `${prefix}tool/`, c: `${prefix}core/` }, tellTool("Tool", "c:name")),
  ],
  [
    "with words of its own for keywords",
    inContext(
      { id: "@id", type: "@type", Tool: `${prefix}tool/Tool`, name: { "@id": `${prefix}core/name` } },
      { id: "urn:t", type: "Tool", name: "Reader" },
    ),
  ],
  [
    "with several contexts",
    inContext([{ t: `${prefix}tool/` }, { c: `${prefix}core/` }], tellTool("t:Tool", "c:name")),
  ],
  ["in terms from before version 1", { ...tellTool(before("tool", "Tool"), before("core", "name")) }],
  [
    "inside another thing",
    { "@id": "urn:bundle", "@type": `${prefix}core/Bundle`, [`${prefix}core/object`]: tool },
  ],
  ["told in two places", { "@graph": [{ "@id": "urn:t", "@type": `${prefix}tool/Tool` }, tool, tool] }],
];

function tellTool(type: string, name: string) {
  return { "@id": "urn:t", "@type": type, [name]: "Reader" };
}
function before(module: string, term: string) {
  return `https://unifiedcyberontology.org/ontology/uco/${module}#${term}`;
}

test.each(forms)("a tool %s is one statement, with its name", (_form, graph) => {
  const { statements } = statementsOf(graph);
  expect(statements.map(({ stated }) => stated)).toEqual([
    { importedSubject: "tool", nodeName: "urn:t", classes: ["uco-tool:Tool"], name: "Reader" },
  ]);
});

test("things in a wrapping without a name, and who acted by whatever class, come in as an exporter writes them", () => {
  const exported = {
    "@context": laboratoryGraph["@context"],
    "uco-core:object": [
      {
        "@id": "kb:phone",
        "@type": "uco-observable:ObservableObject",
        "uco-core:hasFacet": [
          { "@id": "kb:f", "@type": "uco-observable:DeviceFacet", "uco-observable:model": "X" },
        ],
      },
      {
        "@id": "kb:who",
        "@type": "uco-observable:ObservableObject",
        "uco-core:hasFacet": {
          "@type": "uco-identity:SimpleNameFacet",
          "uco-identity:givenName": "Laboratory 2",
        },
      },
      {
        "@id": "kb:act",
        "@type": "case-investigation:InvestigativeAction",
        "uco-action:performer": { "@id": "kb:who" },
        "uco-action:instrument": { "@id": "kb:reader", "uco-core:name": "Reader" },
        "uco-action:object": { "@id": "kb:phone" },
      },
    ],
  };
  const { statements, leftOut } = statementsOf(exported);
  expect(statements.map(({ name, subject }) => `${subject} ${name.split("/").at(-1)}`).sort()).toEqual([
    ...["act act", "actor who", "thing phone", "tool reader"],
  ]);
  expect(leftOut).toEqual([]);
});

test("what has no name is told where it stands inside something, and counted where it does not", () => {
  const inside = { "@type": `${prefix}tool/Tool`, [`${prefix}core/name`]: "Reader" };
  const act = {
    "@id": "urn:act",
    "@type": "https://ontology.caseontology.org/case/investigation/InvestigativeAction",
    [`${prefix}action/instrument`]: inside,
  };
  const { statements, leftOut } = statementsOf([
    act,
    inside,
    { "u:holds": [inside, { "@type": "u:Other" }] },
  ]);
  expect(statements.map(({ stated }) => stated["facts"])).toEqual([
    [{ term: "uco-action:instrument / uco-core:name", value: "Reader" }],
  ]);
  expect(leftOut).toEqual([
    { classes: "uco-tool:Tool", because: "nameless", count: 2 },
    { classes: "u:Other", because: "not-understood", count: 1 },
  ]);
});

test("classes of what is left out reach a terminal as words, however they are written", () => {
  const { leftOut } = statementsOf([
    { "@type": "u:\u001b[31mred\u202e" },
    { "@type": `u:${"x".repeat(2_000)}` },
  ]);
  expect(leftOut.map(({ classes }) => classes)).toEqual([
    "u:[U+001B][31mred[U+202E]",
    expect.stringMatching(/^u:x{297}…$/),
  ]);
});

test("nobody is named by standing without a name inside an act that was done to them", () => {
  const somebody = { "@type": `${prefix}identity/Person`, [`${prefix}core/name`]: "Zoé Accusée" };
  const act = {
    "@id": "urn:act",
    "@type": "https://ontology.caseontology.org/case/investigation/InvestigativeAction",
    [`${prefix}action/object`]: [somebody, { ...somebody, "@id": "urn:zoe" }],
    [`${prefix}action/performer`]: { ...somebody, [`${prefix}core/name`]: "Ana Laborant" },
  };
  const { statements, leftOut } = statementsOf([act]);
  expect(JSON.stringify(statements)).not.toMatch(/Zoé|urn:zoe/);
  expect(statements[0]?.stated["facts"]).toEqual([
    { term: "uco-action:performer / uco-core:name", value: "Ana Laborant" },
  ]);
  expect(leftOut).toEqual([{ classes: "uco-identity:Person", because: "acts-nowhere", count: 2 }]);
});

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

/** What is refused, by code and by what it says of where. */
const refused: readonly [string, string | unknown, string, RegExp][] = [
  [
    "a context elsewhere",
    { "@context": "https://x.example/c" },
    "foreign-graph.context-elsewhere",
    /x\.example\/c/,
  ],
  [
    "one context elsewhere among others",
    { "@context": [{}, "//x.example/c"] },
    "foreign-graph.context-elsewhere",
    /x\.example/,
  ],
  ["a context that imports one", { "@context": { "@import": "c" } }, "foreign-graph.context-elsewhere", /c/],
  ["a context that is a number", { "@context": 1 }, "foreign-graph.unreadable", /\/@context/],
  [
    "a prefix that means itself",
    { "@context": { a: "b:x", b: "a:y" } },
    "foreign-graph.unreadable",
    /\/@context/,
  ],
  [
    "a context of too many terms",
    {
      "@context": Object.fromEntries(
        Array.from({ length: foreignGraphTermsMax + 1 }, (_, n) => [`t${n}`, "u:"]),
      ),
    },
    "foreign-graph.unreadable",
    /terms/,
  ],
  ["a graph that is a text", { "@graph": "x" }, "foreign-graph.unreadable", /\/@graph/],
  ["a graph of lists", { "@graph": [[{}]] }, "foreign-graph.unreadable", /\/@graph\/0/],
  ["a graph that is a number", 7, "foreign-graph.unreadable", /\//],
  ["a name that is a number", { "@graph": [{ "@id": 7 }] }, "foreign-graph.unreadable", /\/@graph\/0\/@id/],
  [
    "a class that is an object",
    { "@graph": [{ "@type": {} }] },
    "foreign-graph.unreadable",
    /\/@graph\/0\/@type/,
  ],
  ["a value that is an object", { "u:x": { "@value": {} } }, "foreign-graph.unreadable", /\/u:x\/@value/],
  ["a keyword that turns edges round", { "@reverse": {} }, "foreign-graph.unreadable", /\/@reverse/],
  [
    "a context inside a thing",
    { "@graph": [{ "@context": {} }] },
    "foreign-graph.unreadable",
    /\/@graph\/0\/@context/,
  ],
  [
    "a container that would change what values mean",
    { "@context": { x: { "@id": "u:x", "@container": "@language" } } },
    "foreign-graph.unreadable",
    /@container/,
  ],
  ["a member that stands twice", '{"@id":"urn:a","@id":"urn:b"}', "format.malformed", /"offset":15/],
  ["nesting without end", `{"u:x":${"[".repeat(10_000)}`, "format.malformed", /nested deeper/],
  ["nesting that ends too deep", { "u:x": deep(40) }, "format.malformed", /nested deeper/],
  ["a text without end", '{"u:x":"', "format.malformed", /does not end/],
  [
    "a text that is too long",
    { "u:x": "a".repeat(foreignGraphTextLengthMax) },
    "format.malformed",
    /too long/,
  ],
  ["half of a pair", '{"u:x":"\\ud800"}', "format.malformed", /surrogate/],
  ["a bare control character", '{"u:x":"\u0001"}', "format.malformed", /control/],
  ["a comment", "{/* */}", "format.malformed", /"offset":1/],
  ["a second value", "{} {}", "format.malformed", /"offset":3/],
  ["a number with a leading nought", '{"u:x":01}', "format.malformed", /"offset":8/],
  ["nothing", "", "format.malformed", /"offset":0/],
  [
    "more things than are taken from one file",
    Array.from({ length: foreignStatementsMax + 1 }, (_, n) => ({ ...tool, "@id": `urn:t${n}` })),
    "foreign-graph.too-many",
    /5001/,
  ],
  [
    "a thing whose parts never end",
    { ...tool, "u:x": { "u:y": Array.from({ length: foreignPartValuesMax + 1 }, (_, n) => n) } },
    "foreign-graph.unreadable",
    /values/,
  ],
];

test.each(refused)("%s is refused, and it is said where", (_what, graph, code, says) => {
  const text = typeof graph === "string" ? graph : JSON.stringify(graph);
  const error = faultOf(() => statementsOf2(text));
  expect(error?.code).toBe(code);
  expect(JSON.stringify(error?.facts)).toMatch(says);
});

test("things that name each other in a circle are read once each", () => {
  const circle = [
    { "@id": "urn:a", "@type": `${prefix}tool/Tool`, "u:next": { "@id": "_:b", "u:next": { "@id": "_:c" } } },
    { "@id": "_:c", "u:next": [{ "@id": "_:b" }, { "@id": "urn:a" }], "u:says": "round" },
  ];
  const { statements } = statementsOf(circle);
  expect(statements).toHaveLength(1);
  expect(statements[0]?.stated["facts"]).toEqual([{ term: "u:next / u:next / u:says", value: "round" }]);
});

test("what no record holds is cut and counted, and signs that turn the writing stand as numbers", () => {
  const many = Array.from({ length: 60 }, (_, n) => `${n}`);
  const { stated } = statementsOf({ ...tool, "u:n": many }).statements[0] ?? { stated: {} };
  expect(stated).toMatchObject({
    cutCount: 20,
    facts: many.slice(0, 40).map((value) => ({ term: "u:n", value })),
  });
  const short = statementsOf({ ...tool, "u:long": `a\u202e${"b".repeat(5_000)}` }).statements[0];
  expect(short?.stated).toMatchObject({
    cutCount: 1,
    facts: [{ value: expect.stringMatching(/^a\[U\+202E\]b+…$/) }],
  });
});

test("whatever a file holds, it is read within its bounds or refused by name, and what is read fits a record", () => {
  const json = JSON.stringify(laboratoryGraph);
  const edit = fc.record({
    at: fc.nat(json.length),
    cut: fc.nat(40),
    put: fc.string({ unit: "binary", maxLength: 12 }),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = json;
      for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
      const error = faultOf(() => {
        for (const { stated, measured } of statementsOf2(text).statements)
          assertFits({ ...stated, ...measured });
      });
      if (error !== undefined) expect(error.code).toMatch(/^(?:format\.malformed|foreign-graph\.)/);
    }),
    { numRuns: 400 },
  );
});

function assertFits(fields: Readonly<Record<string, unknown>>): void {
  for (const [name, { schema }] of Object.entries(statementImported.shape)) {
    if (name in fields) expect(schema.safeParse(fields[name]).success, name).toBe(true);
  }
}

function statementsOf2(text: string) {
  const graph = readForeignGraph(new TextEncoder().encode(text));
  return { statements: foreignStatements(understood(graph)) };
}

function faultOf(act: () => unknown): ScelleError | undefined {
  try {
    act();
    return undefined;
  } catch (cause) {
    if (cause instanceof ScelleError) return cause;
    throw cause;
  }
}
