// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";

interface MarkProps {
  /** Which mark it is, for its look: a word of the field, `break` for what is broken. */
  readonly kind?: string;
  readonly children: ReactNode;
}

/** A small label beside what it says something of. */
export function Mark({ kind, children }: MarkProps) {
  return <span className={kind === undefined ? "mark" : `mark mark-${kind}`}>{children}</span>;
}
