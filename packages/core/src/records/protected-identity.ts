// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { stated } from "./define-kind.ts";
import { valueTypes } from "./value-type.ts";
import { reference } from "./values.ts";

// An identity is at most `protectedIdentitySizeBytesMax` long and filled up to that, so that no length tells
// anything of it. Age adds a header for one recipient, 200 bytes, or 2 KiB where the key is post-quantum.
const base64Url = /^[A-Za-z0-9_-]+$/;

/** Bytes of an age file within another one, unpadded base64url. */
export const sealedTwice = z
  .string()
  .check(z.minLength(1), z.maxLength(16_384), z.regex(base64Url))
  .register(valueTypes, { type: "words" });

/** Bytes of the age file within, unpadded base64url. */
export const sealedOnce = z
  .string()
  .check(z.minLength(1), z.maxLength(12_288), z.regex(base64Url))
  .register(valueTypes, { type: "words" });

/** Whose record it is: everything about an identity stands in the history of its custodian. */
export const identityCustodian = stated(reference("person"), {
  label: { en: "Custodian of the identity", fr: "Dépositaire de l’identité" },
  subject: true,
});
