// SPDX-License-Identifier: Apache-2.0
import { Link } from "@tanstack/react-router";
import { useWords } from "../words/use-words.ts";
import { useCases, useGranted } from "./session.ts";
import { shellWords } from "./shell-words.ts";

const sections = [
  "case",
  "account",
  "exhibits",
  "people",
  "operations",
  "incidents",
  "regularity",
  "looks",
  "record",
] as const;

interface SectionLinksProps {
  readonly caseRef: string | undefined;
  readonly onFollow: () => void;
}

/** The sections of a case, or the screens without one. */
export function SectionLinks({ caseRef, onFollow }: SectionLinksProps) {
  const words = useWords(shellWords);
  const granted = useGranted() ?? [];
  const isGranted = granted.some((one) => one.caseRef === caseRef);
  const isOfCase = useCases()?.some((one) => one.caseRef === caseRef) ?? true;
  // Whoever reads under a decision has one page of the case; a member who does has it beside the others.
  const shown = [...(isOfCase || !isGranted ? sections : []), ...(isGranted ? (["file"] as const) : [])];
  return (
    <nav aria-label={words.sections} className="sections">
      <ul>
        {caseRef === undefined
          ? null
          : shown.map((section) => (
              <li key={section}>
                <Link
                  activeOptions={{ exact: section === "case", includeSearch: false }}
                  onClick={onFollow}
                  params={{}}
                  search={{}}
                  to={section === "case" ? `/cases/${caseRef}` : `/cases/${caseRef}/${section}`}
                >
                  {words[section]}
                </Link>
              </li>
            ))}
        <li className="sections-apart">
          <Link
            activeOptions={{ exact: true, includeSearch: false }}
            onClick={onFollow}
            search={{}}
            to="/cases"
          >
            {words.cases}
          </Link>
        </li>
        <li>
          <Link activeOptions={{ includeSearch: false }} onClick={onFollow} search={{}} to="/field">
            {words.field}
          </Link>
        </li>
        <li>
          <Link activeOptions={{ includeSearch: false }} onClick={onFollow} search={{}} to="/verify">
            {words.verify}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
