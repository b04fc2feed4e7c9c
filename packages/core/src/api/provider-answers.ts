// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { providerAnswerLengthMax } from "../limits.ts";

/** Path of the page to which a provider sends a browser back; what it says stands in the query. */
export const providerPagePath = "/sign-in";

/** By what people come in here beside links and passkeys. */
export const waysIn = z.strictObject({
  /** Host of the provider of identities, where there is one. */
  provider: z.exactOptional(z.string()),
});

/** Where the provider asks who somebody is. */
export const providerRequest = z.strictObject({ url: z.string() });

/** What the provider put behind the address to which it sent the browser back: code, state, issuer. */
export const providerAnswer = z.strictObject({
  answer: z.string().check(z.maxLength(providerAnswerLengthMax), z.regex(/^\?[!-~]*$/)),
});

export type WaysIn = z.infer<typeof waysIn>;
export type ProviderRequest = z.infer<typeof providerRequest>;
