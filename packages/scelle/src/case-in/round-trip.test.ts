// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, type JsonObject } from "@scelle/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseDocument, caseGraph } from "../dossier/case-uco/case-graph.ts";
import { randomCase, wholeCase } from "../dossier/case-uco/spec/random-case.ts";
import { readForeignGraph } from "./foreign-graph.ts";
import { foreignStatements } from "./foreign-statement.ts";
import { understood } from "./understood.ts";

/** Classes that we hand over, and what a statement on one is about. */
const subjects: readonly (readonly [className: string, subject: string])[] = [
  ["case-investigation:InvestigativeAction", "act"],
  ["case-investigation:ProvenanceRecord", "provenance"],
  ["case-investigation:Authorization", "authorisation"],
  ["case-investigation:Investigation", "investigation"],
  ["uco-tool:Tool", "tool"],
  ["uco-location:Location", "place"],
  ["uco-observable:ObservableObject", "content"],
];

test("whatever a register hands over, another takes in the same acts, provenance, authorities and digests", () => {
  fc.assert(
    fc.property(randomCase, (facts) => {
      const document = caseGraph(facts);
      const graph = readForeignGraph(canonicalBytes(document as unknown as JsonObject));
      const found = understood(graph);
      const statements = foreignStatements(found);
      for (const [className, subject] of subjects) {
        const names = statements.filter((one) => one.subject === subject).map(({ name }) => name);
        expect(names.sort(), subject).toEqual(namesOf(document, className));
      }
      const digests = statements.flatMap(({ hashes }) =>
        hashes.map(({ method, digest }) => `${method} ${digest}`),
      );
      expect(digests.sort()).toEqual(digestsOf(document));
      // Persons who did nothing are all that is left behind.
      expect(
        found.leftOut.map(({ classes }) => classes).filter((name) => name !== "uco-identity:Person"),
      ).toEqual([]);
      expect(graph.unnamedCount).toBe(0);
    }),
    { numRuns: 100, examples: [[wholeCase]] },
  );
});

function namesOf(document: CaseDocument, className: string): string[] {
  const nodes = document["@graph"].filter((node) => node["@type"] === className);
  return nodes.map((node) => node["@id"].replace(/^kb:/, document["@context"]["kb"] ?? "")).sort();
}

function digestsOf(document: CaseDocument): string[] {
  const hashes = document["@graph"].filter((node) => node["@type"] === "uco-types:Hash");
  const digits = (value: unknown) => (value as { "@value": string })["@value"].toLowerCase();
  return hashes
    .map((node) => `${String(node["uco-types:hashMethod"])} ${digits(node["uco-types:hashValue"])}`)
    .sort();
}
