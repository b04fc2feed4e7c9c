// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePaths } from "@scelle/core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { discloseCase, OpenBundle } from "../../bundle/spec/disclosed-case.ts";
import { LoadedExercise } from "../../exercise/inquiry/spec/loaded-exercise.ts";
import { type CaseDocument, caseGraph } from "./case-graph.ts";
import type { CaseNode } from "./case-terms.ts";
import { faultsIn, termsOf } from "./spec/judge-graph.ts";
import { randomCase, wholeCase } from "./spec/random-case.ts";

let loaded: LoadedExercise;
let bundle: OpenBundle;
let graph: CaseDocument;
beforeAll(async () => {
  loaded = await LoadedExercise.load();
  bundle = await OpenBundle.of((await discloseCase(loaded)).zip);
  graph = JSON.parse(bundle.text(`${bundlePaths.documentsFolder}case.jsonld`)) as CaseDocument;
}, 120_000);
afterAll(() => loaded.close());

const ofType = (type: string): CaseNode[] => graph["@graph"].filter((node) => node["@type"] === type);

const sourceFolder = fileURLToPath(new URL("../../../src/dossier/case-uco/", import.meta.url));

/** Every term that stands in the code that makes the graph. */
function writtenTerms(): string[] {
  const files = readdirSync(sourceFolder).filter((name) => /^case-(acts|graph)\.ts$/.test(name));
  const texts = files.map((name) => readFileSync(join(sourceFolder, name), "utf8"));
  const terms = texts.flatMap((text) => text.match(/"(?:uco|case)-[a-z]+:[A-Za-z]+"/g) ?? []);
  return [...new Set(terms.map((term) => term.slice(1, -1)))].sort();
}

test("whatever of its facts a case has or lacks, its graph is what the published shapes ask for", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(randomCase, async (facts) => {
      const made = caseGraph(facts);
      for (const term of await termsOf(made)) seen.add(term);
      expect(await faultsIn(made)).toEqual([]);
    }),
    { numRuns: 12, examples: [[wholeCase]] },
  );
  expect([...seen].filter((term) => /^(uco|case)-/.test(term)).sort()).toEqual(writtenTerms());
});

describe("the case in the words of CASE and UCO", () => {
  test("is what the published shapes ask for, as a validator of SHACL sees it, and uses no other terms", async () => {
    expect(graph["@graph"].length).toBeGreaterThan(80);
    expect(await faultsIn(graph)).toEqual([]);
  });

  test("has every act on exhibits with the provenance of each, by number and first number", () => {
    const acts = ofType("case-investigation:InvestigativeAction");
    expect(new Set(acts.map((node) => node["uco-core:tag"]))).toEqual(
      new Set([
        ...["search-conducted", "exhibit-seized", "exhibit-sealed", "seal-opened", "exhibit-resealed"],
        ...["image-acquired", "custody-offered", "custody-received", "exhibit-examined", "fixity-checked"],
        "matter-segregated",
      ]),
    );
    const numbers = new Set(
      ofType("case-investigation:ProvenanceRecord").map((node) => node["case-investigation:exhibitNumber"]),
    );
    expect(numbers).toEqual(new Set(["2031-007/1", "2031-007/2", "2031-007/3"]));
  });

  test("carries the digest of every image that was measured, and the authority of the search", () => {
    const measured = [...bundle.files.keys()]
      .filter((path) => /record\.json$/.test(path))
      .map(
        (path) =>
          JSON.parse(bundle.text(path)) as { draft: { kind: string; measured?: { imageDigest?: string } } },
      )
      .filter(({ draft }) => draft.kind === "image-acquired")
      .map(({ draft }) => draft.measured?.imageDigest?.toUpperCase());
    const values = ofType("uco-types:Hash").map(
      (node) => (node["uco-types:hashValue"] as { "@value": string })["@value"],
    );
    expect(measured.length).toBeGreaterThan(2);
    expect(values).toEqual(expect.arrayContaining(measured));
    expect(
      ofType("case-investigation:Authorization").map(
        (node) => node["case-investigation:authorizationIdentifier"],
      ),
    ).toEqual(["W-2026-112"]);
  });

  test("names nobody but who is registered as a person, and no voice", () => {
    const persons = ofType("uco-identity:Person").map((node) =>
      String(node["@id"]).slice("kb:person-".length),
    );
    const registered = [...bundle.files.keys()]
      .filter((path) => /record\.json$/.test(path))
      .map((path) => JSON.parse(bundle.text(path)) as { draft: { kind: string; draftId: string } })
      .filter(({ draft }) => draft.kind === "person-registered")
      .map(({ draft }) => draft.draftId);
    expect(persons.sort()).toEqual(registered.sort());
    const text = JSON.stringify(graph);
    expect(text).not.toMatch(/statement-recorded|allegation|chain|anonymous/);
  });
});

