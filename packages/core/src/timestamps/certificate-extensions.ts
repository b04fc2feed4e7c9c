// SPDX-License-Identifier: Apache-2.0
import { contextTag, type DerReader, type DerValue, derTags } from "./der.ts";
import { bitsOf, booleanOf, oidOf, smallNumberOf } from "./der-values.ts";

/** What the extensions of a certificate say, as far as it is asked here. */
export interface CertificateExtensions {
  /** Whether it may sign certificates of others. */
  readonly isAuthority: boolean;
  /** How many authorities may follow below it. */
  readonly pathLengthMax: number | undefined;
  /** Numbers of RFC 5280, 4.2.1.3; undefined where it is not restricted. */
  readonly keyUsage: ReadonlySet<number> | undefined;
  /** What it is for, by object identifiers. */
  readonly purposes: { readonly oids: readonly string[]; readonly isCritical: boolean } | undefined;
  /** Where its issuer says that it lists what it revoked. */
  readonly revocationListUrls: readonly string[];
  /** Whether it asks for something that is not understood here: then nothing may rest on it. */
  readonly hasUnknownDemand: boolean;
}

/** Bits of the key usage extension. */
export const keyUsageBits = {
  digitalSignature: 0,
  contentCommitment: 1,
  certificateSigning: 5,
  listSigning: 6,
} as const;

/** One extension of a certificate or a list. */
export interface Extension {
  readonly oid: string;
  readonly isCritical: boolean;
  readonly value: DerReader;
}

const oids = {
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  revocationListPoints: "2.5.29.31",
  purposes: "2.5.29.37",
} as const;

/** What names a key, a policy or another name restricts nothing that is judged here. */
const harmless: ReadonlySet<string> = new Set([
  "2.5.29.14",
  "2.5.29.17",
  "2.5.29.18",
  "2.5.29.32",
  "2.5.29.35",
]);

/** The extensions in a field that holds them; none where there is no such field. */
export function extensionsIn(reader: DerReader, field: DerValue | undefined): Extension[] {
  if (field === undefined) return [];
  const outer = reader.inside(field);
  const list = outer.inside(outer.next(derTags.sequence));
  outer.end();
  const extensions: Extension[] = [];
  while (!list.isAtEnd) extensions.push(nextExtension(list));
  if (new Set(extensions.map(({ oid }) => oid)).size < extensions.length) list.fail("an extension twice");
  return extensions;
}

export function extensionsOf(reader: DerReader, field: DerValue | undefined): CertificateExtensions {
  const extensions = extensionsIn(reader, field);
  const of = (oid: string) => extensions.find((extension) => extension.oid === oid);
  const known: readonly string[] = Object.values(oids);
  const hasUnknownDemand = extensions.some(
    ({ oid, isCritical }) => isCritical && !known.includes(oid) && !harmless.has(oid),
  );
  const purposes = of(oids.purposes);
  const keyUsage = of(oids.keyUsage);
  return {
    ...constraintsOf(of(oids.basicConstraints)),
    keyUsage: keyUsage && bitsOf(keyUsage.value, keyUsage.value.next(derTags.bitString)),
    purposes: purposes && { oids: purposesOf(purposes.value), isCritical: purposes.isCritical },
    revocationListUrls: urlsOf(of(oids.revocationListPoints)?.value),
    hasUnknownDemand,
  };
}

function nextExtension(list: DerReader): Extension {
  const fields = list.inside(list.next(derTags.sequence));
  const oid = oidOf(fields, fields.next(derTags.objectIdentifier));
  const critical = fields.optional(derTags.boolean);
  const isCritical = critical !== undefined && booleanOf(fields, critical);
  const value = fields.inside(fields.next(derTags.octetString));
  fields.end();
  return { oid, isCritical, value };
}

function constraintsOf(extension: Extension | undefined) {
  if (extension === undefined) return { isAuthority: false, pathLengthMax: undefined };
  const fields = extension.value.inside(extension.value.next(derTags.sequence));
  const authority = fields.optional(derTags.boolean);
  const length = fields.optional(derTags.integer);
  fields.end();
  return {
    isAuthority: authority !== undefined && booleanOf(fields, authority),
    pathLengthMax: length && smallNumberOf(fields, length),
  };
}

function purposesOf(value: DerReader): string[] {
  const fields = value.inside(value.next(derTags.sequence));
  const found: string[] = [];
  while (!fields.isAtEnd) found.push(oidOf(fields, fields.next(derTags.objectIdentifier)));
  return found;
}

/** Addresses of whole lists: points that give a name relative to the issuer, or reasons, are passed over. */
function urlsOf(value: DerReader | undefined): string[] {
  const urls: string[] = [];
  if (value === undefined) return urls;
  const points = value.inside(value.next(derTags.sequence));
  while (!points.isAtEnd) {
    const fields = points.inside(points.next(derTags.sequence));
    const name = fields.optional(contextTag(0));
    const full = name && fields.inside(name).optional(contextTag(0));
    const names = full && fields.inside(full);
    while (names !== undefined && !names.isAtEnd) {
      const { tag, content } = names.any();
      const text = String.fromCharCode(...content.subarray(0, 1_000));
      if (tag === contextTag(6, false) && /^https?:\/\/[!-~]{1,900}$/.test(text)) urls.push(text);
    }
  }
  return urls;
}
