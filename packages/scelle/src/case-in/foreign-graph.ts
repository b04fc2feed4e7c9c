// SPDX-License-Identifier: Apache-2.0
import { foreignGraphNodesMax } from "@scelle/core";
import { GraphContext } from "./graph-context.ts";
import { type Place, unreadable } from "./graph-fault.ts";
import { isToldList, isToldObject, readJson, type Told, type ToldObject } from "./json-reader.ts";
import { shortName } from "./short-names.ts";

/** A value that a graph gives: words, or the name of another thing. */
export type ForeignValue = { readonly text: string } | { readonly ref: string };

/** A thing of a graph: all that it says of one name, wherever it says so. */
export interface ForeignNode {
  /** Its full name; `_:` and a number where it has none. */
  readonly name: string;
  /** Short where CASE and UCO define them, else in full. */
  readonly classes: Set<string>;
  /** By term, each value once, in the order in which the graph gives them. */
  readonly values: Map<string, Map<string, ForeignValue>>;
}

export interface ForeignGraph {
  readonly nodes: ReadonlyMap<string, ForeignNode>;
  /** Values of members that mean nothing by the context of the graph. */
  readonly unnamedCount: number;
}

/**
 * A graph in JSON-LD, compacted with its context inside, or expanded. Whatever stands in several places under
 * one name is one thing, with the values of all.
 * @throws ScelleError("format.malformed") with the byte, ScelleError("foreign-graph.unreadable") with the
 * place, ScelleError("foreign-graph.context-elsewhere")
 * @see W3C JSON-LD 1.1
 */
export function readForeignGraph(bytes: Uint8Array): ForeignGraph {
  const told = readJson(bytes, "graph");
  const outer = isToldObject(told) ? told : undefined;
  const context = GraphContext.of(outer?.get("@context"), ["@context"]);
  const reader = new GraphReader(context);
  if (isToldList(told)) reader.things(told, []);
  else if (outer !== undefined) reader.document(outer);
  else throw unreadable([], "a graph is an object or a list of objects");
  return reader.graph;
}

const unreadKeyword = "this keyword is not read here";

class GraphReader {
  readonly #context: GraphContext;
  readonly #nodes = new Map<string, ForeignNode>();
  #nameless = 0;
  #unnamedCount = 0;

  constructor(context: GraphContext) {
    this.#context = context;
  }

  get graph(): ForeignGraph {
    return { nodes: this.#nodes, unnamedCount: this.#unnamedCount };
  }

  /** The outermost object: a graph, a thing, or a thing that holds a graph. */
  document(object: ToldObject): void {
    const inner = new Map([...object].filter(([word]) => word !== "@context"));
    const isOnlyGraph = [...inner.keys()].every((word) => this.#keyword(word, [word]) === "@graph");
    if (!isOnlyGraph) this.#thing(inner, []);
    else for (const [word, told] of inner) this.things(told, [word]);
  }

  things(told: Told, at: Place): void {
    const list = isToldList(told) ? told : [told];
    for (const [i, one] of list.entries()) {
      const place = isToldList(told) ? [...at, i] : at;
      if (!isToldObject(one)) throw unreadable(place, "a thing of a graph is an object");
      this.#thing(one, place);
    }
  }

  /** @returns the name of what an object tells of */
  #thing(object: ToldObject, at: Place): string {
    if (object.has("@context")) throw unreadable([...at, "@context"], "a context inside is not read here");
    const node = this.#nodeOf(object, at);
    for (const [word, told] of object) {
      const place = [...at, word];
      const term = this.#context.term(word, place);
      if (term === undefined && word.startsWith("@")) throw unreadable(place, unreadKeyword);
      if (term === undefined) this.#unnamedCount += isToldList(told) ? told.length : 1;
      else if (term.iri === "@type") for (const name of this.#classes(told, place)) node.classes.add(name);
      else if (term.iri === "@graph") this.things(told, place);
      else if (term.iri.startsWith("@") && term.iri !== "@id") {
        throw unreadable(place, unreadKeyword);
      } else if (term.iri !== "@id") {
        const name = shortName(term.iri);
        const values = node.values.get(name) ?? new Map<string, ForeignValue>();
        this.#values(told, term.isRef, place, values);
        if (values.size > 0) node.values.set(name, values);
      }
    }
    return node.name;
  }

  #nodeOf(object: ToldObject, at: Place): ForeignNode {
    const name = this.#nameOf(object, at);
    const known = this.#nodes.get(name);
    if (known !== undefined) return known;
    if (this.#nodes.size === foreignGraphNodesMax) {
      throw unreadable(at, `more than ${foreignGraphNodesMax} things`);
    }
    const node: ForeignNode = { name, classes: new Set(), values: new Map() };
    this.#nodes.set(name, node);
    return node;
  }

  #nameOf(object: ToldObject, at: Place): string {
    const member = [...object.keys()].find((word) => this.#keyword(word, [...at, word]) === "@id");
    if (member === undefined) return `_:${++this.#nameless}`;
    const told = object.get(member);
    if (typeof told !== "string" || told === "") throw unreadable([...at, member], "a name is a text");
    return this.#fullName(told, [...at, member]);
  }

  #fullName(told: string, at: Place): string {
    const name = told.startsWith("_:") ? told : this.#context.thing(told, at);
    // Names without meaning outside the graph are told apart from those that it gives to what has none.
    return name.startsWith("_:") ? `_:_${name.slice(2)}` : name;
  }

  #classes(told: Told, at: Place): string[] {
    const list = isToldList(told) ? told : [told];
    return list.map((one, i) => {
      if (typeof one !== "string") throw unreadable([...at, i], "a class is named by a text");
      return shortName(this.#context.term(one, [...at, i])?.iri ?? one);
    });
  }

  /** Adds what a member holds, each value once. */
  #values(told: Told, isRef: boolean, at: Place, into: Map<string, ForeignValue>): void {
    if (told === null) return;
    if (isToldList(told)) {
      for (const [i, one] of told.entries()) this.#values(one, isRef, [...at, i], into);
      return;
    }
    const inside = isToldObject(told) ? this.#wrapped(told, at) : undefined;
    if (inside !== undefined) {
      this.#values(inside, false, at, into);
      return;
    }
    const value = this.#value(told, isRef, at);
    into.set("ref" in value ? `@id ${value.ref}` : `@value ${value.text}`, value);
  }

  /** What stands in `@list`, `@set` or `@value`. */
  #wrapped(object: ToldObject, at: Place): Told | undefined {
    for (const [word, told] of object) {
      const keyword = this.#keyword(word, [...at, word]);
      if (keyword === "@list" || keyword === "@set") return told;
      if (keyword !== "@value") continue;
      const isPlain = told === null || !(isToldList(told) || isToldObject(told));
      if (!isPlain) throw unreadable([...at, word], "a value is no list and no object");
      return told;
    }
    return undefined;
  }

  #value(told: Exclude<Told, null | readonly Told[]>, isRef: boolean, at: Place): ForeignValue {
    if (typeof told === "string") return isRef ? { ref: this.#fullName(told, at) } : { text: told };
    if (typeof told === "boolean") return { text: String(told) };
    if (!isToldObject(told)) return { text: told.digits };
    const isName = told.size === 1 && this.#keyword([...told.keys()][0] ?? "", at) === "@id";
    return { ref: isName ? this.#nameOf(told, at) : this.#thing(told, at) };
  }

  #keyword(word: string, at: Place): string {
    return this.#context.term(word, at)?.iri ?? word;
  }
}
