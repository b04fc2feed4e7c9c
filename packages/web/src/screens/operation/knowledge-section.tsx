// SPDX-License-Identifier: Apache-2.0
import type { HolderLine, OperationView } from "@scelle/core/api";
import { useLogPurpose } from "../../api/look-reason.ts";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { useWidth } from "../../map/use-width.ts";
import { useWords } from "../../words/use-words.ts";
import { LogPurposeField } from "../looks/log-purpose-field.tsx";
import { AxisGround, placeOf } from "./axis-ground.tsx";
import { KnowledgeClock } from "./knowledge-clock.tsx";
import { operationWords } from "./operation-words.ts";
import { shareOf, type TimeAxis, timeAxis } from "./time-axis.ts";
import "./knowledge.css";

interface KnowledgeSectionProps {
  readonly caseRef: string;
  readonly view: OperationView;
  readonly matterOf: (matter: string) => string;
  /** The moment asked about, where it is not the one that the register chose. */
  readonly at: string | undefined;
  readonly onAt: (instant: string) => void;
  readonly sourceRef: string | undefined;
}

/**
 * Who could have known, by a moment and against an event: a set. Its members stand in the order of their
 * references, without number or weight, each with the records behind it.
 */
export function KnowledgeSection({ caseRef, view, matterOf, at, onAt, sourceRef }: KnowledgeSectionProps) {
  const words = useWords(operationWords);
  const [measure, widthPx] = useWidth<HTMLDivElement>(640);
  const purpose = useLogPurpose(caseRef);
  const asked = at ?? view.at;
  const axis = knowledgeAxis(view, asked);
  return (
    <Section title={words.knew}>
      <p className="quiet">{words.knewLead}</p>
      <p className="quiet">{words.voices}</p>
      {purpose === undefined ? <LogPurposeField caseRef={caseRef} description={words.looksLeftOut} /> : null}
      {view.holders.length === 0 || axis === undefined ? (
        <p className="quiet">{words.noHolders}</p>
      ) : (
        <>
          <KnowledgeClock at={asked} axis={axis} moments={momentsOf(view)} onAt={onAt} />
          <div className="holders-axis" ref={measure}>
            <AxisGround axis={axis} widthPx={widthPx} />
          </div>
          <ul className="holders">
            {view.holders.map((holder) => (
              <Holder
                at={asked}
                axis={axis}
                event={eventSpan(view, sourceRef)}
                holder={holder}
                key={holder.personRefs.join(" ")}
                matterOf={matterOf}
                sourceRef={sourceRef}
                widthPx={widthPx}
              />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

interface HolderProps extends Pick<KnowledgeSectionProps, "matterOf" | "sourceRef"> {
  readonly holder: HolderLine;
  readonly axis: TimeAxis;
  readonly at: string;
  readonly event: Span | undefined;
  readonly widthPx: number;
}

function Holder({ holder, axis, at, event, widthPx, sourceRef, matterOf }: HolderProps) {
  const words = useWords(operationWords);
  const [personRef = ""] = holder.personRefs;
  const timing = timingUnder(holder, sourceRef);
  return (
    <li className="holder">
      <div className="holder-name">
        <NameOf recordRef={personRef} />
        <Mark kind={`known-${holder.byThen}`}>{words.byThen[holder.byThen]}</Mark>
        {timing === undefined ? null : <Mark kind={`timing-${timing}`}>{words.timing[timing]}</Mark>}
      </div>
      <div aria-hidden="true" className="holder-lane">
        <AxisGround axis={axis} isBare widthPx={widthPx} />
        {event === undefined ? null : <div className="holder-event" style={placeOf(axis, event)} />}
        {holder.grounds.map(({ recordRef, way, since }) => (
          <KnownSpan axis={axis} key={`${recordRef} ${way}`} since={since} />
        ))}
        <div className="holder-at" style={{ left: `${(shareOf(axis, Date.parse(at)) * 100).toFixed(3)}%` }} />
      </div>
      <ul aria-label={words.records} className="grounds">
        {holder.grounds.map(({ recordRef, way, since, matters }) => (
          <li key={`${recordRef} ${way}`}>
            <RecordLink recordRef={recordRef}>{words.ways[way]}</RecordLink>{" "}
            <TimeText interval={{ ...since, zone: axis.zone, basis: "stated" }} />
            {matters.length === 0 ? null : ` (${matters.map(matterOf).join(", ")})`}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Possibly known over the time that a record leaves open, surely from its end on. */
function KnownSpan({ axis, since }: { readonly axis: TimeAxis; readonly since: Span }) {
  const rest = { earliest: since.latest, latest: new Date(axis.toMs).toISOString() };
  return (
    <>
      <div className="holder-possibly" style={placeOf(axis, since)} />
      <div className="holder-surely" style={placeOf(axis, rest)} />
    </>
  );
}

interface Span {
  readonly earliest: string;
  readonly latest: string;
}

/** The answer under the source that is believed, or over all of them. */
function timingUnder(holder: HolderLine, sourceRef: string | undefined): HolderLine["timing"] {
  if (sourceRef === undefined) return holder.timing;
  return holder.byReading.find((reading) => reading.sourceRef === sourceRef)?.timing;
}

function eventSpan({ event }: OperationView, sourceRef: string | undefined): Span | undefined {
  return event?.readings.find((reading) => reading.sourceRef === sourceRef)?.interval;
}

function knowledgeAxis(view: OperationView, at: string): TimeAxis | undefined {
  const { startsAt } = view.operation;
  const spans = [
    ...view.holders.flatMap(({ grounds }) => grounds.map(({ since }) => since)),
    ...(view.event?.readings.map(({ interval }) => interval) ?? []),
    { earliest: at, latest: at },
    startsAt,
  ];
  return timeAxis(spans, startsAt.zone);
}

/** Every moment from which on a record puts somebody into the set, and the planned start. */
function momentsOf(view: OperationView): string[] {
  const moments = view.holders.flatMap(({ grounds }) => grounds.map(({ since }) => since.latest));
  return [...new Set([...moments, view.operation.startsAt.earliest])].sort();
}