/** Each a way in which a graph would not be what it says, and what has to be said of it. */
const lapses: readonly [string, RegExp, (nodes: Record<string, unknown>[]) => void][] = [
  [
    "an act without provenance",
    /gives no provenance record/,
    (nodes) => delete of(nodes, "Action")["uco-action:result"],
  ],
  [
    "a digest without its value, which has to be there",
    /uco-types:hashValue sh:MinCount/,
    (nodes) => delete of(nodes, "Hash")["uco-types:hashValue"],
  ],
  [
    "a provenance record of nothing",
    /uco-core:object sh:MinCount/,
    (nodes) => delete of(nodes, "Provenance")["uco-core:object"],
  ],
  [
    "two performers",
    /uco-action:performer sh:MaxCount/,
    (nodes) => (of(nodes, "Action")["uco-action:performer"] = twice(nodes)),
  ],
  [
    "a time without its type",
    /uco-action:startTime now sh:Datatype/,
    (nodes) => (of(nodes, "Action")["uco-action:startTime"] = "now"),
  ],
  [
    "a time that is none",
    /uco-action:startTime yesterday sh:Datatype/,
    (nodes) => (of(nodes, "Action")["uco-action:startTime"] = typed("xsd:dateTime", "yesterday")),
  ],
  [
    "a digest that is none",
    /uco-types:hashValue XY sh:Datatype/,
    (nodes) => (of(nodes, "Hash")["uco-types:hashValue"] = typed("xsd:hexBinary", "XY")),
  ],
  [
    "a size in words",
    /uco-observable:sizeInBytes big sh:Datatype/,
    (nodes) => (of(nodes, "ContentData")["uco-observable:sizeInBytes"] = "big"),
  ],
  [
    "a method that is not in the vocabulary of digests",
    /uco-types:hashMethod SHA257 sh:In/,
    (nodes) => (of(nodes, "Hash")["uco-types:hashMethod"] = "SHA257"),
  ],
  [
    "a form that is not in the vocabulary of investigations",
    /case-investigation:investigationForm raid sh:In/,
    (nodes) => (of(nodes, "Investigation")["case-investigation:investigationForm"] = "raid"),
  ],
  [
    "a person where a place has to stand",
    /uco-action:location \S+person\S+ sh:Class/,
    (nodes) => (of(nodes, "Action")["uco-action:location"] = twice(nodes)[0]),
  ],
  [
    "an exhibit where an authorisation has to stand",
    /relevantAuthorization \S+exhibit\S+ sh:Class/,
    (nodes) =>
      (of(nodes, "Investigation")["case-investigation:relevantAuthorization"] = {
        "@id": of(nodes, "Device")["@id"],
      }),
  ],
  [
    "a text where a thing has to stand",
    /uco-action:object the phone sh:NodeKind/,
    (nodes) => (of(nodes, "Action")["uco-action:object"] = "the phone"),
  ],
  [
    "a thing that is not there",
    /uco-core:object \S+exhibit\S+ sh:Class/,
    (nodes) => nodes.splice(nodes.indexOf(of(nodes, "Device")), 1),
  ],
  [
    "a facet of two things",
    /content-data-facet\S+ .*sh:MaxCount/,
    (nodes) => (of(nodes, "Device")["uco-core:hasFacet"] = { "@id": of(nodes, "ContentData")["@id"] }),
  ],
  [
    "a digest that is an object besides",
    /sh:Not/,
    (nodes) => (of(nodes, "Hash")["@type"] = ["uco-types:Hash", "uco-core:UcoObject"]),
  ],
  [
    "a thing whose name ends without a UUID",
    /sh:Pattern/,
    (nodes) => (of(nodes, "Location")["@id"] = "kb:place"),
  ],
  ["a thing without a name", /sh:NodeKind/, (nodes) => delete of(nodes, "Location")["@id"]],
  [
    "a property of another class",
    /Person has no uco-tool:version/,
    (nodes) => (of(nodes, "Person")["uco-tool:version"] = "1"),
  ],
  [
    "a class that there is not",
    /no class uco-identity:Suspect/,
    (nodes) => (of(nodes, "Person")["@type"] = "uco-identity:Suspect"),
  ],
];

const of = (nodes: Record<string, unknown>[], type: string): Record<string, unknown> =>
  nodes.find((node) => String(node["@type"]).includes(type)) ?? {};
const twice = (nodes: Record<string, unknown>[]) =>
  nodes.filter((node) => String(node["@type"]).endsWith("Person")).map((node) => ({ "@id": node["@id"] }));
const typed = (type: string, value: string) => ({ "@type": type, "@value": value });

test.each(lapses)("%s is found", async (_what, says, lapse) => {
  const changed = JSON.parse(JSON.stringify(graph)) as { "@graph": Record<string, unknown>[] };
  lapse(changed["@graph"]);
  expect((await faultsIn(changed)).join("\n")).toMatch(says);
});

test("a graph that would have something fetched is refused", async () => {
  const elsewhere = { ...graph, "@context": "https://contexts.example/case.jsonld" };
  await expect(faultsIn(elsewhere)).rejects.toThrow(/would have to be fetched/);
});
