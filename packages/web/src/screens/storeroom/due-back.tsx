// SPDX-License-Identifier: Apache-2.0
import { LinkTo } from "../../design/link-to.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { useWords } from "../../words/use-words.ts";
import type { StoreroomProps } from "./storeroom-props.ts";
import { storeroomWords } from "./storeroom-words.ts";

const dueWords = {
  en: {
    title: "Due back, the earliest first",
    none: "Nothing that is out has a day to come back.",
    due: "Due back by",
    late: "overdue",
  },
  fr: {
    title: "À rendre, du plus proche au plus lointain",
    none: "Rien de ce qui est sorti n’a de date de retour.",
    due: "À rendre avant",
    late: "en retard",
  },
};

/** What is out and when it should come back. It reminds and decides nothing. */
export function DueBack({ caseRef, lines }: StoreroomProps) {
  const words = useWords(dueWords);
  const common = useWords(storeroomWords);
  const now = new Date().toISOString();
  const due = lines
    .flatMap((line) =>
      line.dueBackAt === undefined || line.end !== undefined ? [] : [{ line, at: line.dueBackAt }],
    )
    .sort((one, other) => (one.at.latest < other.at.latest ? -1 : 1));
  return (
    <Section aside={due.length} title={words.title}>
      <Table
        columns={[words.due, common.number, common.what, common.holder]}
        empty={words.none}
        rows={due.map(({ line, at }) => ({
          key: line.exhibitRef,
          cells: [
            <span key="due">
              <TimeText interval={at} /> {at.latest < now ? <Mark kind="gap">{words.late}</Mark> : null}
            </span>,
            <LinkTo key="number" to={`/cases/${caseRef}/exhibits/${line.exhibitRef}`}>
              <span className="number">{line.number}</span>
            </LinkTo>,
            line.description.replace(/^(Exercise|Exercice)\s*: /, ""),
            <NameOf key="holder" recordRef={line.offer?.receiverRef ?? line.custodianRef ?? ""} />,
          ],
        }))}
      />
    </Section>
  );
}
