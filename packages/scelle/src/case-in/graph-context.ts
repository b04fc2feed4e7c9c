// SPDX-License-Identifier: Apache-2.0
import { foreignGraphTermsMax, foreignNameLengthMax, foreignNamesAddedLengthMax } from "@scelle/core";
import { contextElsewhere, type Place, unreadable } from "./graph-fault.ts";
import { isToldObject, type Told, type ToldObject } from "./json-reader.ts";

/** What a term of a graph means. */
interface Term {
  /** A full name, or a keyword of JSON-LD. */
  readonly iri: string;
  /** Whether its texts are names of things. */
  readonly isRef: boolean;
}

/**
 * What the terms of a graph mean, by the context that stands in it. None is ever fetched: a graph whose
 * context lies elsewhere is refused.
 * @see W3C JSON-LD 1.1 §4.1, §9.15
 */
export class GraphContext {
  readonly #terms = new Map<string, Term>();
  /** Words that were asked for, each expanded once. */
  readonly #asked = new Map<string, Term | undefined>();
  #vocabulary = "";
  #base = "";
  /** By how much names in full are longer than they stand in the graph, all together. */
  #addedLength = 0;

  /** @throws ScelleError("foreign-graph.context-elsewhere" | "foreign-graph.unreadable") */
  static of(told: Told | undefined, at: Place): GraphContext {
    const context = new GraphContext();
    const parts = told === undefined || told === null ? [] : Array.isArray(told) ? told : [told as Told];
    for (const [i, part] of parts.entries()) {
      const place = parts.length === 1 ? at : [...at, i];
      if (typeof part === "string") throw contextElsewhere(part);
      if (part === null) continue;
      if (!isToldObject(part)) throw unreadable(place, "a context is an object");
      context.#take(part, place);
    }
    return context;
  }

  /**
   * The full name of a member or a class, or a keyword; undefined for what means nothing in this graph.
   * @throws ScelleError("foreign-graph.unreadable") for a name that is too long
   */
  term(word: string, at: Place): Term | undefined {
    const known = this.#terms.get(word) ?? this.#asked.get(word);
    if (known !== undefined || this.#asked.has(word)) return known;
    const iri = this.#expanded(word, this.#vocabulary);
    const term = isName(iri) ? { iri: this.#bounded(iri, word, at), isRef: false } : undefined;
    this.#asked.set(word, term);
    return term;
  }

  /**
   * The full name of a thing. Names that are not full stay as they are where the graph has no base.
   * @throws ScelleError("foreign-graph.unreadable") for a name that is too long
   */
  thing(name: string, at: Place): string {
    return this.#bounded(this.#expanded(name, this.#base), name, at);
  }

  #bounded(iri: string, name: string, at: Place): string {
    this.#addedLength += Math.max(0, iri.length - name.length);
    if (this.#addedLength > foreignNamesAddedLengthMax) {
      throw unreadable(at, `prefixes add more than ${foreignNamesAddedLengthMax} signs to its names`);
    }
    return shortEnough(iri, at);
  }

  #take(part: ToldObject, at: Place): void {
    if (part.size + this.#terms.size > foreignGraphTermsMax) {
      throw unreadable(at, `more than ${foreignGraphTermsMax} terms`);
    }
    for (const [word, told] of part) {
      if (word === "@vocab") this.#vocabulary = this.#keywordValue(told, [...at, word]);
      else if (word === "@base") this.#base = this.#keywordValue(told, [...at, word]);
      else if (word === "@import") throw contextElsewhere(typeof told === "string" ? told : "?");
      else if (word !== "@version" && word !== "@language" && word.startsWith("@")) {
        throw unreadable([...at, word], "this keyword is not read here");
      }
    }
    const words = [...part.keys()].filter((word) => !word.startsWith("@"));
    const prefixes = new Prefixes(part, this.#terms, this.#vocabulary);
    const terms = words.map((word) => [word, termOf(word, part, prefixes, at)] as const);
    for (const [word, term] of terms) this.#terms.set(word, term);
  }

  #keywordValue(told: Told, at: Place): string {
    if (told === null) return "";
    if (typeof told === "string") return shortEnough(told, at);
    throw unreadable(at, "a name is a text");
  }

  #expanded(name: string, before: string): string {
    const colon = name.indexOf(":");
    if (colon === -1) return name.startsWith("@") ? name : before + name;
    const prefix = this.#terms.get(name.slice(0, colon));
    const rest = name.slice(colon + 1);
    return prefix === undefined || rest.startsWith("//") ? name : prefix.iri + rest;
  }
}

const keywords: readonly string[] = ["@id", "@type", "@graph", "@value", "@language", "@list", "@set"];

function shortEnough(iri: string, at: Place): string {
  if (iri.length <= foreignNameLengthMax) return iri;
  throw unreadable(at, `a name longer than ${foreignNameLengthMax} signs`);
}

const isName = (iri: string): boolean => iri.includes(":") || keywords.includes(iri);
/** Containers in which values stand as they would without one. */
const plainContainers: readonly unknown[] = ["@list", "@set"];

function termOf(word: string, part: ToldObject, prefixes: Prefixes, at: Place): Term {
  const told = part.get(word);
  const place = [...at, word];
  if (typeof told === "string") return { iri: prefixes.full(told, place), isRef: false };
  if (told === null || told === undefined || !isToldObject(told)) {
    throw unreadable(place, "a term is a text or an object");
  }
  const strange = [...told.keys()].find(
    (name) => !["@id", "@type", "@container", "@language"].includes(name),
  );
  if (strange !== undefined) throw unreadable([...place, strange], "this keyword is not read here");
  const container = told.get("@container") ?? "@set";
  if (!plainContainers.includes(container)) {
    throw unreadable([...place, "@container"], "this container is not read here");
  }
  const [id, type] = [told.get("@id") ?? word, told.get("@type")];
  if (typeof id !== "string") throw unreadable([...place, "@id"], "a name is a text");
  return { iri: prefixes.full(id, place), isRef: type === "@id" || type === "@vocab" };
}

/** Full names in a context. A prefix may have one itself, but not in a circle; each is followed once. */
class Prefixes {
  readonly #part: ToldObject;
  readonly #earlier: ReadonlyMap<string, Term>;
  readonly #vocabulary: string;
  /** By prefix; undefined while it is being followed. */
  readonly #found = new Map<string, string | undefined>();

  constructor(part: ToldObject, earlier: ReadonlyMap<string, Term>, vocabulary: string) {
    this.#part = part;
    this.#earlier = earlier;
    this.#vocabulary = vocabulary;
  }

  full(name: string, at: Place): string {
    const colon = name.indexOf(":");
    if (colon === -1) return shortEnough(name.startsWith("@") ? name : this.#vocabulary + name, at);
    const rest = name.slice(colon + 1);
    const before = rest.startsWith("//") ? undefined : this.#meaning(name.slice(0, colon), at);
    return shortEnough(before === undefined ? name : before + rest, at);
  }

  #meaning(prefix: string, at: Place): string | undefined {
    if (this.#found.has(prefix)) {
      const known = this.#found.get(prefix);
      if (known === undefined) throw unreadable(at, "a prefix that means itself");
      return known;
    }
    const told = this.#part.get(prefix);
    if (told === undefined) return this.#earlier.get(prefix)?.iri;
    const name = told !== null && isToldObject(told) ? told.get("@id") : told;
    if (typeof name !== "string") return undefined;
    this.#found.set(prefix, undefined);
    const full = this.full(name, at);
    this.#found.set(prefix, full);
    return full;
  }
}
