// SPDX-License-Identifier: Apache-2.0

const kb = (name: string) => ({ "@id": `kb:${name}` });
const time = (value: string) => ({ "@type": "xsd:dateTime", "@value": value });

/** An invented graph in the manner of laboratories: things in a bundle, facets inside, terms of their own. */
export const laboratoryGraph = {
  "@context": {
    "@vocab": "https://laboratory.example/words#",
    kb: "https://laboratory.example/kb/",
    own: "https://laboratory.example/terms/",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-location": "https://ontology.unifiedcyberontology.org/uco/location/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "uco-tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
    "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "uco-vocabulary": "https://ontology.unifiedcyberontology.org/uco/vocabulary/",
    xsd: "http://www.w3.org/2001/XMLSchema#",
  },
  "@id": "kb:bundle-1",
  "@type": "uco-core:Bundle",
  "uco-core:object": [
    {
      "@id": "kb:investigation-1",
      "@type": "case-investigation:Investigation",
      "uco-core:name": "Seized telephone of quay 4",
      "uco-core:object": [kb("act-1"), kb("phone-1"), kb("person-accused")],
      "case-investigation:relevantAuthorization": [
        {
          "@id": "kb:authorisation-1",
          "@type": "case-investigation:Authorization",
          "case-investigation:authorizationIdentifier": "Order 14",
          "case-investigation:authorizationType": "order",
        },
      ],
    },
    {
      "@id": "kb:act-1",
      "@type": "case-investigation:InvestigativeAction",
      "uco-core:name": "imaged",
      "uco-action:startTime": time("2031-02-03T08:15:00+01:00"),
      "uco-action:performer": [kb("examiner-1"), kb("person-acting")],
      "uco-action:participant": [kb("person-present")],
      "uco-action:instrument": kb("tool-1"),
      "uco-action:location": kb("place-1"),
      "uco-action:object": [kb("phone-1")],
      "uco-action:result": [kb("provenance-1"), kb("image-1")],
    },
    {
      "@id": "kb:act-2",
      "@type": ["case-investigation:InvestigativeAction", "own:Act"],
      "uco-core:name": "received",
      "uco-action:result": kb("provenance-2"),
    },
    {
      "@id": "kb:provenance-1",
      "@type": "case-investigation:ProvenanceRecord",
      "case-investigation:exhibitNumber": "31/1",
      "uco-core:object": [kb("image-1")],
    },
    {
      "@id": "kb:provenance-2",
      "@type": "case-investigation:ProvenanceRecord",
      "uco-core:object": kb("phone-1"),
    },
    {
      "@id": "kb:phone-1",
      "@type": "uco-observable:SmartPhone",
      "uco-core:hasFacet": [
        {
          "@type": "uco-observable:DeviceFacet",
          "uco-observable:serialNumber": "SN-0042",
          "uco-observable:model": "Model 7",
        },
        { "@id": "kb:facet-2", "@type": ["own:InventoryFacet", "uco-core:Facet"], "own:shelf": "B 7" },
      ],
    },
    {
      "@id": "kb:image-1",
      "@type": "uco-observable:RasterPicture",
      "uco-core:hasFacet": {
        "@id": "kb:facet-3",
        "@type": "uco-observable:ContentDataFacet",
        "uco-observable:sizeInBytes": 128035676160,
        "uco-core:name": "phone.dd",
        "uco-observable:hash": [
          {
            "@id": "kb:hash-1",
            "@type": "uco-types:Hash",
            "uco-types:hashMethod": { "@type": "uco-vocabulary:HashNameVocab", "@value": "SHA256" },
            "uco-types:hashValue": { "@type": "xsd:hexBinary", "@value": "AB".repeat(32) },
          },
          {
            "@type": "uco-types:Hash",
            "uco-types:hashMethod": "MD5",
            "uco-types:hashValue": { "@type": "xsd:hexBinary", "@value": "cd".repeat(16) },
          },
        ],
      },
    },
    { "@id": "kb:tool-1", "@type": "uco-tool:Tool", "uco-core:name": "Reader", "uco-tool:version": "7.2" },
    { "@id": "kb:examiner-1", "@type": "case-investigation:Examiner", "uco-core:name": "Laboratory 2" },
    { "@id": "kb:person-acting", "@type": "uco-identity:Person", "uco-core:name": "Ana Laborant" },
    { "@id": "kb:person-present", "@type": "uco-identity:Person", "uco-core:name": "Yann Présent" },
    { "@id": "kb:person-accused", "@type": "uco-identity:Person", "uco-core:name": "Zoé Accusée" },
    { "@id": "kb:role-1", "@type": "case-investigation:Subject" },
    {
      "@id": "kb:relation-1",
      "@type": "uco-core:Relationship",
      "uco-core:source": kb("person-accused"),
      "uco-core:target": kb("role-1"),
      "uco-core:isDirectional": true,
    },
    { "@id": "kb:relation-2", "@type": "uco-core:Relationship", "uco-core:source": kb("phone-1") },
    { "@id": "kb:place-1", "@type": "uco-location:Location", "uco-core:name": "Laboratory, room 3" },
    { "@id": "kb:shelf-1", "@type": "own:Shelf", note: "empty" },
  ],
};
