// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import { ScelleError } from "../errors.ts";
import { parseWith } from "../records/parse-with.ts";
import { text } from "../records/values.ts";
import { type Route, reasonHeader, reasonLengthMax } from "./route.ts";

/** Which part of a request a field stands in. */
export type RequestPart = "path" | "query" | "body" | "header";

/** A request as it came, its body read as JSON. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const reasonWords = text(reasonLengthMax);

/**
 * What a request brings, if it is exactly what its route takes.
 * @throws ScelleError("request.invalid") naming the part and the first field that is not
 */
export function parseRequest(route: Route, { params, query, body }: RawRequest): RawRequest {
  return {
    params: route.params === undefined ? undefined : parsePart(route.params, params, "path"),
    query: route.query === undefined ? none(query, "query") : parseQuery(route.query, query),
    body: route.body === undefined ? none(body, "body") : parsePart(route.body, body, "body"),
  };
}

/**
 * The reason of a look.
 * @param header percent-encoded UTF-8
 * @throws ScelleError("look.no-reason" | "request.invalid")
 */
export function parseReason(header: unknown): string {
  if (header === undefined || header === "") throw new ScelleError("look.no-reason");
  return parsePart(
    reasonWords,
    typeof header === "string" ? decoded(header) : header,
    "header",
    reasonHeader,
  );
}

/**
 * One part of a request.
 * @param field names what the part is, where it is one value and not several
 * @throws ScelleError("request.invalid")
 */
export function parsePart<T>(schema: z.ZodMiniType<T>, value: unknown, part: RequestPart, field?: string): T {
  try {
    return parseWith(schema, value, part);
  } catch (cause) {
    if (!(cause instanceof ScelleError)) throw cause;
    const { field: found = "", problem = "" } = cause.facts;
    const name = field ?? (found === "draft" ? part : found);
    throw new ScelleError("request.invalid", { part, field: name, problem }, { cause });
  }
}

/**
 * Every value of a query is text: a whole number in decimal digits stands for itself where one is asked for.
 */
function parseQuery(schema: z.ZodMiniType, query: unknown): unknown {
  const { shape } = schema._zod.def as unknown as { shape: Record<string, z.ZodMiniType> };
  const read = Object.entries(query as object).map(([name, value]) => {
    const isDigits = typeof value === "string" && /^(?:0|[1-9]\d{0,15})$/.test(value);
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return [name, isDigits && field !== undefined && isNumber(field) ? Number(value) : value];
  });
  return parsePart(schema, Object.fromEntries(read), "query");
}

function isNumber(schema: z.ZodMiniType): boolean {
  const { type, innerType } = schema._zod.def as { type: string; innerType?: z.ZodMiniType };
  return type === "number" || (type === "optional" && innerType !== undefined && isNumber(innerType));
}

/** A part that a route does not take is empty. */
function none(value: unknown, part: RequestPart): undefined {
  const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const [name] = names;
  if (value === undefined || value === null || (typeof value === "object" && name === undefined))
    return undefined;
  const field = name !== undefined && /^[A-Za-z0-9]{1,40}$/.test(name) ? name : "?";
  throw new ScelleError("request.invalid", { part, field, problem: "is not asked for here" });
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    const problem = "is not percent-encoded UTF-8";
    throw new ScelleError("request.invalid", { part: "header", field: reasonHeader, problem });
  }
}
