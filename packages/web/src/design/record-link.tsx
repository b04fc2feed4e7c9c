// SPDX-License-Identifier: Apache-2.0
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface RecordLinkProps {
  readonly recordRef: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/**
 * What is shown, and behind it how it is known: opens the record, its author and its proof beside the screen.
 * An address of its own, so that it can be kept and gone back from.
 */
export function RecordLink({ recordRef, children, className = "record-link" }: RecordLinkProps) {
  return (
    <Link
      className={className}
      resetScroll={false}
      search={(now: Readonly<Record<string, string>>) => ({ ...now, entry: recordRef })}
      to="."
    >
      {children}
    </Link>
  );
}
