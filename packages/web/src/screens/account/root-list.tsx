// SPDX-License-Identifier: Apache-2.0
import type { SayingsAnswer } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";

interface RootListProps {
  readonly roots: SayingsAnswer["roots"];
  readonly nameOf: (ref: string) => string;
  readonly calledOf: (ref: string) => string;
}

/** Distinct sources, each as a bracket that holds the statements which go back to it. */
export function RootList({ roots, nameOf, calledOf }: RootListProps) {
  const words = useWords(accountWords);
  return (
    <ul className="roots">
      {roots.map(({ partyRefs, isUnnamed, statementRefs }) => (
        <li key={statementRefs.join(" ")}>
          <span className="root-name">
            {partyRefs.map((ref, i) => (
              <span key={ref}>
                {i === 0 ? "" : " / "}
                <RecordLink recordRef={ref}>{nameOf(ref)}</RecordLink>
              </span>
            ))}
            {isUnnamed ? ` ${partyRefs.length === 0 ? words.unnamed : words.orUnnamed}` : null}
          </span>
          <ul className="root-statements">
            {statementRefs.map((ref) => (
              <li key={ref}>
                <RecordLink recordRef={ref}>{calledOf(ref)}</RecordLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
