// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";

/** A line of a list of facts: what it is called, and what it is. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
