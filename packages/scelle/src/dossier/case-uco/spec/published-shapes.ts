// SPDX-License-Identifier: Apache-2.0

/*
 * Facts, in our own words, of the published build of CASE 1.5.0 and of the modules of UCO 1.5.0 that it
 * imports: case_utils/ontology/case-1.5.0.ttl of casework/CASE-Utilities-Python, at commit
 * 20edf56e36b6d940abba9f4809b9f837b9983863. Nothing of its text is here.
 */
const modules = {
  action: "https://ontology.unifiedcyberontology.org/uco/action/1.5.0",
  core: "https://ontology.unifiedcyberontology.org/uco/core/1.5.0",
  identity: "https://ontology.unifiedcyberontology.org/uco/identity/1.5.0",
  investigation: "https://ontology.caseontology.org/case/investigation/1.5.0",
  location: "https://ontology.unifiedcyberontology.org/uco/location/1.5.0",
  observable: "https://ontology.unifiedcyberontology.org/uco/observable/1.5.0",
  tool: "https://ontology.unifiedcyberontology.org/uco/tool/1.5.0",
  types: "https://ontology.unifiedcyberontology.org/uco/types/1.5.0",
} as const;

/** What the values of a property have to be. */
export interface PropertyFact {
  readonly datatype?: string;
  /** The class whose nodes it names. */
  readonly class?: string;
  readonly nodeKind: "IRI" | "BlankNodeOrIRI" | "Literal";
  readonly min?: number;
  readonly max?: number;
  /** Members of the vocabulary. What is no member gets a notice from the published shapes, and fails here. */
  readonly in?: readonly string[];
  /** An older version of the module that asks for more than 1.5.0 does; we keep to both. */
  readonly askedBy?: string;
}

export interface ClassFact {
  /** The published module, with its version, that defines the class and its shape. */
  readonly module: string;
  readonly of: readonly string[];
  readonly disjointWith?: readonly string[];
  readonly properties: Readonly<Record<string, PropertyFact>>;
}

const text = { datatype: "xsd:string", nodeKind: "Literal" } as const;
const oneText = { ...text, max: 1 } as const;
const oneTime = { datatype: "xsd:dateTime", nodeKind: "Literal", max: 1 } as const;
const named = (name: string) => ({ class: name, nodeKind: "IRI" }) as const;
const times = { "uco-core:startTime": oneTime, "uco-core:endTime": oneTime };

