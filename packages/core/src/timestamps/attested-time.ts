// SPDX-License-Identifier: Apache-2.0
import { timestampAnswerSizeBytesMax } from "../limits.ts";
import { type Algorithm, nextAlgorithm } from "./algorithms.ts";
import { extensionsIn } from "./certificate-extensions.ts";
import { contextTag, DerReader, derTags, onlyValue } from "./der.ts";
import { booleanOf, oidOf, serialOf, smallNumberOf, timeMsOf, unsignedOf } from "./der-values.ts";

/** What an authority attests: that these bytes existed at this time. @see RFC 3161, 2.4.2, TSTInfo */
export interface AttestedTime {
  /** The authority's policy that it followed, in dotted form. */
  readonly policy: string;
  readonly imprint: { readonly algorithm: Algorithm; readonly digest: Uint8Array };
  readonly serial: Uint8Array;
  readonly timeMs: number;
  /** By how much the time may be off either way; undefined where the authority does not say. */
  readonly accuracyMs: number | undefined;
  readonly nonce: Uint8Array | undefined;
  /** The name that the authority gives itself, if it is one of X.500: the bytes of the name. */
  readonly authority: Uint8Array | undefined;
}

const what = "attested time";

/** @throws ScelleError `format.malformed` */
export function parseAttestedTime(bytes: Uint8Array): AttestedTime {
  const whole = onlyValue(what, bytes, derTags.sequence, timestampAnswerSizeBytesMax);
  const fields = new DerReader(what, whole.content, whole.offset);
  if (smallNumberOf(fields, fields.next(derTags.integer)) !== 1) fields.fail("an unknown version");
  const policy = oidOf(fields, fields.next(derTags.objectIdentifier));
  const imprintFields = fields.inside(fields.next(derTags.sequence));
  const algorithm = nextAlgorithm(imprintFields);
  const { content: digest } = imprintFields.next(derTags.octetString);
  imprintFields.end();
  const serial = serialOf(fields, fields.next(derTags.integer));
  const timeMs = timeMsOf(fields, fields.next(derTags.generalizedTime));
  const accuracyMs = nextAccuracyMs(fields);
  const ordering = fields.optional(derTags.boolean);
  if (ordering !== undefined) booleanOf(fields, ordering);
  const nonceValue = fields.optional(derTags.integer);
  const nonce = nonceValue && unsignedOf(fields, nonceValue);
  const authority = nextDirectoryName(fields);
  const extensions = extensionsIn(fields, wrappedExtensions(fields));
  if (extensions.some(({ isCritical }) => isCritical)) fields.fail("an extension that is not known here");
  fields.end();
  return { policy, imprint: { algorithm, digest }, serial, timeMs, accuracyMs, nonce, authority };
}

function nextAccuracyMs(fields: DerReader): number | undefined {
  const field = fields.optional(derTags.sequence);
  if (field === undefined) return undefined;
  const parts = fields.inside(field);
  const seconds = parts.optional(derTags.integer);
  const millis = parts.optional(contextTag(0, false));
  const micros = parts.optional(contextTag(1, false));
  parts.end();
  const number = (value: typeof seconds) => (value === undefined ? 0 : smallNumberOf(parts, value));
  return number(seconds) * 1_000 + number(millis) + number(micros) / 1_000;
}

function nextDirectoryName(fields: DerReader): Uint8Array | undefined {
  const field = fields.optional(contextTag(0));
  if (field === undefined) return undefined;
  const inside = fields.inside(field);
  const { tag, content } = inside.any();
  inside.end();
  return tag === contextTag(4) ? content : undefined;
}

/** Here the list of extensions is the field itself, where a certificate wraps a list in a field. */
function wrappedExtensions(fields: DerReader) {
  const field = fields.optional(contextTag(1));
  if (field === undefined) return undefined;
  const asList = Uint8Array.from(field.encoded);
  asList[0] = derTags.sequence;
  return { ...field, content: asList, offset: field.offset - (field.encoded.length - field.content.length) };
}
