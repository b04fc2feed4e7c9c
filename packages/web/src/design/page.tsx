// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from "react";

interface PageProps {
  readonly title: string;
  /** One or two sentences on what the page shows. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A screen: its title, which is also the document's, and where reading begins after a change of screen. */
export function Page({ title, lead, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Scellé`;
  }, [title]);
  return (
    <article className="page">
      <header className="page-head">
        <div>
          <h1 ref={heading}>{title}</h1>
          {lead === undefined ? null : <div className="page-lead">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </article>
  );
}
