// SPDX-License-Identifier: Apache-2.0
import { foreignGraphTermsMax } from "@scelle/core";
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
  #vocabulary = "";
  #base = "";

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

  /** The full name of a member or a class, or a keyword; undefined for what means nothing in this graph. */
  term(word: string): Term | undefined {
    const known = this.#terms.get(word);
    if (known !== undefined) return known;
    const iri = this.#expanded(word, this.#vocabulary);
    return isName(iri) ? { iri, isRef: false } : undefined;
  }

  /** The full name of a thing. Names that are not full stay as they are where the graph has no base. */
  thing(name: string): string {
    return this.#expanded(name, this.#base);
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
    for (const word of words) this.#terms.set(word, termOf(word, part, at));
  }

  #keywordValue(told: Told, at: Place): string {
    if (told === null) return "";
    if (typeof told === "string") return told;
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
const isName = (iri: string): boolean => iri.includes(":") || keywords.includes(iri);
/** Containers in which values stand as they would without one. */
const plainContainers: readonly unknown[] = ["@list", "@set"];

function termOf(word: string, part: ToldObject, at: Place): Term {
  const told = part.get(word);
  const place = [...at, word];
  if (typeof told === "string") return { iri: resolved(told, part, place), isRef: false };
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
  return { iri: resolved(id, part, place), isRef: type === "@id" || type === "@vocab" };
}

/** A name whose prefix may have a prefix itself, but not in a circle. */
function resolved(name: string, part: ToldObject, at: Place, seen: readonly string[] = []): string {
  const [prefix = "", rest] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
  const told = part.get(prefix);
  const before = told !== undefined && told !== null && isToldObject(told) ? told.get("@id") : told;
  if (!name.includes(":") || rest.startsWith("//") || typeof before !== "string") return name;
  if (seen.includes(prefix)) throw unreadable(at, "a prefix that means itself");
  return resolved(before, part, at, [...seen, prefix]) + rest;
}
