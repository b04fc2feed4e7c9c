// SPDX-License-Identifier: Apache-2.0
import type { LooksView } from "@scelle/core/api";
import { useLogPurpose } from "../../api/look-reason.ts";
import { useView } from "../../api/use-view.ts";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { PaperButton } from "../papers/paper-button.tsx";
import { LogPurposeField } from "./log-purpose-field.tsx";
import { LooksTable } from "./looks-table.tsx";
import { looksWords } from "./looks-words.ts";

/** Looks at the case, allowed and refused, newest first. */
export function LooksScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(looksWords);
  const purpose = useLogPurpose(caseRef);
  const { view, problem } = useView<LooksView>(caseRef, "looks");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  return (
    <Page
      actions={<PaperButton caseRef={caseRef} of={caseRef} what="looks" />}
      lead={words.lead}
      title={words.title}
    >
      <LogPurposeField caseRef={caseRef} description={purpose === undefined ? words.ownOnly : words.byRole} />
      <LooksTable empty={words.empty} looks={view.looks} />
    </Page>
  );
}
