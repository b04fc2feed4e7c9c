// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  bagDeclarationText,
  bagPaths,
  base64url,
  bundlePaths,
  encodeBundleJson,
  formatDocumentsList,
  formatManifest,
  formatProof,
  holdsKey,
  inclusionProof,
  keySlot,
  type ManifestDigest,
  type ManifestLine,
  nonceSizeBytes,
  openPayload,
  parseCheckpoint,
  parseEntry,
  parseEntryBundle,
  parseNote,
  parsePayload,
  parsePayloadFile,
  registerPaths,
  signNote,
  tileNodeReader,
  utf8,
} from "@scelle/core";
import { type Inquiry, inquiry } from "../verifier/inquiry.ts";
import { namedBytes, testCrypto } from "../verifier/test-crypto.ts";

/**
 * The files of a bag over the inquiry of the verifier's tests: checkpoint, entries, proofs and contents are
 * genuine; nobody disclosed them, so its verdict is bad. It leads a reader through every kind of file.
 */
export async function sampleBundle(): Promise<Map<string, Uint8Array>> {
  const made = await inquiry();
  const { builder, refs } = made;
  const checkpoint = fileOf(made, registerPaths.checkpoint);
  const files = new Map<string, Uint8Array>([
    [bundlePaths.registerJson, fileOf(made, registerPaths.registerJson)],
    [bundlePaths.checkpoint, checkpoint],
  ]);
  const indices = builder.leaves.map((_leaf, index) => index);
  const ofCase: number[] = [];
  for (const index of indices) {
    const isOfCase = await addEntry(made, files, index);
    if (isOfCase) ofCase.push(index);
  }
  const document = encodeBundleJson({
    v: 2,
    origin: builder.origin,
    caseRef: refs.case,
    checkpointSize: builder.size,
    disclosure: {
      actRefs: [refs.phone],
      disclosedBy: refs.founder,
      disclosedAt: "2026-01-05T10:00:00.000Z",
      recipientRef: refs.clerk,
      standing: "counsel",
      means: "dossier",
      reason: "Hearing",
    },
    entries: ofCase.map((index, seq) => ({
      state: "disclosed" as const,
      seq,
      index,
      opening: base64url(namedBytes(`opening ${seq}`, 32)),
    })),
    supporting: indices.filter((index) => !ofCase.includes(index)),
    objects: { areIncluded: false, list: [] },
  });
  files.set(bundlePaths.document, document);
  files.set(`${bundlePaths.documentsFolder}table.csv`, utf8("a,b\r\n"));
  const lines = [...files].flatMap(([path, bytes]) => (isMade(path) ? [lineOf(path, bytes)] : []));
  const { root } = parseCheckpoint(parseNote(checkpoint).text);
  const text = formatDocumentsList(builder.origin, root, lines);
  files.set(
    bundlePaths.documentsNote,
    utf8(await signNote(testCrypto, text, builder.origin, builder.signer)),
  );
  return asBag(files);
}

/** Adds what a bundle shows of an entry; says whether the entry is of a case. */
async function addEntry(made: Inquiry, files: Map<string, Uint8Array>, index: number): Promise<boolean> {
  const { builder } = made;
  const { size } = builder;
  const path = registerPaths.entryBundle({ index: 0, width: size });
  const entryBytes = parseEntryBundle(fileOf(made, path), size)[index] ?? new Uint8Array(0);
  const readTile = (ref: Parameters<typeof registerPaths.tile>[0]) =>
    Promise.resolve(fileOf(made, registerPaths.tile(ref)));
  const hashes = await inclusionProof(testCrypto, tileNodeReader(testCrypto, size, readTile), index, size);
  const note = Buffer.from(fileOf(made, registerPaths.checkpoint)).toString("utf8");
  files.set(bundlePaths.entry(index), entryBytes);
  files.set(bundlePaths.proof(index), utf8(formatProof({ index, hashes, checkpoint: note })));
  const { page, offset } = keySlot(index);
  const wrapped = fileOf(made, registerPaths.keyPage(page)).subarray(offset, offset + 40);
  if (!holdsKey(wrapped)) return false;
  const payloadKey = await testCrypto.unwrapAesKw(builder.recordKey, wrapped);
  const stored = storedPayloads(made)[index];
  if (payloadKey === undefined || stored === undefined || stored.length < nonceSizeBytes) return false;
  const sealed = { origin: builder.origin, entry: parseEntry(entryBytes), stored, payloadKey };
  const { salt, payload } = await openPayload(testCrypto, sealed);
  files.set(bundlePaths.salt(index), salt);
  files.set(bundlePaths.record(index), payload);
  return parsePayload(payload).assigned.caseRef !== undefined;
}

/** All stored payloads, in the order of the log. */
function storedPayloads({ files }: Inquiry): Uint8Array[] {
  const paths = [...files.keys()].filter((path) => path.startsWith("payload/")).sort();
  return paths.flatMap((path) => {
    const count = Number(path.split(".")[1]);
    return parsePayloadFile(files.get(path) ?? new Uint8Array(0), count);
  });
}

/** Adds what makes files a bag. */
function asBag(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  const manifest = (paths: readonly string[], digestName: ManifestDigest = "sha256") =>
    utf8(formatManifest(paths.map((path) => lineOf(path, files.get(path) ?? new Uint8Array(0), digestName))));
  const payload = [...files.keys()];
  files.set(bagPaths.manifest, manifest(payload));
  files.set(bagPaths.manifestSha512, manifest(payload, "sha512"));
  files.set(bagPaths.declaration, utf8(bagDeclarationText));
  files.set(bagPaths.info, utf8("Bagging-Date: 2026-01-05\n"));
  files.set(bagPaths.readme, utf8("A bundle.\n"));
  const tags = [...files.keys()].filter((path) => !path.startsWith(bagPaths.payload));
  files.set(bagPaths.tagManifest, manifest(tags));
  files.set(bagPaths.tagManifestSha512, manifest(tags, "sha512"));
  return files;
}

function isMade(path: string): boolean {
  return path === bundlePaths.document || path.startsWith(bundlePaths.documentsFolder);
}

function lineOf(path: string, bytes: Uint8Array, digestName: ManifestDigest = "sha256"): ManifestLine {
  return { path, digest: createHash(digestName).update(bytes).digest("hex") };
}

function fileOf({ files }: Inquiry, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`the inquiry has no ${path}`);
  return bytes;
}
