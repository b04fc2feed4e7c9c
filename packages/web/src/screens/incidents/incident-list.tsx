// SPDX-License-Identifier: Apache-2.0
import { incidentTypes, qualifications } from "@scelle/core";
import type { IncidentLine } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { incidentsWords } from "./incidents-words.ts";

interface IncidentListProps {
  readonly incidents: readonly IncidentLine[];
  readonly nameOf: (ref: string) => string;
  readonly chosenRef: string | undefined;
}

/** Every incident: when, where, what in law and since when, and its time under each source. */
export function IncidentList({ incidents, nameOf, chosenRef }: IncidentListProps) {
  return (
    <ol className="incidents">
      {incidents.map((incident) => (
        <Incident
          incident={incident}
          isChosen={incident.incidentRef === chosenRef}
          key={incident.incidentRef}
          nameOf={nameOf}
        />
      ))}
    </ol>
  );
}

interface IncidentProps extends Pick<IncidentListProps, "nameOf"> {
  readonly incident: IncidentLine;
  readonly isChosen: boolean;
}

function Incident({ incident, isChosen, nameOf }: IncidentProps) {
  const words = useWords(incidentsWords);
  const say = useSay();
  const { incidentRef, designation, incidentType, occurredAt, place, territory } = incident;
  return (
    <li className={isChosen ? "incident incident-chosen" : "incident"}>
      <h3>
        <RecordLink recordRef={incidentRef}>{designation}</RecordLink>
      </h3>
      <dl className="facts">
        <dt>{say(wordOf(incidentTypes, incidentType))}</dt>
        <dd>
          {place}
          {territory === undefined ? null : `, ${territory}`}
        </dd>
        <dt>{words.within}</dt>
        <dd>
          <TimeText interval={occurredAt} />
        </dd>
        <dt>{words.qualified}</dt>
        <dd>
          <Qualifications incident={incident} />
        </dd>
        {isOwnReadingOnly(incident) ? null : (
          <>
            <dt>{words.readings}</dt>
            <dd>
              <Readings incident={incident} nameOf={nameOf} />
            </dd>
          </>
        )}
      </dl>
    </li>
  );
}

/** Whether nothing but its own record dates it, which the line above says already. */
function isOwnReadingOnly({ incidentRef, readings }: IncidentLine): boolean {
  return readings.length === 1 && readings[0]?.sourceRef === incidentRef;
}

/** What it was in law, the earlier struck through: the last one holds. */
function Qualifications({ incident }: { readonly incident: IncidentLine }) {
  const history = incident.qualifications;
  const words = useWords(incidentsWords);
  const say = useSay();
  if (history.length === 0) return words.notQualified;
  return (
    <ol className="history">
      {history.map(({ recordRef, qualification, from, by }, i) => {
        const name = say(wordOf(qualifications, qualification));
        const isLast = i === history.length - 1;
        return (
          <li key={recordRef}>
            <RecordLink recordRef={recordRef}>{isLast ? name : <s>{name}</s>}</RecordLink> {words.from}{" "}
            <TimeText interval={from} /> {words.qualifiedBy} {by}
          </li>
        );
      })}
    </ol>
  );
}

function Readings({
  incident: { readings, occurredAt },
  nameOf,
}: { readonly incident: IncidentLine } & Pick<IncidentListProps, "nameOf">) {
  const words = useWords(incidentsWords);
  if (readings.length === 0) return words.noReadings;
  return (
    <ul className="history">
      {readings.map(({ sourceRef, textRef, interval, words: said }) => (
        <li key={sourceRef}>
          <RecordLink recordRef={sourceRef}>{nameOf(textRef ?? sourceRef)}</RecordLink>{" "}
          {said === undefined ? null : <q>{said}</q>}{" "}
          <TimeText interval={{ ...interval, zone: occurredAt.zone, basis: occurredAt.basis }} />
        </li>
      ))}
    </ul>
  );
}
