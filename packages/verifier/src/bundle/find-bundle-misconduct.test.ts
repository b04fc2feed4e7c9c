// SPDX-License-Identifier: Apache-2.0
import { bundlePaths, type Crypto, type VerifierKey } from "@scelle/core";
import { expect, test } from "vitest";
import { consistencyFrom } from "./bundle-consistency.ts";
import type { BundleFiles } from "./bundle-files.ts";
import { findBundleMisconduct } from "./find-bundle-misconduct.ts";

const hugeBytes = 2 ** 40;
const files: BundleFiles = {
  sizes: new Map([
    [bundlePaths.checkpoint, hugeBytes],
    [bundlePaths.consistency(5), hugeBytes],
  ]),
  read: () => Promise.reject(new Error("it was read into memory")),
};

test("what is larger than a checkpoint or a proof can be is not read", async () => {
  const [crypto, key] = [{} as Crypto, {} as VerifierKey];
  expect(await findBundleMisconduct(files, crypto, key, [new Uint8Array(1)])).toBeUndefined();
  expect(await consistencyFrom(files, 5)).toBe("unreadable");
  expect(await consistencyFrom(files, 6)).toBe("absent");
});
