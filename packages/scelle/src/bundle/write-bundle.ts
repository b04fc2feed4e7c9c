// SPDX-License-Identifier: Apache-2.0
import type { Writable } from "node:stream";
import {
  type BundleJson,
  bagDeclarationText,
  bagPaths,
  bundlePaths,
  encodeBundleJson,
  formatConsistency,
  formatProof,
  type Signer,
} from "@scelle/core";
import type { Disclosure, DisclosureOrder, Receipt, Register } from "@scelle/register";
import { programVersion } from "../program/version.ts";
import { BagWriter } from "./bag-writer.ts";
import { bundleJsonOf } from "./bundle-json-of.ts";
import { readmeText } from "./readme-text.ts";

/** What is handed over, to whom, and why; it becomes a `record-disclosed` before a byte leaves. */
export interface BundleOrder extends DisclosureOrder {
  /** Whether sealed objects go along, still encrypted; all of them unless said otherwise. */
  readonly withObjects?: boolean;
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
 * Discloses a case: records the act, then writes the bundle as a zip and ends `output`.
 * @param onRecorded called when the acts are durable, before the first byte
 * @throws ScelleError("access.…") for who may not read or disclose; then nothing was written
 */
export async function writeBundle(
  register: Register,
  signer: Signer,
  order: BundleOrder,
  output: Writable,
  onRecorded: (receipts: readonly Receipt[]) => void = () => undefined,
): Promise<WrittenBundle> {
  const disclosure = await register.disclose(signer, order);
  const document = await bundleJsonOf(register.origin, disclosure, order.withObjects !== false);
  const { exercise } = await register.status();
  onRecorded(disclosure.receipts);
  const bag = new BagWriter({
    folder: `case-${order.caseRef.slice(0, 8)}-${disclosure.checkpointSize}`,
    madeAt: new Date(document.disclosure.disclosedAt),
  });
  await bag.writeTo(output, () => fillBag(bag, disclosure, document, exercise));
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

async function fillBag(
  bag: BagWriter,
  disclosure: Disclosure,
  document: BundleJson,
  isExercise: boolean,
): Promise<void> {
  await bag.add(bagPaths.declaration, bagDeclarationText);
  await bag.add(bagPaths.readme, readmeText(document, isExercise));
  await bag.add(bundlePaths.document, encodeBundleJson(document));
  await bag.add(bundlePaths.registerJson, await disclosure.registerJson());
  await bag.add(bundlePaths.checkpoint, disclosure.checkpoint);
  for (const [size, hashes] of await disclosure.consistency()) {
    await bag.add(bundlePaths.consistency(size), formatConsistency(hashes));
  }
  const open = document.entries.filter(({ state }) => state === "disclosed").map(({ index }) => index);
  const openEntries = new Set([...document.supporting, ...open]);
  const all = [...document.supporting, ...document.entries.map(({ index }) => index)];
  for (const index of all.sort((one, other) => one - other)) {
    await addEntry(bag, disclosure, index, openEntries.has(index));
  }
  const { areIncluded, list } = document.objects;
  for (const { root, sizeBytes } of areIncluded ? list : []) {
    await bag.addStream(bundlePaths.object(root), disclosure.object(root), sizeBytes);
  }
  await bag.finish([
    `Bagging-Date: ${document.disclosure.disclosedAt.slice(0, 10)}`,
    `Bag-Software-Agent: Scelle ${programVersion()}`,
    `External-Identifier: ${document.caseRef}`,
    `Payload-Oxum: ${bag.payloadOxum}`,
  ]);
}

async function addEntry(
  bag: BagWriter,
  disclosure: Disclosure,
  index: number,
  isOpen: boolean,
): Promise<void> {
  if (!isOpen) {
    await addClosed(bag, disclosure, await disclosure.closedEvidence(index));
    return;
  }
  const evidence = await disclosure.openEvidence(index);
  await addClosed(bag, disclosure, evidence);
  await bag.add(bundlePaths.salt(index), evidence.opened.salt);
  await bag.add(bundlePaths.record(index), evidence.opened.payload);
}

async function addClosed(
  bag: BagWriter,
  { checkpoint }: Disclosure,
  { index, entry, inclusion }: Awaited<ReturnType<Disclosure["closedEvidence"]>>,
): Promise<void> {
  await bag.add(bundlePaths.entry(index), entry);
  await bag.add(bundlePaths.proof(index), formatProof({ index, hashes: inclusion, checkpoint }));
}
