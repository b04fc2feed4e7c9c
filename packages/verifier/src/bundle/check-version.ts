// SPDX-License-Identifier: Apache-2.0
import type { BundleVerification } from "./bundle-verification.ts";

/**
 * The bundle is of the version that its acts of disclosure say it was made in. Version 1 lacks what version 2
 * brings, and whoever takes that away must not pass for somebody who never had it.
 */
export function checkVersion({ verification, document, records }: BundleVerification): void {
  const { reporter } = verification;
  const found = document.v;
  const acts = new Set(document.disclosure.actRefs);
  const stated = [...records.values()]
    .filter(({ draft }) => draft.kind === "record-disclosed" && acts.has(draft.draftId))
    .map(({ draft }) => draft.stated["bundleVersion"])
    .find((version) => typeof version === "number");
  if (typeof stated === "number" && found < stated) {
    reporter.report("bundle.version", "failed", "bundle.json", { found, expected: stated });
  } else if (found < 2) reporter.report("bundle.version", "note", "bundle.json", { found });
  else if (typeof stated === "number") reporter.report("bundle.version", "ok", "bundle.json", { found });
}
