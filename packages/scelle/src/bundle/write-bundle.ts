// SPDX-License-Identifier: Apache-2.0
import {
  type BundleJson,
  bagDeclarationText,
  bagPaths,
  bundleDocumentsMax,
  bundlePaths,
  encodeBundleJson,
  formatConsistency,
  formatProof,
  type ManifestLine,
  type PackName,
  parsePayload,
  type RecordPayload,
  ScelleError,
  type Signer,
} from "@scelle/core";
import type { Disclosure, DisclosureOrder, Receipt, Register } from "@scelle/register";
import { programVersion } from "../program/version.ts";
import { type AttestedTimes, attestedTimes } from "./attested-checkpoints.ts";
import { BagWriter } from "./bag-writer.ts";
import { bundleJsonOf } from "./bundle-json-of.ts";
import type { BundleSink } from "./bundle-sink.ts";
import { type BundleDocument, documentMaterial } from "./document-material.ts";
import { documentMakers } from "./documents.ts";
import { readmeText } from "./readme-text.ts";

/** What is handed over, to whom, and why; it becomes a `record-disclosed` before a byte leaves. */
export interface BundleOrder extends DisclosureOrder {
  /** Whether sealed objects go along, still encrypted; all of them unless said otherwise. */
  readonly withObjects?: boolean;
  /** Whose rules of procedure page 1 looks for irregularities by; `generic` unless said otherwise. */
  readonly pack?: PackName;
}

/** What left the register. */
export interface WrittenBundle {
  /** Of the acts of disclosure, one for each thousand records. */
  readonly receipts: readonly Receipt[];
  /** Entries of the case up to its last act of disclosure; the other three add up to it. */
  readonly entries: number;
  readonly disclosed: number;
  readonly withheld: number;
  readonly erased: number;
  readonly objects: number;
  readonly bundleBytes: number;
}

/**
 * Discloses a case: records the act, then writes the bundle as a zip and ends the sink.
 * @param open called when the acts are durable; the first byte goes to the sink that it gives
 * @param onProgress called with bytes of sealed objects, once there are any
 * @throws ScelleError("access.…") for who may not read or disclose; then nothing was written
 */
export async function writeBundle(
  register: Register,
  signer: Signer,
  order: BundleOrder,
  open: (receipts: readonly Receipt[]) => BundleSink | Promise<BundleSink>,
  onProgress: (doneBytes: number, totalBytes: number) => void = () => undefined,
): Promise<WrittenBundle> {
  const disclosure = await register.disclose(signer, order);
  const document = await bundleJsonOf(register.origin, disclosure, order.withObjects !== false);
  const { exercise } = await register.status();
  const sink = await open(disclosure.receipts);
  const bag = new BagWriter(sink, {
    folder: `case-${order.caseRef.slice(0, 8)}-${disclosure.checkpointSize}`,
    madeAt: new Date(document.disclosure.disclosedAt),
  });
  try {
    await fillBag(bag, disclosure, document, {
      isExercise: exercise,
      pack: order.pack ?? "generic",
      onProgress,
    });
    await sink.end();
  } catch (cause) {
    await sink.stop(cause);
    throw cause;
  } finally {
    await bag.close();
  }
  const count = (state: string) => document.entries.filter((entry) => entry.state === state).length;
  return {
    receipts: disclosure.receipts,
    entries: document.entries.length,
    disclosed: count("disclosed"),
    withheld: count("withheld"),
    erased: count("erased"),
    objects: document.objects.areIncluded ? document.objects.list.length : 0,
    bundleBytes: bag.writtenBytes,
  };
}

interface Filling {
  readonly isExercise: boolean;
  readonly pack: PackName;
  readonly onProgress: (doneBytes: number, totalBytes: number) => void;
}

