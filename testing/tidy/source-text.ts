// SPDX-License-Identifier: Apache-2.0

/** A source file as rules read it: without a compiler, but knowing code from comments and strings. */
export interface SourceText {
  /** Path from the root of the clone, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Same length and lines; comments and the insides of strings and regular expressions are spaces. */
  readonly code: string;
  /** Same length and lines; only comments are spaces. */
  readonly uncommented: string;
}

type Kind = "comment" | "string" | "word" | "sign";

const patterns: readonly (readonly [Kind, RegExp])[] = [
  ["comment", /\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ["string", /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y],
  ["word", /[\w$#]+/y],
  ["sign", /\s+|[^\s\w]/y],
];
const regularExpression = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** From a backtick, or from the brace that ends a substitution, to the next substitution or the end. */
const templatePiece = /[`}](?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
const beforeExpression = /^(?:[(,=:[!&|?{};+\-*%<>~^]|return|typeof|case|in|of|throw|else|do|await|yield)$/;

/** A file of any kind; what is no program comes out as code throughout. */
export function scanFile(path: string, text: string): SourceText {
  const isProgram = /\.(?:ts|tsx|mjs)$/.test(path);
  return isProgram ? scanSource(path, text) : { path, text, code: text, uncommented: text };
}

/** Tells code from comments and strings. */
export function scanSource(path: string, text: string): SourceText {
  const scan = new Scan(text);
  while (scan.offset < text.length) scan.step();
  return { path, text, code: scan.code.join(""), uncommented: scan.uncommented.join("") };
}

/** Line number, from 1, of a position in a text. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

class Scan {
  offset = 0;
  readonly code: string[] = [];
  readonly uncommented: string[] = [];
  readonly #text: string;
  /** Depth of braces at which each open template continues. */
  readonly #templates: number[] = [];
  #depth = 0;
  #previous = "";

  constructor(text: string) {
    this.#text = text;
  }

  step(): void {
    const sign = this.#text[this.offset];
    const endsSubstitution = sign === "}" && this.#templates.at(-1) === this.#depth;
    if (sign === "`" || endsSubstitution) this.#template(sign);
    else this.#take(...this.#next(sign));
  }

  #next(sign: string | undefined): [Kind, string] {
    if (sign === "/" && (this.#previous === "" || beforeExpression.test(this.#previous))) {
      const found = this.#match(regularExpression);
      if (found !== undefined) return ["string", found];
    }
    for (const [kind, pattern] of patterns) {
      const found = this.#match(pattern);
      if (found !== undefined) return [kind, found];
    }
    return ["sign", sign ?? ""];
  }

  #template(sign: string): void {
    const piece = this.#match(templatePiece) ?? this.#text.slice(this.offset);
    if (sign === "}") this.#templates.pop();
    if (piece.endsWith("${")) this.#templates.push(this.#depth);
    this.#take("string", piece);
    this.#previous = piece.endsWith("${") ? "(" : ")";
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    return pattern.exec(this.#text)?.[0];
  }

  #take(kind: Kind, found: string): void {
    this.offset += found.length;
    this.code.push(kind === "comment" ? blank(found) : kind === "string" ? hollow(found) : found);
    this.uncommented.push(kind === "comment" ? blank(found) : found);
    if (kind === "comment" || found.trim() === "") return;
    if (found === "{") this.#depth += 1;
    if (found === "}") this.#depth -= 1;
    this.#previous = kind === "string" ? ")" : found;
  }
}

const blank = (found: string): string => found.replace(/[^\n]/g, " ");
const hollow = (found: string): string =>
  `${found[0]}${blank(found.slice(1, -1))}${found.slice(1).slice(-1)}`;