/** The classes that we use and those above them, with the properties that we may use of each. */
export const publishedShapes: Readonly<Record<string, ClassFact>> = {
  "uco-core:UcoThing": { module: modules.core, of: [], properties: {} },
  "uco-core:UcoObject": {
    module: modules.core,
    of: ["uco-core:UcoThing"],
    properties: {
      "uco-core:name": oneText,
      "uco-core:description": text,
      "uco-core:tag": text,
      "uco-core:objectCreatedTime": oneTime,
      "uco-core:hasFacet": named("uco-core:Facet"),
    },
  },
  "uco-core:UcoInherentCharacterizationThing": {
    module: modules.core,
    of: ["uco-core:UcoThing"],
    disjointWith: ["uco-core:UcoObject"],
    properties: {},
  },
  "uco-core:Facet": {
    module: modules.core,
    of: ["uco-core:UcoInherentCharacterizationThing"],
    properties: {},
  },
  "uco-core:Compilation": { module: modules.core, of: ["uco-core:UcoObject"], properties: {} },
  "uco-core:ContextualCompilation": {
    module: modules.core,
    of: ["uco-core:Compilation"],
    properties: {
      "uco-core:object": named("uco-core:UcoObject"),
    },
  },
  "uco-core:Item": { module: modules.core, of: ["uco-core:UcoObject"], properties: {} },
  "uco-core:IdentityAbstraction": { module: modules.core, of: ["uco-core:UcoObject"], properties: {} },
  "uco-identity:Identity": {
    module: modules.identity,
    of: ["uco-core:IdentityAbstraction"],
    properties: {},
  },
  "uco-identity:Person": { module: modules.identity, of: ["uco-identity:Identity"], properties: {} },
  "uco-identity:Organization": { module: modules.identity, of: ["uco-identity:Identity"], properties: {} },
  "uco-location:Location": { module: modules.location, of: ["uco-core:UcoObject"], properties: {} },
  "uco-tool:Tool": { module: modules.tool, of: ["uco-core:UcoObject"], properties: {} },
  "uco-observable:Observable": { module: modules.observable, of: ["uco-core:UcoObject"], properties: {} },
  "uco-observable:ObservableObject": {
    module: modules.observable,
    of: ["uco-core:Item", "uco-observable:Observable"],
    properties: {},
  },
  "uco-observable:Device": {
    module: modules.observable,
    of: ["uco-observable:ObservableObject"],
    properties: {},
  },
  "uco-observable:ContentDataFacet": {
    module: modules.observable,
    of: ["uco-core:Facet"],
    properties: {
      "uco-observable:hash": named("uco-types:Hash"),
      "uco-observable:sizeInBytes": { datatype: "xsd:integer", nodeKind: "Literal", max: 1 },
    },
  },
  "uco-types:Hash": {
    module: modules.types,
    of: ["uco-core:UcoInherentCharacterizationThing"],
    properties: {
      "uco-types:hashMethod": {
        ...oneText,
        min: 1,
        in: [
          ...["MD5", "MD6", "SHA1", "SHA224", "SHA256", "SHA384", "SHA512", "SSDEEP"],
          ...["SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512"],
        ],
      },
      "uco-types:hashValue": { datatype: "xsd:hexBinary", nodeKind: "Literal", min: 1, max: 1 },
    },
  },
  "uco-action:Action": {
    module: modules.action,
    of: ["uco-core:UcoObject"],
    properties: {
      "uco-action:performer": { ...named("uco-core:UcoObject"), max: 1 },
      "uco-action:participant": named("uco-core:UcoObject"),
      "uco-action:instrument": named("uco-core:UcoObject"),
      "uco-action:object": named("uco-core:UcoObject"),
      "uco-action:result": named("uco-core:UcoObject"),
      "uco-action:location": named("uco-location:Location"),
      "uco-action:startTime": oneTime,
      "uco-action:endTime": oneTime,
    },
  },
  "case-investigation:InvestigativeAction": {
    module: modules.investigation,
    of: ["uco-action:Action"],
    properties: {
      "case-investigation:wasInformedBy": {
        class: "case-investigation:InvestigativeAction",
        nodeKind: "BlankNodeOrIRI",
      },
    },
  },
  "case-investigation:ProvenanceRecord": {
    module: modules.investigation,
    of: ["uco-core:ContextualCompilation"],
    properties: {
      "uco-core:object": {
        ...named("uco-core:UcoObject"),
        min: 1,
        askedBy: "https://ontology.unifiedcyberontology.org/uco/core/1.2.0, of each contextual compilation",
      },
      "case-investigation:exhibitNumber": oneText,
      "case-investigation:rootExhibitNumber": text,
    },
  },
  "case-investigation:Authorization": {
    module: modules.investigation,
    of: ["uco-core:UcoObject"],
    properties: {
      "case-investigation:authorizationType": oneText,
      "case-investigation:authorizationIdentifier": text,
      ...times,
    },
  },
  "case-investigation:Investigation": {
    module: modules.investigation,
    of: ["uco-core:ContextualCompilation"],
    properties: {
      "case-investigation:investigationForm": { ...oneText, in: ["case", "incident", "suspicious-activity"] },
      "case-investigation:relevantAuthorization": {
        class: "case-investigation:Authorization",
        nodeKind: "BlankNodeOrIRI",
      },
      ...times,
    },
  },
};
