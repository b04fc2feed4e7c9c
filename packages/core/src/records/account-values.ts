// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";

/**
 * A provider of identities, by the address that it signs as: over TLS, or on this machine.
 * @see OpenID Connect Core 1.0 §2
 */
export const issuer = z
  .string()
  .check(
    z.maxLength(400),
    z.regex(
      /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?(\/[\w.~%!$&'()*+,;=:@-]*)*$/,
    ),
  );

/** A person as a provider names one, never given to another. @see OpenID Connect Core 1.0 §2 */
export const accountSubject = z.string().check(z.maxLength(255), z.regex(/^[!-~]+$/));

/** Whether a text is the address of a provider as records name one. */
export function isIssuer(text: string): boolean {
  return issuer.safeParse(text).success;
}

/** Whether records can name the person by whom a provider means this. */
export function isAccountSubject(text: string): boolean {
  return accountSubject.safeParse(text).success;
}
