// SPDX-License-Identifier: Apache-2.0
import type { LookReason, Problem } from "@scelle/core/api";
import { ApiProblem, ownProblem } from "./api-problem.ts";
import { currentReason, headersOf } from "./look-reason.ts";

const apiRoot = "/api/v1";

/** Values of a query; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

interface Ask {
  readonly query?: Query | undefined;
  /** Why one looks; what was given for this session where a call does not say. */
  readonly reason?: LookReason | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks for a JSON answer.
 * @param path after `/api/v1`
 * @throws ApiProblem
 */
export async function get<T>(path: string, { query, reason, signal }: Ask = {}): Promise<T> {
  const response = await send(path + queryText(query), {
    headers: { ...reasonHeader(reason), Accept: "application/json" },
    ...(signal === undefined ? {} : { signal }),
  });
  return (await response.json()) as T;
}

/**
 * Sends a JSON body; undefined comes back for an answer without content.
 * @throws ApiProblem
 */
export async function post<T>(path: string, body: unknown, ask: Ask = {}): Promise<T> {
  const response = await postForBytes(path, body, ask);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

/**
 * As {@link post}, for an answer that is not JSON.
 * @throws ApiProblem
 */
export function postForBytes(path: string, body: unknown, { query, reason }: Ask = {}): Promise<Response> {
  return send(path + queryText(query), {
    method: "POST",
    headers: { ...reasonHeader(reason), "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** @throws ApiProblem */
export async function remove(path: string): Promise<void> {
  await send(path, { method: "DELETE" });
}

async function send(path: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await reach(path, init);
    if (response.ok) return response;
    const problem = await problemIn(response);
    // Refused before anything was done, because others came at the same moment: asked again a little later.
    if (problem.type !== "server.busy" || attempt >= attemptsMax) throw new ApiProblem(problem);
    const waitMs = firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

/** Together some three seconds. */
const attemptsMax = 5;
const firstWaitMs = 200;

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(apiRoot + path, { ...init, credentials: "same-origin" });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    const problem = ownProblem("app.unreachable", 0, {
      en: "The register does not answer. Check that it is running and that this machine reaches it, then try again.",
      fr: "Le registre ne répond pas. Vérifiez qu’il fonctionne et que cette machine l’atteint, puis réessayez.",
    });
    throw new ApiProblem(problem, { cause });
  }
}

async function problemIn(response: Response): Promise<Problem> {
  if (response.headers.get("Content-Type")?.includes("json")) {
    const answer = (await response.json()) as Partial<Problem>;
    if (answer.sentence !== undefined && answer.type !== undefined) return answer as Problem;
  }
  return ownProblem("app.unexpected-answer", response.status, {
    en: `Something between this page and the register answered with status ${response.status}. Try again.`,
    fr: `Un intermédiaire entre cette page et le registre a répondu par le code ${response.status}. Réessayez.`,
  });
}

function queryText(query: Query | undefined): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  if (given.length === 0) return "";
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

function reasonHeader(reason: LookReason | undefined): Record<string, string> {
  const given = reason ?? currentReason();
  return given === undefined ? {} : headersOf(given);
}
