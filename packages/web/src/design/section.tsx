// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  /** What stands at the end of the title's line: a count, an action. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

export function Section({ title, aside, children }: SectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="section">
      <div className="section-head">
        <h2 id={titleId}>{title}</h2>
        {aside === undefined ? null : <div className="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
