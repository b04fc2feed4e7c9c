// SPDX-License-Identifier: Apache-2.0
import type { IncidentsView } from "@scelle/core/api";
import { useState } from "react";
import { useView } from "../../api/use-view.ts";
import { Empty } from "../../design/empty.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { PlaceMap } from "../../map/place-map.tsx";
import { useCityMap } from "../../map/use-city-map.ts";
import { useWords } from "../../words/use-words.ts";
import { CountsSection } from "./counts-section.tsx";
import { IncidentList } from "./incident-list.tsx";
import { incidentsWords } from "./incidents-words.ts";
import "./incidents.css";

/** What happened and where, and counts as they were known on a day. */
export function IncidentsScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(incidentsWords);
  const city = useCityMap();
  const [at, setAt] = useState<string>();
  const [chosenRef, setChosenRef] = useState<string>();
  const { view, nameOf, problem } = useView<IncidentsView>(caseRef, "incidents", { at });
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const places = view.incidents.flatMap(({ incidentRef, designation, position }) =>
    position === undefined ? [] : [{ key: incidentRef, name: designation, position }],
  );
  return (
    <Page lead={words.lead} title={words.title}>
      <div className="incidents-places">
        <Section title={words.map}>
          <PlaceMap
            chosenKey={chosenRef}
            city={city}
            onChoose={setChosenRef}
            places={places}
            title={words.mapTitle}
          />
        </Section>
        <Section title={words.incidents}>
          {view.incidents.length === 0 ? <Empty>{words.noIncidents}</Empty> : null}
          <IncidentList chosenRef={chosenRef} incidents={view.incidents} nameOf={nameOf} />
        </Section>
      </div>
      <CountsSection onAt={setAt} view={view} />
    </Page>
  );
}
