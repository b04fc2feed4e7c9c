// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import type { Vocabulary } from "./vocabulary.ts";

/** What a reference names: a thing founded by one record, any record, or a sealed object in the vault. */
export type RefTarget =
  | "register"
  | "body"
  | "person"
  | "case"
  | "authorisation"
  | "search"
  | "exhibit"
  | "offer"
  | "decision"
  | "identification"
  | "deadline"
  | "question"
  | "allegation"
  | "disposition"
  | "measure"
  | "procedure"
  | "programme"
  | "operation"
  | "look-up-log"
  | "text"
  | "group"
  | "statement"
  | "finding"
  | "incident"
  | "count"
  | "record"
  | "object";

/**
 * What a schema means beyond its shape: forms choose a control by it, references are resolved by it, and an
 * erasure removes what it calls words.
 */
export type ValueType =
  | { readonly type: "words" }
  | { readonly type: "reference"; readonly to: RefTarget }
  | { readonly type: "choice"; readonly vocabulary: Vocabulary }
  | { readonly type: "instant" }
  | { readonly type: "interval" }
  | { readonly type: "quantity" }
  | { readonly type: "legal-reference" }
  | { readonly type: "digest" }
  | { readonly type: "public-key" }
  | { readonly type: "recipient" }
  | { readonly type: "corrected-fields" };

/**
 * The meaning of every schema in values.ts that has one. Optional wrappers are looked through by the reader.
 */
export const valueTypes = z.registry<ValueType>();
