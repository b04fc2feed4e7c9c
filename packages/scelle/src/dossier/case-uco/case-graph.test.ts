// SPDX-License-Identifier: Apache-2.0
import { bundlePaths } from "@scelle/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { discloseCase, OpenBundle } from "../../bundle/spec/disclosed-case.ts";
import { LoadedExercise } from "../../exercise/inquiry/spec/loaded-exercise.ts";
import type { CaseDocument } from "./case-graph.ts";
import type { CaseNode } from "./case-terms.ts";
import { faultsIn } from "./spec/uco-table.ts";

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

describe("the case in the words of CASE and UCO", () => {
  test("uses no class and no property that those do not have, and gives each what it may hold", () => {
    expect(graph["@graph"].length).toBeGreaterThan(80);
    expect(faultsIn(graph)).toEqual([]);
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

/** Each a way in which a graph would not be what it says. */
const lapses: readonly [string, RegExp, (nodes: Record<string, unknown>[]) => void][] = [
  [
    "an action without provenance",
    /no provenance record/,
    (nodes) => delete of(nodes, "Action")["uco-action:result"],
  ],
  [
    "a property of another class",
    /has no uco-tool:version/,
    (nodes) => (of(nodes, "Person")["uco-tool:version"] = "1"),
  ],
  [
    "a class that there is not",
    /no class/,
    (nodes) => (of(nodes, "Person")["@type"] = "uco-identity:Suspect"),
  ],
  [
    "an empty compilation",
    /too few uco-core:object/,
    (nodes) => (of(nodes, "Provenance")["uco-core:object"] = []),
  ],
  ["two performers", /too many/, (nodes) => (of(nodes, "Action")["uco-action:performer"] = twice(nodes))],
  [
    "a time without its type",
    /is no xsd:dateTime/,
    (nodes) => (of(nodes, "Action")["uco-action:startTime"] = "now"),
  ],
  [
    "a digest that is none",
    /is no xsd:hexBinary/,
    (nodes) => (of(nodes, "Hash")["uco-types:hashValue"] = "ab"),
  ],
  [
    "a node that is not there",
    /is no uco-core:UcoObject/,
    (nodes) => nodes.splice(nodes.indexOf(of(nodes, "Device")), 1),
  ],
  ["a node without a UUID", /ends with a UUID/, (nodes) => (of(nodes, "Location")["@id"] = "kb:place")],
];

const of = (nodes: Record<string, unknown>[], type: string): Record<string, unknown> =>
  nodes.find((node) => String(node["@type"]).includes(type)) ?? {};
const twice = (nodes: Record<string, unknown>[]) => [1, 2].map(() => ({ "@id": of(nodes, "Person")["@id"] }));

test.each(lapses)("%s is found", (_what, says, lapse) => {
  const changed = JSON.parse(JSON.stringify(graph)) as { "@graph": Record<string, unknown>[] };
  lapse(changed["@graph"]);
  expect(faultsIn(changed as unknown as CaseDocument).join("\n")).toMatch(says);
});