async function fillBag(
  bag: BagWriter,
  disclosure: Disclosure,
  document: BundleJson,
  { isExercise, pack, onProgress }: Filling,
): Promise<void> {
  await bag.add(bagPaths.declaration, bagDeclarationText);
  const lines = [await bag.add(bundlePaths.document, encodeBundleJson(document))];
  await bag.add(bundlePaths.registerJson, await disclosure.registerJson());
  lines.push(await bag.add(bundlePaths.checkpoint, disclosure.checkpoint));
  for (const [size, hashes] of await disclosure.consistency()) {
    lines.push(await bag.add(bundlePaths.consistency(size), formatConsistency(hashes)));
  }
  const timestamps = await disclosure.timestamps();
  for (const { path, bytes } of timestamps) {
    await bag.add(`${bagPaths.payload}${path}`, bytes);
  }
  const open = document.entries.filter(({ state }) => state === "disclosed").map(({ index }) => index);
  const openEntries = new Set([...document.supporting, ...open]);
  const all = [...document.supporting, ...document.entries.map(({ index }) => index)];
  const payloads = new Map<number, RecordPayload>();
  for (const index of all.sort((one, other) => one - other)) {
    const payload = await addEntry(bag, disclosure, index, openEntries.has(index));
    if (payload !== undefined) payloads.set(index, parsePayload(payload));
  }
  const attested = await attestedTimes(timestamps);
  await addDocuments(bag, { disclosure, document, isExercise, pack, attested, payloads, lines });
  await addObjects(bag, disclosure, document, onProgress);
  await bag.finish([
    `Bagging-Date: ${document.disclosure.disclosedAt.slice(0, 10)}`,
    `Bag-Software-Agent: Scelle ${programVersion()}`,
    `External-Identifier: ${document.caseRef}`,
    `Payload-Oxum: ${bag.payloadOxum}`,
  ]);
}

async function addObjects(
  bag: BagWriter,
  disclosure: Disclosure,
  { objects }: BundleJson,
  onProgress: Filling["onProgress"],
): Promise<void> {
  const list = objects.areIncluded ? objects.list : [];
  const total = list.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let before = 0;
  for (const { root, sizeBytes } of list) {
    const object = { root, path: disclosure.objectPath(root), sizeBytes };
    await bag.addObject(bundlePaths.object(root), object, (done) => onProgress(before + done, total));
    before += sizeBytes;
  }
}

interface Written {
  readonly disclosure: Disclosure;
  readonly document: BundleJson;
  readonly isExercise: boolean;
  readonly pack: PackName;
  readonly attested: AttestedTimes;
  readonly payloads: ReadonlyMap<number, RecordPayload>;
  /** Of the files so far that the register answers for: those that nothing else proves. */
  readonly lines: readonly ManifestLine[];
}

/** What is made for reading, README.txt that names it, and the list by which the register answers for it. */
async function addDocuments(bag: BagWriter, written: Written): Promise<void> {
  const { disclosure, document, isExercise, pack, attested, payloads } = written;
  const { checkpoint, receipts, heldCorrections } = disclosure;
  const { origin } = document;
  const known = { origin, isExercise, checkpoint, receipts, document, pack, attested, heldCorrections };
  const material = documentMaterial(known, payloads);
  const lines = [...written.lines];
  const made: Pick<BundleDocument, "path" | "title">[] = [];
  for (const make of documentMakers) {
    for await (const { path, title, content } of make(material)) {
      if (made.length >= bundleDocumentsMax) {
        throw new ScelleError("bundle.too-large", {
          case: document.caseRef,
          entries: document.entries.length,
        });
      }
      lines.push(await bag.add(bundlePaths.documentsFolder + path, content));
      made.push({ path, title });
    }
  }
  lines.push(await bag.add(bagPaths.readme, readmeText(document, made, isExercise)));
  await bag.add(bundlePaths.documentsNote, await disclosure.documentsNote(lines));
}

async function addEntry(
  bag: BagWriter,
  disclosure: Disclosure,
  index: number,
  isOpen: boolean,
): Promise<Uint8Array | undefined> {
  if (!isOpen) {
    await addClosed(bag, disclosure, await disclosure.closedEvidence(index));
    return undefined;
  }
  const evidence = await disclosure.openEvidence(index);
  await addClosed(bag, disclosure, evidence);
  await bag.add(bundlePaths.salt(index), evidence.opened.salt);
  await bag.add(bundlePaths.record(index), evidence.opened.payload);
  return evidence.opened.payload;
}

async function addClosed(
  bag: BagWriter,
  { checkpoint }: Disclosure,
  { index, entry, inclusion }: Awaited<ReturnType<Disclosure["closedEvidence"]>>,
): Promise<void> {
  await bag.add(bundlePaths.entry(index), entry);
  await bag.add(bundlePaths.proof(index), formatProof({ index, hashes: inclusion, checkpoint }));
}
