// SPDX-License-Identifier: Apache-2.0
import { AssertionError } from "@scelle/core";
import type { Report } from "../report.ts";
import type { VerifyOptions } from "../verify-options.ts";
import type { BundleFiles } from "./bundle-files.ts";

/** What a bundle needs no more of than a register; a bundle brings the keys to its own contents. */
export type VerifyBundleOptions = Pick<
  VerifyOptions,
  "crypto" | "logKey" | "policy" | "anchors" | "onProgress"
>;

/**
 * Checks the bundle of one case: every file, every entry, the chain of the case, every signature; never only
 * the
 * first fault.
 * @throws ScelleError if `logKey` or `policy` is malformed: these come from whoever asks
 */
export function verifyBundle(files: BundleFiles, options: VerifyBundleOptions): Promise<Report> {
  throw new AssertionError(`${files.sizes.size} files, ${Object.keys(options).length} options`);
}
