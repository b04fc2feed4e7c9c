// SPDX-License-Identifier: Apache-2.0
import type { OperationView } from "@scelle/core/api";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { PlaceMap } from "../../map/place-map.tsx";
import { useCityMap } from "../../map/use-city-map.ts";
import { useWords } from "../../words/use-words.ts";
import { operationWords } from "./operation-words.ts";
import { useStrength } from "./strength-words.ts";

interface PlanSectionProps {
  readonly view: OperationView;
  readonly nameOf: (ref: string) => string;
}

/** The plan in words: what for, drawn up when and by whom, when, how strong, with whom. */
export function PlanSection({ view, nameOf }: PlanSectionProps) {
  const words = useWords(operationWords);
  const strengthOf = useStrength();
  const { operation } = view;
  return (
    <Section
      aside={<RecordLink recordRef={operation.operationRef}>{words.planRecord}</RecordLink>}
      title={words.plan}
    >
      <p className="reading">{operation.purpose}</p>
      <dl className="facts">
        <dt>{words.drawnUp}</dt>
        <dd>
          <TimeText interval={view.plannedAt} /> {words.by}{" "}
          {view.plannedByRefs.map((ref, i) => (
            <span key={ref}>
              {i === 0 ? "" : ", "}
              <NameOf recordRef={ref} />
            </span>
          ))}
        </dd>
        <dt>{words.start}</dt>
        <dd>
          <TimeText interval={operation.startsAt} />
        </dd>
        <dt>{words.end}</dt>
        <dd>
          <TimeText interval={operation.endsAt} />
        </dd>
        <dt>{words.strength}</dt>
        <dd>{strengthOf(operation.strength)}</dd>
        <dt>{words.forces}</dt>
        <dd>
          {view.forces.length === 0 ? (
            words.noForces
          ) : (
            <ul className="forces">
              {view.forces.map(({ bodyRef, strength }) => (
                <li key={bodyRef}>
                  <RecordLink recordRef={bodyRef}>{nameOf(bodyRef)}</RecordLink>{" "}
                  <span className="figure">
                    {strength === undefined ? words.strengthNotSaid : strengthOf(strength)}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </Section>
  );
}

/** Areas of the operation, and incidents of the case as places. */
export function OperationMap({ view }: { readonly view: OperationView }) {
  const words = useWords(operationWords);
  const city = useCityMap();
  const places = (view.incidents ?? []).flatMap(({ incidentRef, designation, position, occurredAt }) =>
    position === undefined
      ? []
      : [
          {
            key: incidentRef,
            name: designation,
            position,
            beside: (
              <RecordLink recordRef={incidentRef}>
                <TimeText interval={occurredAt} />
              </RecordLink>
            ),
          },
        ],
  );
  return (
    <Section title={words.map}>
      {view.areas.length === 0 ? <p className="quiet">{words.noAreas}</p> : null}
      <PlaceMap
        areas={view.areas.map(({ name, outline }) => ({ key: name, name, outline }))}
        city={city}
        places={places}
        title={words.mapTitle}
      />
    </Section>
  );
}
