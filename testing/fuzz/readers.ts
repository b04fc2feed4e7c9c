// SPDX-License-Identifier: Apache-2.0
import { cloneFiles } from "../tidy/source-tree.ts";

/** Functions that read what comes from outside under another verb than the usual ones. */
const otherwiseNamed = [
  "judgeTimestamp",
  "lookAtImage",
  "measureObject",
  "openCheckpoint",
  "openKeyRing",
  "openObject",
  "openPayload",
  "openSuccession",
  "readBase64url",
  "verifyBundle",
  "verifyCosignatures",
  "zipBundleFiles",
];
const exported = /^export (?:async )?(?:function |const )((?:parse|decode|unpad)[A-Z]\w*)/gm;

/** Every function that packages which meet hostile bytes export to take them apart. */
export function readersOf(): string[] {
  const sources = cloneFiles().filter(({ path }) =>
    /^packages\/(?:core|register|verifier)\/src\/(?!.*(?:\.test\.ts$|\/spec\/)).*\.ts$/.test(path),
  );
  const found = sources.flatMap(({ code }) => [...code.matchAll(exported)].map((match) => match[1] ?? ""));
  return [...new Set([...found, ...otherwiseNamed])].sort();
}
