// SPDX-License-Identifier: Apache-2.0
import { exhibitCategories } from "@scelle/core";
import { useExhibits } from "../../api/use-exhibits.ts";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { SealMark } from "../../design/seal-mark.tsx";
import { Table } from "../../design/table.tsx";
import { durationText } from "../../design/time-words.ts";
import { wordOf } from "../../design/word-of.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";

const exhibitsWords = {
  en: {
    title: "Exhibits",
    lead: "What was taken, under which seal it is, who answers for it now, and where nobody did.",
    number: "Number",
    what: "What",
    seal: "Seal",
    holder: "Held by",
    images: "Images",
    control: "Custody",
    unbroken: "without a gap",
    gaps: (n: number, length: string) => (n === 1 ? `one gap, ${length}` : `${n} gaps, ${length}`),
    empty: "Nothing has been seized in this case.",
    cut: "Not every exhibit is shown: some are too old, or have more records than one look may name.",
    record: "Record a seizure",
    labels: "Labels",
    field: "Prepare a search",
    storeroom: "Storeroom",
    ends: {
      returned: "returned",
      destroyed: "destroyed",
      divided: "divided",
      transferred: "with the other register",
    },
  },
  fr: {
    title: "Scellés",
    lead: "Ce qui fut saisi, sous quel scellé, qui en répond à présent, et où personne n’en répondit.",
    number: "Numéro",
    what: "Objet",
    seal: "Scellé",
    holder: "Détenu par",
    images: "Images",
    control: "Garde",
    unbroken: "sans rupture",
    gaps: (n: number, length: string) => (n === 1 ? `une rupture, ${length}` : `${n} ruptures, ${length}`),
    empty: "Rien n’a été saisi dans cette affaire.",
    cut: "Tous les scellés ne sont pas affichés : certains sont trop anciens, ou comptent plus d’actes qu’une consultation n’en peut désigner.",
    record: "Consigner une saisie",
    labels: "Étiquettes",
    field: "Préparer une perquisition",
    storeroom: "Dépôt",
    ends: {
      returned: "restitué",
      destroyed: "détruit",
      divided: "divisé",
      transferred: "à l’autre registre",
    },
  },
};

/** Every exhibit of the case on a line of its own. */
export function ExhibitsScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(exhibitsWords);
  const say = useSay();
  const language = useLanguage();
  const { view, problem, isCut } = useExhibits(caseRef);
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  return (
    <Page
      actions={
        <>
          <LinkTo to={`/cases/${caseRef}/storeroom`}>{words.storeroom}</LinkTo>
          <LinkTo to={`/cases/${caseRef}/labels`}>{words.labels}</LinkTo>
          <LinkTo to={`/cases/${caseRef}/field`}>{words.field}</LinkTo>
          <LinkTo to={`/cases/${caseRef}/record/exhibit-seized`}>{words.record}</LinkTo>
        </>
      }
      lead={words.lead}
      title={words.title}
    >
      {isCut || view.tooLong.length > 0 ? <p className="quiet">{words.cut}</p> : null}
      <Table
        columns={[
          words.number,
          words.what,
          words.seal,
          words.holder,
          { title: words.images, isFigure: true },
          words.control,
        ]}
        empty={words.empty}
        rows={view.exhibits.map((line) => ({
          key: line.exhibitRef,
          cells: [
            <LinkTo key="number" to={`/cases/${caseRef}/exhibits/${line.exhibitRef}`}>
              <span className="number">{line.number}</span>
            </LinkTo>,
            <span key="what">
              {line.description.replace(/^(Exercise|Exercice)\s*: /, "")}{" "}
              <span className="quiet small">{say(wordOf(exhibitCategories, line.category))}</span>{" "}
              {line.end === undefined ? null : <Mark>{words.ends[line.end]}</Mark>}
            </span>,
            <SealMark key="seal" state={line.seal} />,
            line.custodianRef === undefined ? "" : <NameOf key="holder" recordRef={line.custodianRef} />,
            line.imageCount,
            line.gapCount === 0 ? (
              words.unbroken
            ) : (
              <Mark key="gap" kind="gap">
                {words.gaps(line.gapCount, durationText(line.gapMs, language))}
              </Mark>
            ),
          ],
        }))}
      />
    </Page>
  );
}
