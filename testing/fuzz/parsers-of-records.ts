// SPDX-License-Identifier: Apache-2.0
import {
  catalogue,
  encodePayload,
  type JsonObject,
  type JsonValue,
  parseDraft,
  parseNameQuestion,
  parsePayload,
  parseSignedDraft,
  type RecordPayload,
  utf8,
} from "@scelle/core";
import {
  apiPrefix,
  openApiDocument,
  parseReason,
  parseRequest,
  type RawRequest,
  type Route,
  routes,
} from "@scelle/core/api";
import fc from "fast-check";
import { arbitraryDraft, arbitraryPayload, arbitraryValue } from "../arbitrary.ts";
import { bytesRow, type ParserRow, valueRow } from "./parser-row.ts";
import { vectors } from "./vectors.ts";

/** Generated samples are the same in every run, or a seed would find nothing again. */
const sampling = { seed: 1, numRuns: 2 };
const stored = vectors.records.map((text) => JSON.parse(text) as RecordPayload);
const drafts = [
  ...stored.map(({ draft }) => draft),
  ...catalogue.flatMap((kind) => fc.sample(arbitraryDraft(kind), sampling).filter(isTaken(parseDraft))),
] as unknown as JsonObject[];
const payloads = [
  ...vectors.records.map(utf8),
  ...catalogue
    .flatMap((kind) => fc.sample(arbitraryPayload(kind), sampling))
    .filter(isTaken(encodePayload))
    .map(encodePayload),
];

const described = openApiDocument({ version: "1", cookieName: "c", isExercise: true })["paths"] as Readonly<
  Record<string, Readonly<Record<string, Described>>>
>;

const table: Readonly<Record<string, Route>> = routes;

/** Parsers of records and of what asks for them. */
export const recordParsers: readonly ParserRow[] = [
  bytesRow({
    name: "stored record",
    form: "json",
    samples: payloads,
    parse: parsePayload,
    encode: encodePayload,
    weight: 0.2,
  }),
  valueRow({ name: "draft", samples: drafts, parse: parseDraft, isIdentity: true, weight: 0.2 }),
  valueRow({
    name: "signed draft",
    samples: stored.map(({ draft, signature }) => ({ draft, signature }) as unknown as JsonObject),
    parse: parseSignedDraft,
    isIdentity: true,
  }),
  valueRow({
    name: "question for a name",
    samples: stored.flatMap(({ signature }) =>
      signature === undefined ? [] : [{ text: "EXP-2031-17/4", signature } as unknown as JsonObject],
    ),
    parse: parseNameQuestion,
    isIdentity: true,
  }),
  valueRow({
    name: "HTTP request",
    samples: Object.entries(table).flatMap(([name, route]) => requestsOf(name, route)),
    parse: (value) => {
      const { route, request } = asRequest(value);
      return parseRequest(route, request);
    },
    weight: 0.2,
  }),
  valueRow({
    name: "reason of a look",
    samples: [
      { "scelle-reason": "Review" },
      { "scelle-reason": encodeURIComponent("Préparer l’audience: 100 %") },
      { "scelle-ground": "hearing", "scelle-act": "CR%2012", "scelle-log-purpose": "lawfulness" },
    ],
    parse: (value) => parseReason((value ?? {}) as Readonly<Record<string, unknown>>),
  }),
];

/** The generator does not know every rule between two fields; what breaks one is no sample. */
function isTaken<Value>(parse: (value: Value) => unknown): (value: Value) => boolean {
  return (value) => {
    try {
      parse(value);
      return true;
    } catch {
      return false; // The tests of the kinds count how many these are.
    }
  };
}

/** Whatever a framework hands over: a query is an object, everything else may be anything. */
function asRequest(value: unknown): { route: Route; request: RawRequest } {
  const { name, params, query, body } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const found = typeof name === "string" && Object.hasOwn(table, name) ? table[name] : undefined;
  const request = { params, query: typeof query === "object" && query !== null ? query : {}, body };
  return { route: found ?? anyRoute(request), request };
}

/** A request that lost its name goes to some route, always the same. */
function anyRoute(request: RawRequest): Route {
  const all = Object.values(table);
  return all[JSON.stringify(request).length % all.length] ?? routes.health;
}

/** A few requests as the description of the API says; of a draft any will do. */
function requestsOf(name: string, route: Route): JsonObject[] {
  const { parameters = [], requestBody } =
    described[apiPrefix + route.path]?.[route.method.toLowerCase()] ?? {};
  const schema = requestBody?.content["application/json"]?.schema;
  const part = (where: string): fc.Arbitrary<JsonObject> => {
    const named = parameters.filter((parameter) => parameter.in === where);
    return fc.record(Object.fromEntries(named.map((one) => [one.name, arbitraryValue(one.schema)])));
  };
  const body = schema === undefined ? fc.constant(undefined) : bodyOf(schema);
  return fc
    .sample(fc.record({ params: part("path"), query: part("query"), body }), sampling)
    .map((request) => ({
      name,
      params: request.params,
      query: Object.fromEntries(Object.entries(request.query).map(([key, value]) => [key, String(value)])),
      ...(request.body === undefined ? {} : { body: request.body }),
    }));
}

function bodyOf(schema: JsonObject): fc.Arbitrary<JsonValue> {
  return "$ref" in schema ? fc.constantFrom(...drafts) : arbitraryValue(schema);
}

interface Described {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: JsonObject;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonObject }>> };
}
