// SPDX-License-Identifier: Apache-2.0
import { JsonLdParser } from "jsonld-streaming-parser";
import SHACLValidator from "rdf-validate-shacl";
import { prefixes } from "../case-terms.ts";
import { publishedShapes } from "./published-shapes.ts";
import { shapesDocument } from "./shapes-document.ts";

/** A triple as the parser gives it. */
interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string };
}

const typeIri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const subClassIri = "http://www.w3.org/2000/01/rdf-schema#subClassOf";

/**
 * Everything that a document in JSON-LD has against the published shapes, as sentences: what a validator of
 * SHACL finds, terms that CASE and UCO do not have, and acts that give no provenance.
 */
export async function faultsIn(document: object): Promise<string[]> {
  const [shapes, data] = await Promise.all([quadsOf(shapesDocument()), quadsOf(document)]);
  const classes = shapes.filter(({ predicate }) => predicate.value === subClassIri);
  return [...(await shaclFaults(shapes, [...data, ...classes])), ...termFaults(data), ...bareActs(data)];
}

/** Every class and every property that a document uses, by prefix. */
export async function termsOf(document: object): Promise<Set<string>> {
  const quads = await quadsOf(document);
  return new Set(quads.map((quad) => shortName(isType(quad) ? quad.object.value : quad.predicate.value)));
}

/** Reads by a parser that we did not write. Nothing is fetched: a context of elsewhere is refused. */
async function quadsOf(document: object): Promise<Quad[]> {
  const refuse = (url: string) => Promise.reject(new Error(`${url} would have to be fetched`));
  const parser = new JsonLdParser({ documentLoader: { load: refuse }, strictValues: true });
  parser.end(JSON.stringify(document));
  const quads: Quad[] = [];
  for await (const quad of parser) quads.push(quad as Quad);
  return quads;
}

async function shaclFaults(shapes: readonly Quad[], data: readonly Quad[]): Promise<string[]> {
  const judge = new SHACLValidator(shapes as unknown as ConstructorParameters<typeof SHACLValidator>[0]);
  const dataset = judge.factory.dataset([...data] as never);
  const { results } = await judge.validate(dataset);
  return results.map(({ focusNode, path, value, sourceConstraintComponent }) => {
    const found = [path, value].flatMap((term) => term?.value ?? []).map(shortName);
    return [shortName(focusNode.value), ...found, shortName(sourceConstraintComponent.value)].join(" ");
  });
}

/** Shapes let terms pass that they do not know: a class or property that is not in the table is a fault. */
function termFaults(quads: readonly Quad[]): string[] {
  const types = new Map<string, string[]>();
  for (const { subject, object } of quads.filter(isType)) {
    types.set(subject.value, [...(types.get(subject.value) ?? []), shortName(object.value)]);
  }
  return quads.flatMap((quad) => {
    const of = types.get(quad.subject.value) ?? [];
    if (isType(quad)) {
      const name = shortName(quad.object.value);
      return name in publishedShapes ? [] : [`there is no class ${name}`];
    }
    const name = shortName(quad.predicate.value);
    return of.some((type) => hasProperty(type, name)) ? [] : [`${of.join(" ")} has no ${name}`];
  });
}

function hasProperty(type: string, name: string): boolean {
  const fact = publishedShapes[type];
  return fact !== undefined && (name in fact.properties || fact.of.some((above) => hasProperty(above, name)));
}

/** Ours, not the shapes': every act gives a provenance record. */
function bareActs(quads: readonly Quad[]): string[] {
  const ofType = (name: string) =>
    quads
      .filter((quad) => isType(quad) && shortName(quad.object.value) === `case-investigation:${name}`)
      .map(({ subject }) => subject.value);
  const records = new Set(ofType("ProvenanceRecord"));
  const giving = quads.filter(({ object }) => records.has(object.value)).filter(isResult);
  const given = new Set(giving.map(({ subject }) => subject.value));
  return ofType("InvestigativeAction").flatMap((act) =>
    given.has(act) ? [] : [`${act} gives no provenance record`],
  );
}

const isType = ({ predicate }: Quad): boolean => predicate.value === typeIri;
const isResult = ({ predicate }: Quad): boolean => shortName(predicate.value) === "uco-action:result";

function shortName(iri: string): string {
  const known = Object.entries(prefixes).find(([, start]) => iri.startsWith(start));
  return known === undefined
    ? iri.replace("http://www.w3.org/ns/shacl#", "sh:")
    : `${known[0]}:${iri.slice(known[1].length)}`;
}
