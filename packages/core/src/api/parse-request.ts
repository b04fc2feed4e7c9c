// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { ScelleError } from "../errors.ts";
import { parseWith } from "../records/parse-with.ts";
import { logPurposes, lookGrounds } from "../records/reading-vocabularies.ts";
import { oneOf, text } from "../records/values.ts";
import {
  actHeader,
  actReferenceLengthMax,
  groundHeader,
  logPurposeHeader,
  type Route,
  reasonHeader,
  reasonLengthMax,
} from "./route.ts";

/** Which part of a request a field stands in. */
export type RequestPart = "path" | "query" | "body" | "header";

/** A request as it came, its body read as JSON. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const reasonHeaders = {
  ground: groundHeader,
  actReference: actHeader,
  reason: reasonHeader,
  logPurpose: logPurposeHeader,
} as const;

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

/** Why somebody looks, as the record of the look states it: on a ground of the list, in words, or both. */
export interface LookReason {
  readonly ground?: keyof typeof lookGrounds;
  /** What act the look serves. */
  readonly actReference?: string;
  readonly reason?: string;
  /** For what the log of looks is read, where it is. */
  readonly logPurpose?: keyof typeof logPurposes;
}

/** {@link LookReason} as an answer holds it. */
export const lookReason = z.strictObject({
  ground: z.exactOptional(oneOf(lookGrounds)),
  actReference: z.exactOptional(text(actReferenceLengthMax)),
  reason: z.exactOptional(text(reasonLengthMax)),
  logPurpose: z.exactOptional(oneOf(logPurposes)),
});

/**
 * The reason of a look.
 * @param headers of the request; texts are percent-encoded UTF-8
 * @throws ScelleError("look.no-reason" | "request.invalid")
 */
export function parseReason(headers: Readonly<Record<string, unknown>>): LookReason {
  const given = Object.entries(reasonHeaders).flatMap(([field, header]) => {
    const value = headers[header];
    return value === undefined || value === "" ? [] : [[field, decoded(value, header)] as const];
  });
  const parsed = parsePart<LookReason>(lookReason, Object.fromEntries(given), "header");
  const { ground = "other", reason } = parsed;
  if (ground === "other" && reason === undefined) throw new ScelleError("look.no-reason");
  return parsed;
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

function decoded(value: unknown, header: string): unknown {
  if (typeof value !== "string") return value;
  try {
    return decodeURIComponent(value);
  } catch {
    const problem = "is not percent-encoded UTF-8";
    throw new ScelleError("request.invalid", { part: "header", field: header, problem });
  }
}
