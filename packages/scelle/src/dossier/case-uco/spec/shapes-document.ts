// SPDX-License-Identifier: Apache-2.0
import { prefixes } from "../case-terms.ts";
import { type ClassFact, type PropertyFact, publishedShapes } from "./published-shapes.ts";

type Node = Readonly<Record<string, unknown>>;

/** The table as shapes that a validator of SHACL reads, written as JSON-LD. @see W3C SHACL, 20 July 2017 */
export function shapesDocument(): Node {
  return {
    "@context": {
      ...prefixes,
      rdfs: "http://www.w3.org/2000/01/rdf-schema#",
      sh: "http://www.w3.org/ns/shacl#",
    },
    "@graph": [
      ...Object.entries(publishedShapes).map(([name, fact]) => classShape(name, fact)),
      identifierShape,
      facetShape,
    ],
  };
}

const id = (name: string): Node => ({ "@id": name });

function classShape(name: string, { of, disjointWith = [], properties }: ClassFact): Node {
  return {
    "@id": name,
    "@type": ["rdfs:Class", "sh:NodeShape"],
    "rdfs:subClassOf": of.map(id),
    "sh:targetClass": id(name),
    "sh:property": Object.entries(properties).map(([path, fact]) => propertyShape(path, fact)),
    "sh:not": disjointWith.map((other) => ({ "sh:class": id(other) })),
  };
}

function propertyShape(path: string, fact: PropertyFact): Node {
  return {
    "sh:path": id(path),
    "sh:nodeKind": id(`sh:${fact.nodeKind}`),
    ...(fact.datatype === undefined ? {} : { "sh:datatype": id(fact.datatype) }),
    ...(fact.class === undefined ? {} : { "sh:class": id(fact.class) }),
    ...(fact.min === undefined ? {} : { "sh:minCount": fact.min }),
    ...(fact.max === undefined ? {} : { "sh:maxCount": fact.max }),
    ...(fact.in === undefined ? {} : { "sh:in": { "@list": fact.in } }),
  };
}

/** No thing without a name of its own, which ends with a UUID: published as SPARQL, for uco-core:UcoThing. */
const identifierShape: Node = {
  "@type": "sh:NodeShape",
  "sh:targetClass": id("uco-core:UcoThing"),
  "sh:nodeKind": id("sh:IRI"),
  "sh:pattern": "[0-9a-f]{8}-[0-9a-f]{4}-[0-5][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$",
  "sh:flags": "i",
};

/** A facet belongs to one object: published as SPARQL, for uco-core:hasFacet. */
const facetShape: Node = {
  "@type": "sh:NodeShape",
  "sh:targetObjectsOf": id("uco-core:hasFacet"),
  "sh:property": { "sh:path": { "sh:inversePath": id("uco-core:hasFacet") }, "sh:maxCount": 1 },
};
