// SPDX-License-Identifier: Apache-2.0
import {
  bagPaths,
  bundlePaths,
  encodeBundleJson,
  formatConsistency,
  formatDocumentsList,
  formatManifest,
  hex,
  parseBundleJson,
  parseConsistency,
  parseDocumentsList,
  parseManifest,
  parseNote,
  parseTimestampPath,
  utf8,
} from "@scelle/core";
import { type Anchor, parseAnchor, parseFingerprint, verifyBundle, zipBundleFiles } from "@scelle/verifier";
import { namedBytes, testCrypto } from "../verifier/test-crypto.ts";
import { bytesRow, type ParserRow, textRow } from "./parser-row.ts";
import { sampleBundle } from "./sample-bundle.ts";
import { storedZip } from "./stored-zip.ts";
import { vectors } from "./vectors.ts";

const bundle = await sampleBundle();
const inFolder = new Map([...bundle].map(([path, bytes]) => [`case-0123abcd-15/${path}`, bytes]));
const smallZip = storedZip(new Map([...inFolder].slice(0, 4)));
const rootHex = hex(namedBytes("root", 32));
const document = bundle.get(bundlePaths.document) ?? new Uint8Array(0);

/** Parsers of what is handed over, and of what somebody kept outside a register. */
export const bundleParsers: readonly ParserRow[] = [
  bytesRow({
    name: "bag manifest",
    form: "lines",
    samples: [bagPaths.manifest, bagPaths.tagManifest].map((path) => bundle.get(path) ?? new Uint8Array(0)),
    parse: (bytes) => parseManifest(bytes, "manifest"),
    encode: (digests) => utf8(formatManifest([...digests].map(([path, digest]) => ({ path, digest })))),
  }),
  bytesRow({
    name: "bag manifest of SHA-512",
    form: "lines",
    samples: [bagPaths.manifestSha512, bagPaths.tagManifestSha512].map(
      (path) => bundle.get(path) ?? new Uint8Array(0),
    ),
    parse: (bytes) => parseManifest(bytes, "manifest", "sha512"),
    encode: (digests) => utf8(formatManifest([...digests].map(([path, digest]) => ({ path, digest })))),
  }),
  bytesRow({
    name: "list of documents",
    form: "lines",
    samples: [parseNote(bundle.get(bundlePaths.documentsNote) ?? new Uint8Array(0)).text].map(utf8),
    parse: parseDocumentsList,
    encode: ({ origin, root, digests }) =>
      utf8(
        formatDocumentsList(
          origin,
          root,
          [...digests].map(([path, digest]) => ({ path, digest })),
        ),
      ),
  }),
  textRow({
    name: "name of a file of a timestamp",
    samples: [
      ...(["tsr", "chain.pem", "crl.pem"] as const).map((part) =>
        bundlePaths.timestamp(15, "0123456789abcdef", part),
      ),
      bundlePaths.timestampCheckpoint(70_000),
    ],
    parse: parseTimestampPath,
    encode: (path) => {
      if (path === undefined) return "";
      return path.part === "checkpoint"
        ? bundlePaths.timestampCheckpoint(path.size)
        : bundlePaths.timestamp(path.size, path.authorityId, path.part);
    },
  }),
  bytesRow({
    name: "bundle.json",
    form: "json",
    samples: [document],
    parse: parseBundleJson,
    encode: encodeBundleJson,
  }),
  bytesRow({
    name: "consistency proof",
    form: "lines",
    samples: [0, 1, 5].map((count) =>
      utf8(formatConsistency(Array.from({ length: count }, (_, i) => namedBytes(`hash ${i}`, 32)))),
    ),
    parse: parseConsistency,
    encode: (hashes) => utf8(formatConsistency(hashes)),
  }),
  bytesRow({
    name: "zip of a bundle",
    samples: [smallZip],
    parse: readZip,
    weight: 8,
  }),
  bytesRow({
    name: "whole bundle",
    samples: [storedZip(inFolder)],
    parse: async (bytes) =>
      verifyBundle(await zipBundleFiles(new Blob([bytes.slice()])), { crypto: testCrypto }),
    weight: 60,
  }),
  bytesRow({
    name: "anchor",
    form: "lines",
    samples: [
      vectors.checkpoint.cosigned.note,
      vectors.proofs[0] ?? "",
      `15:${rootHex}`,
      JSON.stringify({ receipt: { index: 4, leafHash: "A".repeat(43) } }),
    ].map(utf8),
    parse: (bytes) => parseAnchor("anchor", bytes),
    isSound: isPlace,
  }),
  textRow({
    name: "fingerprint",
    samples: [
      `15:${rootHex}`,
      `15: ${rootHex.toUpperCase().replace(/(.{8})/g, "$1 ")}`,
      `0:${"A".repeat(43)}`,
    ],
    parse: (text) => parseFingerprint("fingerprint", text),
    isSound: (anchor) => anchor === undefined || isPlace(anchor),
  }),
];

/** A place in a log, and a hash at it. */
function isPlace(anchor: Anchor): boolean {
  if (anchor.kind === "checkpoint") return true;
  const [at, hash] = anchor.kind === "receipt" ? [anchor.index, anchor.leafHash] : [anchor.size, anchor.root];
  return Number.isSafeInteger(at) && at >= 0 && hash.length === 32;
}

/** Lists a zip and reads all that it lists. */
async function readZip(bytes: Uint8Array): Promise<unknown> {
  const files = await zipBundleFiles(new Blob([bytes.slice()]));
  for (const path of files.sizes.keys()) await files.read(path);
  return files.sizes;
}
