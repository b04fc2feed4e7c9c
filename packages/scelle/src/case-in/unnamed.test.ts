// SPDX-License-Identifier: Apache-2.0
import { utf8 } from "@scelle/core";
import { describe, expect, test } from "vitest";
import { readForeignGraph } from "./foreign-graph.ts";
import { foreignStatements } from "./foreign-statement.ts";
import { understood } from "./understood.ts";

const uco = "https://ontology.unifiedcyberontology.org/uco/";
const context = {
  "case-investigation": "https://ontology.caseontology.org/case/investigation/",
  ...Object.fromEntries(
    ["action", "core", "identity", "observable", "role", "tool", "victim"].map((name) => [
      `uco-${name}`,
      `${uco}${name}/`,
    ]),
  ),
  foaf: "http://xmlns.example/foaf/",
};
const of = (...graph: readonly unknown[]) => {
  const read = readForeignGraph(utf8(JSON.stringify({ "@context": context, "@graph": graph })));
  const found = understood(read);
  return { statements: foreignStatements(found), leftOut: found.leftOut };
};
const zoe = (type: string | readonly string[], more: object = {}) => ({
  ...{ "@id": "urn:zoe", "@type": type, "uco-core:name": "Zoé Accusée" },
  ...more,
});
const zoeRef = { "@id": "urn:zoe" };
const act = (of: object) => ({ "@id": "urn:act", "@type": "case-investigation:InvestigativeAction", ...of });
const device = (of: object) => ({ "@id": "urn:device", "@type": "uco-observable:Device", ...of });
const nameFacet = { "@type": "uco-identity:SimpleNameFacet", "uco-identity:familyName": "Zoé" };
const birthFacet = { "@type": "uco-identity:BirthInformationFacet", "uco-identity:birthdate": "2001 Zoé" };

/** Graphs that name somebody, each in a way in which statements would have named her. */
const accusing: readonly (readonly [how: string, because: string, ...graph: unknown[]])[] = [
  [
    "a suspect as who takes part in an act",
    "role",
    act({ "uco-action:participant": zoeRef }),
    zoe("case-investigation:Subject"),
  ],
  [
    "a victim as who takes part in an act",
    "role",
    act({ "uco-action:participant": zoeRef }),
    zoe("uco-victim:Victim"),
  ],
  [
    "a suspect as who performs an act",
    "role",
    act({ "uco-action:performer": zoeRef }),
    zoe("case-investigation:Subject"),
  ],
  [
    "a role that is an office as well",
    "role",
    device({ "uco-core:tag": zoeRef }),
    zoe(["case-investigation:Examiner", "uco-role:MaliciousRole"]),
  ],
  ["a suspect in other words", "role", device({ "foaf:of": zoeRef }), zoe("foaf:Suspect")],
  [
    "a suspect without a name inside an act",
    "role",
    act({ "uco-action:performer": { "@type": "case-investigation:Subject", "uco-core:name": "Zoé" } }),
  ],
  [
    "a person as who takes part in an act",
    "acts-nowhere",
    act({ "uco-action:participant": zoeRef }),
    zoe("uco-identity:Person"),
  ],
  [
    "somebody without a class as who takes part in an act",
    "acts-nowhere",
    act({ "uco-action:participant": { "uco-core:name": "Zoé" } }),
  ],
  [
    "an identity with a name",
    "acts-nowhere",
    device({ "uco-core:createdBy": zoeRef }),
    zoe("uco-identity:Identity", { "uco-core:hasFacet": nameFacet }),
  ],
  [
    "an identity with a birth",
    "acts-nowhere",
    device({ "uco-core:createdBy": zoeRef }),
    zoe("uco-identity:Identity", { "uco-core:hasFacet": birthFacet }),
  ],
  ["an identity that nothing more is said of", "acts-nowhere", zoe("uco-identity:Identity")],
  [
    "a device that has the name of a person",
    "acts-nowhere",
    zoe("uco-observable:Device", { "uco-core:hasFacet": nameFacet }),
  ],
  ["a person by the word of others", "acts-nowhere", device({ "foaf:owner": zoeRef }), zoe("foaf:Person")],
  [
    "a person who performs what is no act of an inquiry",
    "acts-nowhere",
    device({ "uco-action:performer": { "@type": "uco-identity:Person", "uco-core:name": "Zoé" } }),
  ],
];

describe("nobody is named who does not act", () => {
  test.each(accusing)("%s is counted and not named", (_how, because, ...graph) => {
    const { statements, leftOut } = of(...graph);
    expect(JSON.stringify(statements)).not.toMatch(/Zoé|urn:zoe/);
    expect(leftOut.map((one) => [one.because, one.count])).toEqual([[because, 1]]);
  });

  test("who takes part and is told of nowhere else, or by words only, is counted where the act is told", () => {
    const { statements } = of(act({ "uco-action:participant": [zoeRef, "Zoé"], "uco-core:name": "heard" }));
    expect(JSON.stringify(statements)).not.toMatch(/Zoé|urn:zoe/);
    expect(statements[0]?.stated).toMatchObject({ name: "heard", cutCount: 2 });
  });
});

const acting: readonly (readonly [who: string, ...graph: unknown[]])[] = [
  ["an organisation", zoe("uco-identity:Organization")],
  [
    "an identity that is told of as an organisation",
    zoe("uco-identity:Identity", {
      "uco-core:hasFacet": { "@type": "uco-identity:OrganizationDetailsFacet" },
    }),
  ],
  ["an office", zoe("case-investigation:Investigator", { "uco-core:hasFacet": nameFacet })],
  [
    "an organisation that takes part",
    act({ "uco-action:participant": zoeRef }),
    zoe("uco-identity:Organization"),
  ],
  [
    "a person who performs an act",
    act({ "uco-action:performer": zoeRef, "uco-action:participant": zoeRef }),
    zoe("foaf:Person", { "uco-core:hasFacet": nameFacet }),
  ],
];

test.each(acting)("%s is named as who acts", (_who, ...graph) => {
  const { statements, leftOut } = of(...graph);
  expect(statements.find(({ name }) => name === "urn:zoe")?.subject).toBe("actor");
  expect(leftOut).toEqual([]);
  for (const { subject, stated } of statements) {
    if (subject === "act") expect(JSON.stringify(stated["links"])).toContain("urn:zoe");
  }
});
