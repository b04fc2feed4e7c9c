// SPDX-License-Identifier: Apache-2.0
import { base64, parseBase64 } from "../encoding/base64.ts";
import { parseUtf8, utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { type Hash, hashSizeBytes } from "../merkle/hash.ts";
import { formatManifest, type ManifestLine, parseManifest } from "./bag.ts";

/**
 * The files of a bundle that a register made from records for reading, as its log key signs them: nobody else
 * can put another page into their place and fit the manifests.
 */
export interface DocumentsList {
  readonly origin: string;
  /** Root of the checkpoint that the bundle is proved under. */
  readonly root: Hash;
  /** SHA-256 in hexadecimal, by path. */
  readonly digests: ReadonlyMap<string, string>;
}

const what = "list of documents";
/** No checkpoint begins so: its second line would have to be a size, and here it is an origin. */
const firstLine = "scelle/documents/v1";

/** The text that the log key signs. */
export function formatDocumentsList(origin: string, root: Hash, lines: readonly ManifestLine[]): string {
  return `${firstLine}\n${origin}\n${base64(root)}\n${formatManifest(lines)}`;
}

/**
 * The text of a note, unverified. Accepts exactly what {@link formatDocumentsList} writes.
 * @throws ScelleError `format.malformed`
 */
export function parseDocumentsList(bytes: Uint8Array): DocumentsList {
  const text = parseUtf8(bytes, what);
  const [first, origin, root, ...lines] = text.split("\n");
  if (
    first !== firstLine ||
    origin === undefined ||
    origin === "" ||
    root === undefined ||
    lines.length === 0
  ) {
    throw new ScelleError("format.malformed", { what, offset: 0, problem: "not the head of such a list" });
  }
  const digests = parseManifest(utf8(lines.join("\n")), what);
  return { origin, root: parseBase64(root, what, hashSizeBytes), digests };
}
