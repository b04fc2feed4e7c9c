// SPDX-License-Identifier: Apache-2.0
import { bundlePaths, hex, measuredObjects, registerPaths } from "@scelle/core";
import { objectRoot, wholeLeaf } from "../object-root.ts";
import { type BundleVerification, openIndices } from "./bundle-verification.ts";

/**
 * Every sealed object that an open record measured is here, whole and under its root, if objects came along.
 */
export async function checkBundleObjects(bundle: BundleVerification): Promise<void> {
  const { verification, document, records, files, known } = bundle;
  const { reporter, objects, objectClaims, folder, crypto, options } = verification;
  for (const [index, { draft }] of records) {
    for (const { root, sizeBytes } of measuredObjects(draft)) {
      if (!objectClaims.has(root)) objectClaims.set(root, { entryIndex: index, sizeBytes });
    }
  }
  if (!document.objects.areIncluded) return;
  // What a record measured that does not open is not known; its object is not foreign for that.
  if (records.size < openIndices(bundle).length) {
    for (const { root } of document.objects.list) known.add(bundlePaths.object(root));
  }
  const total = [...objectClaims.keys()].reduce((sum, root) => sum + sizeOf(files.sizes, root), 0);
  // Who brings digests of their own has a fast hash for leaves too.
  const leafOf = bundle.newDigest === undefined ? wholeLeaf(crypto) : undefined;
  let before = 0;
  for (const [root, { entryIndex, sizeBytes }] of objectClaims) {
    const path = registerPaths.object(root);
    const found = files.sizes.get(bundlePaths.object(root));
    known.add(bundlePaths.object(root));
    if (found === undefined) {
      objects.missing += 1;
      reporter.report("object.present", "absent", path, { index: entryIndex });
      continue;
    }
    objects.present += 1;
    if (sizeBytes !== undefined && found !== sizeBytes) {
      objects.altered += 1;
      reporter.report("object.present", "failed", path, { found, expected: sizeBytes });
      continue;
    }
    reporter.count("object.present");
    const onChunk = (doneBytes: number) =>
      options.onProgress?.({ stage: "objects", done: before + doneBytes, total });
    const computed = hex(await objectRoot(crypto, folder.stream(path), onChunk, leafOf));
    objects.rehashed += 1;
    before += found;
    if (computed === root) reporter.count("object.content");
    else {
      objects.altered += 1;
      reporter.report("object.content", "failed", path);
    }
  }
}

function sizeOf(sizes: ReadonlyMap<string, number>, root: string): number {
  return sizes.get(bundlePaths.object(root)) ?? 0;
}
