// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from "@scelle/core";
import { apiPrefix, openApiDocument } from "@scelle/core/api";

/** Something that a browser may ask. */
export interface Question {
  readonly route: string;
  readonly method: string;
  /** Below the prefix of the API. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it is sent; its media type stands among the headers. */
  readonly body?: string;
}

/** By the name of a parameter, what somebody would put there who guessed every name. */
export type Guesses = Readonly<Record<string, readonly string[]>>;
/** By the name of a route, bodies that name what is not the asker's. */
export type Bodies = Readonly<Record<string, readonly string[]>>;

/** Routes that are not asked as the others are, and why. */
export const askedApart: Readonly<Record<string, string>> = {
  events: "a stream: it is listened to while the case goes on",
  signOut: "ends the session of the driver",
  chooseRole: "is how the driver becomes the next person",
  signIn: "is how the driver signs in",
  health: "knows nobody, and answers the same to anybody",
  openapi: "knows nobody, and answers the same to anybody",
  passkeyChallenge: "knows nobody: a number drawn by lot",
  signInByPasskey: "knows nobody before a passkey has signed",
  makePasskey: "knows nobody but by the secret of an invitation",
  passkeyOffer: "knows nobody but by the secret of an invitation",
  askProvider: "knows nobody before a provider has answered",
  signInByProvider: "knows nobody before a provider has answered",
};

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
}

/**
 * Every route of the description, with every guess in every place.
 * @throws Error for a parameter or a body that nobody has a guess for: a new route has to be walked too
 */
export function questions(guesses: Guesses, bodies: Bodies): Question[] {
  const { paths } = openApiDocument({ version: "0", cookieName: "c", isExercise: true });
  return Object.entries(paths as JsonObject).flatMap(([path, methods]) =>
    Object.entries(methods as JsonObject).flatMap(([method, operation]) => {
      const row = operation as JsonObject;
      const route = String(row["operationId"]);
      if (route in askedApart) return [];
      const parameters = (row["parameters"] ?? []) as readonly JsonValue[] as unknown as Parameter[];
      const content = (row["requestBody"] as JsonObject | undefined)?.["content"] ?? {};
      const mediaTypes = Object.keys(content as JsonObject);
      const brought = mediaTypes.length === 0 ? [undefined] : guessed(bodies, route);
      return brought.flatMap((body) =>
        addresses(path.slice(apiPrefix.length), parameters, guesses).map((address) => ({
          ...{ route, method: method.toUpperCase(), path: address },
          headers: headersOf(parameters, guesses, mediaTypes),
          ...(body === undefined ? {} : { body }),
        })),
      );
    }),
  );
}

/** Each place once with each of its guesses, the others with their first; optional ones one at a time. */
function addresses(path: string, parameters: readonly Parameter[], guesses: Guesses): string[] {
  const needed = parameters.filter((one) => one.in !== "header" && one.required);
  const first = new Map(needed.map(({ name }) => [name, guessed(guesses, name)[0] ?? ""]));
  const found = new Set([filled(path, parameters, first)]);
  for (const { name, in: place } of parameters) {
    if (place === "header") continue;
    for (const guess of guessed(guesses, name)) {
      found.add(filled(path, parameters, new Map([...first, [name, guess]])));
    }
  }
  return [...found];
}

function filled(path: string, parameters: readonly Parameter[], values: ReadonlyMap<string, string>) {
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: place } of parameters) {
    const value = values.get(name);
    if (value === undefined) continue;
    if (place === "path") address = address.replace(`{${name}}`, encodeURIComponent(value));
    if (place === "query") query.set(name, value);
  }
  return query.size === 0 ? address : `${address}?${query}`;
}

function headersOf(parameters: readonly Parameter[], guesses: Guesses, [mediaType]: readonly string[]) {
  const asked = parameters.filter((one) => one.in === "header");
  const headers = Object.fromEntries(asked.map(({ name }) => [name, guessed(guesses, name)[0] ?? ""]));
  return mediaType === undefined ? headers : { ...headers, "content-type": mediaType };
}

function guessed(table: Readonly<Record<string, readonly string[]>>, name: string): readonly string[] {
  const values = table[name];
  if (values === undefined) throw new Error(`nothing is guessed for ${name}`);
  return values;
}
