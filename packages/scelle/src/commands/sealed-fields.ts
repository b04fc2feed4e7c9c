// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "@scelle/core";
import type { SealedObject, SourceKind } from "@scelle/register";

/** Stands for the object that is yet to be made when the register is asked whether it would take it in. */
export const supposedObject: SealedObject = {
  root: "0".repeat(64),
  sealedSizeBytes: 1,
  recipientCount: 1,
  plaintextSizeBytes: 1,
  sha256: "0".repeat(64),
  unreadable: [],
  sourceKind: "file",
};

/** What a draft says was measured when an object was sealed. */
export function measuredFields(sourceKind: SourceKind, object: SealedObject): JsonObject {
  const { md5, sha1, unreadable, fileCount } = object;
  return {
    objectRoot: object.root,
    sealedSize: object.sealedSizeBytes,
    recipientCount: object.recipientCount,
    sourceKind,
    imageSize: object.plaintextSizeBytes,
    imageDigest: object.sha256,
    ...(md5 === undefined ? {} : { md5 }),
    ...(sha1 === undefined ? {} : { sha1 }),
    ...(unreadable.length === 0 ? {} : { unreadable: unreadable.map((range) => ({ ...range })) }),
    ...(fileCount === undefined ? {} : { fileCount }),
  };
}
