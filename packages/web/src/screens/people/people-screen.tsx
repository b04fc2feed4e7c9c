// SPDX-License-Identifier: Apache-2.0
import { bodyTypes, dispositionOutcomes, legalStatuses, memberRoles, statusSources } from "@scelle/core";
import type { PeopleView, PersonLine } from "@scelle/core/api";
import { calledIn, useKnownLabels } from "../../api/known-labels.ts";
import { useView } from "../../api/use-view.ts";
import { Empty } from "../../design/empty.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import "./people.css";

const peopleWords = {
  en: {
    title: "People",
    lead: "Everybody whom the records of this case name: offices rather than names, each with a legal status and its source, or none.",
    presumption: "Whoever is under allegation is presumed innocent until a court has found otherwise.",
    concerned: "Whom the allegations concern",
    others: "Others",
    noOthers: "Nobody else is named.",
    noConcerned: "No allegation names a person.",
    bodies: "Bodies",
    noBodies: "No body is named.",
    noStatus: "no legal status on record",
    by: "by",
    undecided: "not decided",
    name: "Name",
    kind: "Kind",
    joined: (n: number) => `${n} records, identified as one person`,
    record: "Register a person",
  },
  fr: {
    title: "Personnes",
    lead: "Toutes celles que nomment les actes de l’affaire : des fonctions plutôt que des noms, chacune avec un statut et sa source, ou sans statut.",
    presumption:
      "Toute personne mise en cause est présumée innocente tant qu’un tribunal n’en a pas jugé autrement.",
    concerned: "Celles que visent les allégations",
    others: "Autres",
    noOthers: "Personne d’autre n’est nommé.",
    noConcerned: "Aucune allégation ne vise de personne.",
    bodies: "Services et organismes",
    noBodies: "Aucun service n’est nommé.",
    noStatus: "aucun statut consigné",
    by: "par",
    undecided: "non tranché",
    name: "Nom",
    kind: "Nature",
    joined: (n: number) => `${n} actes, identifiés comme une même personne`,
    record: "Enregistrer une personne",
  },
};

/** Everybody in the case, with a legal status and its source or the word that there is none. */
export function PeopleScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(peopleWords);
  const say = useSay();
  const { view, problem } = useView<PeopleView>(caseRef, "people");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const isConcerned = ({ isImplicated, standings }: PersonLine) => isImplicated || standings.length > 0;
  const concerned = view.people.filter(isConcerned);
  const others = view.people.filter((person) => !isConcerned(person));
  return (
    <Page
      actions={<LinkTo to={`/cases/${caseRef}/record/person-registered`}>{words.record}</LinkTo>}
      lead={words.lead}
      title={words.title}
    >
      <p className="people-presumption">{words.presumption}</p>
      <Section aside={concerned.length} title={words.concerned}>
        {concerned.length === 0 ? (
          <Empty>{words.noConcerned}</Empty>
        ) : (
          <Lines caseRef={caseRef} people={concerned} />
        )}
      </Section>
      <Section aside={others.length} title={words.others}>
        {others.length === 0 ? <Empty>{words.noOthers}</Empty> : <Lines caseRef={caseRef} people={others} />}
      </Section>
      <Section aside={view.bodies.length} title={words.bodies}>
        <Table
          columns={[words.name, words.kind]}
          empty={words.noBodies}
          rows={view.bodies.map(({ bodyRef, name, bodyType }) => ({
            key: bodyRef,
            cells: [
              <RecordLink key="name" recordRef={bodyRef}>
                {name}
              </RecordLink>,
              say(wordOf(bodyTypes, bodyType)),
            ],
          }))}
        />
      </Section>
    </Page>
  );
}

interface LinesProps {
  readonly caseRef: string;
  readonly people: readonly PersonLine[];
}

function Lines({ caseRef, people }: LinesProps) {
  return (
    <ul className="people">
      {people.map((person) => (
        <Line caseRef={caseRef} key={person.personRefs[0] ?? person.name} person={person} />
      ))}
    </ul>
  );
}

function Line({ caseRef, person }: { readonly caseRef: string; readonly person: PersonLine }) {
  const words = useWords(peopleWords);
  const say = useSay();
  const labels = useKnownLabels();
  const { personRefs, name, office, memberRoles: roles, legalStatus, standings } = person;
  return (
    <li>
      <p className="people-name">
        <RecordLink recordRef={personRefs[0] ?? ""}>{name}</RecordLink>{" "}
        <span className="quiet">{office === undefined || name.startsWith(office) ? "" : office}</span>{" "}
        {roles.map((role) => (
          <Mark key={role}>{say(wordOf(memberRoles, role))}</Mark>
        ))}
      </p>
      <p className="people-status">
        {legalStatus === undefined ? (
          <span className="quiet">{words.noStatus}</span>
        ) : (
          <RecordLink recordRef={legalStatus.recordRef}>
            {say(wordOf(legalStatuses, legalStatus.status))}, {words.by}{" "}
            {say(wordOf(statusSources, legalStatus.source)).toLowerCase()}
          </RecordLink>
        )}
      </p>
      {standings.length === 0 ? null : (
        <ul className="people-standings">
          {standings.map(({ allegationRef, outcome }) => (
            <li key={allegationRef}>
              <LinkTo to={`/cases/${caseRef}/allegations/${allegationRef}`}>
                {calledIn(labels, allegationRef).replace(/^(Exercise|Exercice)\s*: /, "")}
              </LinkTo>{" "}
              <Mark>
                {outcome === undefined ? words.undecided : say(wordOf(dispositionOutcomes, outcome))}
              </Mark>
            </li>
          ))}
        </ul>
      )}
      {personRefs.length < 2 ? null : <p className="quiet small">{words.joined(personRefs.length)}</p>}
    </li>
  );
}
