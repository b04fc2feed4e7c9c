// SPDX-License-Identifier: Apache-2.0
import { useCases, useGranted } from "../../app/session.ts";
import { InstantText } from "../../design/instant-text.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { useWords } from "../../words/use-words.ts";

const casesWords = {
  en: {
    title: "Cases",
    lead: "Those that you may read. Of others this page says nothing, not even that they exist.",
    number: "Number",
    name: "Title",
    opened: "Opened",
    entries: "Entries",
    closed: "closed",
    givenAway: "given to another register",
    empty: "There is no case that you may read. Whoever leads one can admit you.",
    open: "Open a case",
    files: "Files opened to you",
    filesHelp: "By a decision on access that you were notified of: what it lists, and nothing else.",
    file: (n: number) => `File ${n}`,
  },
  fr: {
    title: "Affaires",
    lead: "Celles que vous pouvez lire. Des autres, cette page ne dit rien, pas même qu’elles existent.",
    number: "Numéro",
    name: "Intitulé",
    opened: "Ouverte",
    entries: "Entrées",
    closed: "close",
    givenAway: "transmise à un autre registre",
    empty: "Il n’y a pas d’affaire que vous puissiez lire. Qui en dirige une peut vous y admettre.",
    open: "Ouvrir une affaire",
    files: "Dossiers qui vous sont ouverts",
    filesHelp: "Par une décision d’accès qui vous a été notifiée : ce qu’elle liste, et rien d’autre.",
    file: (n: number) => `Dossier ${n}`,
  },
};

/** The cases of whoever is signed in. */
export function CasesScreen() {
  const words = useWords(casesWords);
  const cases = useCases();
  if (cases === undefined) return <Loading />;
  return (
    <Page actions={<LinkTo to="/cases/new">{words.open}</LinkTo>} lead={words.lead} title={words.title}>
      <Table
        columns={[words.number, words.name, words.opened, { title: words.entries, isFigure: true }]}
        empty={words.empty}
        rows={cases.map(({ caseRef, number, title, openedAt, entries, isClosed, isGivenAway }) => ({
          key: caseRef,
          cells: [
            <LinkTo key="number" to={`/cases/${caseRef}`}>
              <span className="number">{number}</span>
            </LinkTo>,
            <span key="title">
              {title} {isClosed ? <Mark>{words.closed}</Mark> : null}{" "}
              {isGivenAway ? <Mark>{words.givenAway}</Mark> : null}
            </span>,
            <InstantText instant={openedAt} key="opened" />,
            entries,
          ],
        }))}
      />
      <GrantedFiles />
    </Page>
  );
}

/** Files that a decision opens to whoever is signed in: nothing else of their cases. */
function GrantedFiles() {
  const words = useWords(casesWords);
  const cases = [...new Set((useGranted() ?? []).map(({ caseRef }) => caseRef))];
  if (cases.length === 0) return null;
  return (
    <Section title={words.files}>
      <p className="quiet">{words.filesHelp}</p>
      <ul>
        {cases.map((caseRef, i) => (
          <li key={caseRef}>
            <LinkTo to={`/cases/${caseRef}/file`}>{words.file(i + 1)}</LinkTo>
          </li>
        ))}
      </ul>
    </Section>
  );
}
