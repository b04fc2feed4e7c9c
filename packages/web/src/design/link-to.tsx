// SPDX-License-Identifier: Apache-2.0
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface LinkToProps {
  /** A path of this app, with a query if a screen takes one. */
  readonly to: string;
  readonly children: ReactNode;
  readonly "aria-current"?: "page";
  readonly className?: string;
}

/** A link to another screen. */
export function LinkTo({ to, children, ...props }: LinkToProps) {
  const [path, query] = to.split("?");
  return (
    <Link {...props} search={Object.fromEntries(new URLSearchParams(query))} to={path ?? "/"}>
      {children}
    </Link>
  );
}
