// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { concatBytes } from "../encoding/bytes.ts";
import { canonicalBytes, type JsonObject, parseCanonicalJson } from "../encoding/canonical-json.ts";
import { ScelleError } from "../errors.ts";
import { bundleEntriesMax, bundleJsonSizeBytesMax, bundleObjectsMax } from "../limits.ts";
import { standings, transmissionMeans } from "../records/case-vocabularies.ts";
import { instant, legalReference, listOf, oneOf, origin, reference, text } from "../records/values.ts";
import { type WithholdingGround, withholdingGrounds } from "./withholding.ts";

/** The version of the bundle that this program writes, and the newest that it reads. */
export const bundleVersionKnown = 2;

const index = z.int().check(z.minimum(0));
const hash = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));
const place = { seq: index, index, opening: hash };
const grounds = Object.keys(withholdingGrounds) as [WithholdingGround, ...WithholdingGround[]];

/** One entry of the case: open here, held back, or erased in the register. */
const bundleEntry = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("disclosed"), ...place }),
  z.strictObject({
    state: z.literal("withheld"),
    ...place,
    ground: z.enum(grounds),
    /** The record that refused or granted access, where that is the ground. */
    decisionRef: z.exactOptional(reference("record")),
  }),
  z.strictObject({
    state: z.literal("erased"),
    ...place,
    /** The entry of the decision to erase it, if it is open here. */
    decisionIndex: z.exactOptional(index),
  }),
]);

/** What was disclosed by whom to whom and why: repeats what the acts of disclosure say. */
const bundleDisclosure = z.strictObject({
  actRefs: listOf(reference("record"), 1_000),
  disclosedBy: reference("person"),
  disclosedAt: instant,
  recipientRef: z.exactOptional(reference("person")),
  recipientBodyRef: z.exactOptional(reference("body")),
  standing: oneOf(standings),
  means: oneOf(transmissionMeans),
  reason: text(1_000),
  grantRef: z.exactOptional(reference("record")),
  legalReference: z.exactOptional(legalReference),
});

const bundleJson = z.strictObject({
  /** Version 1 has neither SHA-512 nor documents. */
  v: z.literal([1, bundleVersionKnown]),
  origin,
  caseRef: reference("case"),
  /** Entries of the log under the checkpoint. */
  checkpointSize: index,
  disclosure: bundleDisclosure,
  /** All entries of the case up to its last act of disclosure, by their number in the case. */
  entries: listOf(bundleEntry, bundleEntriesMax),
  /** Entries of no case: those that bind keys to authors and name whom the case speaks of. */
  supporting: listOf(index, bundleEntriesMax),
  objects: z.strictObject({
    /** Whether sealed objects were handed over with the records that name them. */
    areIncluded: z.boolean(),
    list: listOf(z.strictObject({ root: reference("object"), sizeBytes: index }), bundleObjectsMax, 0),
  }),
});

export type BundleEntry = z.infer<typeof bundleEntry>;
export type BundleDisclosure = z.infer<typeof bundleDisclosure>;
/** What a bundle says of itself. It is not believed: the log, the acts and the records prove it. */
export type BundleJson = z.infer<typeof bundleJson>;

const what = "bundle.json";
const newline = Uint8Array.of(0x0a);

/** Canonical JSON and a newline. */
export function encodeBundleJson(bundle: BundleJson): Uint8Array {
  return concatBytes(canonicalBytes(bundle as unknown as JsonObject), newline);
}

/**
 * What bundle.json says.
 * @throws ScelleError `format.newer` for a version that this program does not know, `format.malformed`
 * otherwise
 */
export function parseBundleJson(bytes: Uint8Array): BundleJson {
  if (bytes.length > bundleJsonSizeBytesMax) throw malformed(bundleJsonSizeBytesMax, "too long");
  if (bytes.at(-1) !== newline[0]) throw malformed(bytes.length, "the last line does not end");
  const value = parseCanonicalJson(bytes.subarray(0, -1), what);
  const version = (value as { readonly v?: unknown } | null)?.v;
  if (typeof version === "number" && version > bundleVersionKnown) {
    throw new ScelleError("format.newer", { what, found: version, known: bundleVersionKnown });
  }
  const parsed = bundleJson.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.filter((step) => /^[A-Za-z0-9]{1,40}$/.test(String(step)));
    throw malformed(0, `not the form of a bundle at ${path?.join(".") ?? "its top"}`);
  }
  return parsed.data;
}

function malformed(offset: number, problem: string): ScelleError {
  return new ScelleError("format.malformed", { what, offset, problem });
}
