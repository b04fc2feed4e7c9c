// SPDX-License-Identifier: Apache-2.0
import type { OverviewView } from "@scelle/core/api";
import { LinkTo } from "../../design/link-to.tsx";
import { Mark } from "../../design/mark.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { caseWords } from "./case-words.ts";

/** That files of other systems say something in this case: where it is read, and that it is not ours. */
export function ImportedNote({ caseRef, view }: { readonly caseRef: string; readonly view: OverviewView }) {
  const words = useWords(caseWords);
  const count = view.kinds.find(({ kind }) => kind === "statement-imported")?.count ?? 0;
  if (count === 0) return null;
  return (
    <Section title={words.imported}>
      <p>
        <LinkTo to={`/cases/${caseRef}/imported`}>{words.importedCount(count)}</LinkTo>{" "}
        <Mark>{words.notAttested}</Mark>
      </p>
    </Section>
  );
}
