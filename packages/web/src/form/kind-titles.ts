// SPDX-License-Identifier: Apache-2.0

import type { Label } from "@scelle/core";
import { findKind } from "@scelle/core";

/** What a record kind is called; of one that a newer register knows, its name. */
export function kindTitle(kind: string): Label {
  return findKind(kind)?.title ?? { en: kind, fr: kind };
}
