// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { canonicalBytes, importedLengths, isPrintable, type JsonObject } from "@scelle/core";
import type { ForeignNode } from "./foreign-graph.ts";
import { printableText, shortened } from "./printable-text.ts";
import { isPart, type Part } from "./thing-parts.ts";
import type { ImportedSubject, Taken, Understood } from "./understood.ts";
import { participantTerm } from "./unnamed.ts";

/** What is recorded of one thing of a graph, without case and document. */
export interface ForeignStatement {
  readonly name: string;
  readonly subject: ImportedSubject;
  readonly stated: JsonObject;
  readonly measured: JsonObject;
  readonly hashes: readonly { readonly method: string; readonly digest: string }[];
}

/**
 * Every statement that a graph makes, as far as records hold it.
 * @param understood what of it is taken in
 */
export function foreignStatements({ taken, unnamed }: Understood): ForeignStatement[] {
  return taken.map((one) => statementOf(one, unnamed));
}

/** All that a graph says of a thing, its facets and digests among it. */
function statementOf(taken: Taken, unnamed: ReadonlySet<string>): ForeignStatement {
  const { node, subject } = taken;
  const told = toldOf(taken);
  const cutting = new Cutting();
  const { facts: factsMax, links: linksMax, hashes: hashesMax, classes: classesMax } = importedLengths;
  const title = told.title === undefined ? undefined : cutting.text(told.title, 500);
  const plain = cutting.without(told.facts, ({ term }) => term.endsWith(participantTerm));
  const facts = cutting.list(plain, factsMax).map(({ term, value }) => ({
    term: cutting.text(term, importedLengths.term),
    value: cutting.text(value, importedLengths.value),
  }));
  const tied = cutting.without(told.links, ({ target }) => unnamed.has(target));
  const links = cutting.list(tied, linksMax).map(({ term, target }) => ({
    term: cutting.text(term, importedLengths.term),
    target: cutting.text(target, importedLengths.term),
  }));
  const hashes = cutting.list(told.hashes, hashesMax);
  const classes = cutting.list([...node.classes], classesMax);
  const stated: JsonObject = {
    importedSubject: subject,
    nodeName: cutting.text(node.name, importedLengths.term),
    classes: classes.length === 0 ? ["—"] : classes.map((name) => cutting.text(name, importedLengths.term)),
    ...(title === undefined ? {} : { name: title }),
    ...(facts.length === 0 ? {} : { facts }),
    ...(links.length === 0 ? {} : { links }),
    ...(hashes.length === 0 ? {} : { hashes }),
    ...(cutting.count === 0 ? {} : { cutCount: cutting.count }),
  };
  const whole = { name: node.name, classes: [...node.classes], ...told, title: told.title ?? null };
  const nodeDigest = createHash("sha256")
    .update(canonicalBytes(whole as unknown as JsonObject))
    .digest("hex");
  return { name: node.name, subject, stated, measured: { nodeDigest }, hashes: told.hashes };
}

interface Told {
  readonly title: string | undefined;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly links: readonly { readonly term: string; readonly target: string }[];
  readonly hashes: readonly { readonly method: string; readonly digest: string }[];
}

/** Terms that name a thing, the first that is there. */
const titleTerms = [
  "uco-core:name",
  "uco-observable:fileName",
  "case-investigation:authorizationIdentifier",
  "case-investigation:exhibitNumber",
  "uco-observable:model",
  "uco-core:description",
];

function toldOf({ node, parts }: Taken): Told {
  const sources: Part[] = [{ node, path: "" }];
  const hashes: Told["hashes"][number][] = [];
  for (const part of parts) {
    const digest = digestOf(part.node);
    if (digest === undefined) sources.push(part);
    else hashes.push(digest);
  }
  const facts: { term: string; value: string }[] = [];
  const links: { term: string; target: string }[] = [];
  for (const { node: source, path } of sources) {
    for (const [term, values] of source.values) {
      for (const value of values.values()) {
        if ("text" in value) facts.push({ term: path + term, value: value.text });
        else if (!isPart(term, value.ref)) links.push({ term: path + term, target: value.ref });
      }
    }
  }
  const named = titleTerms.flatMap(
    (term) => facts.find((fact) => fact.term === term && fact.value !== "") ?? [],
  );
  const [title] = named;
  return {
    title: title?.value,
    facts: facts.filter((fact) => fact !== title && fact.value !== ""),
    links,
    hashes,
  };
}

/** A digest by its method and its digits; undefined for what is none, and then its values are facts. */
function digestOf({ values }: ForeignNode): Told["hashes"][number] | undefined {
  const [method, digest] = ["uco-types:hashMethod", "uco-types:hashValue"].map((term) => {
    const [value, second] = values.get(term)?.values() ?? [];
    return second === undefined && value !== undefined && "text" in value ? value.text : undefined;
  });
  if (method === undefined || digest === undefined || values.size > 2) return undefined;
  const isHex = /^([0-9a-fA-F]{2}){1,256}$/.test(digest);
  const isWord = method.length > 0 && method.length <= 40 && isPrintable(method);
  return isHex && isWord ? { method, digest: digest.toLowerCase() } : undefined;
}

/** Cuts what a record cannot hold, and counts what it cut. Signs that no record takes stand as numbers. */
class Cutting {
  count = 0;

  text(told: string, lengthMax: number): string {
    const whole = printableText(told);
    if (whole.length > lengthMax) this.count += 1;
    return shortened(whole, lengthMax);
  }

  without<Item>(items: readonly Item[], isLeftOut: (item: Item) => boolean): readonly Item[] {
    const kept = items.filter((item) => !isLeftOut(item));
    this.count += items.length - kept.length;
    return kept;
  }

  list<Item>(items: readonly Item[], lengthMax: number): readonly Item[] {
    this.count += Math.max(0, items.length - lengthMax);
    return items.slice(0, lengthMax);
  }
}
