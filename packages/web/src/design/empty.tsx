// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";

/** Says that there is nothing, and why. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
