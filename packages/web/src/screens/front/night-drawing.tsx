// SPDX-License-Identifier: Apache-2.0
import type { FrontView } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { intervalText } from "../../design/time-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { frontWords } from "./front-words.ts";

interface NightDrawingProps {
  readonly night: NonNullable<FrontView["night"]>;
  readonly believed: number;
  readonly nameOf: (ref: string) => string;
}

const drawing = { width: 400, height: 74, line: 14 } as const;

/** One line of time with the planned moment, and where each source puts the event. */
export function NightDrawing({ night, believed, nameOf }: NightDrawingProps) {
  const words = useWords(frontWords);
  const language = useLanguage();
  const { readings, plannedStart, order } = night;
  const place = scaleOf(night);
  const chosen = readings[believed] ?? readings[0];
  const chosenOrder = order.find(({ sourceRef }) => sourceRef === chosen?.sourceRef)?.order ?? "overlaps";
  const { zone } = plannedStart;
  return (
    <div className="night">
      <svg aria-hidden="true" className="night-picture" viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
        {readings.map(({ sourceRef, interval }, i) => {
          const [from, until] = [place(interval.earliest), place(interval.latest)];
          const className = sourceRef === chosen?.sourceRef ? "night-bar night-believed" : "night-bar";
          return (
            <rect
              className={className}
              height={12}
              key={sourceRef}
              width={until - from}
              x={from}
              y={20 + i * 18}
            />
          );
        })}
        <line className="night-axis" x1="0" x2={drawing.width} y1={drawing.line} y2={drawing.line} />
        <line
          className="night-planned"
          x1={place(plannedStart.earliest)}
          x2={place(plannedStart.earliest)}
          y1={2}
          y2={drawing.height - 14}
        />
        <text
          className="night-label"
          textAnchor="middle"
          x={place(plannedStart.earliest)}
          y={drawing.height - 2}
        >
          {words.planned}
        </text>
      </svg>
      <ul className="front-list">
        {readings.map(({ sourceRef, textRef, interval, words: said }) => (
          <li className={sourceRef === chosen?.sourceRef ? "night-chosen" : "quiet"} key={sourceRef}>
            <RecordLink recordRef={sourceRef}>
              {said === undefined ? nameOf(textRef ?? sourceRef) : `“${said}”`}
            </RecordLink>{" "}
            <span className="small">{intervalText({ ...interval, zone, basis: "stated" }, language)}</span>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="night-verdict">
        {words.nightOrder[chosenOrder]}
      </p>
      <p className="quiet small">{words.depends}</p>
    </div>
  );
}

/** Moments to the drawing's width, with an hour of room at both ends. */
function scaleOf({ readings, plannedStart }: NightDrawingProps["night"]): (instant: string) => number {
  const moments = [
    ...readings.flatMap(({ interval }) => [interval.earliest, interval.latest]),
    plannedStart.earliest,
    plannedStart.latest,
  ].map((instant) => Date.parse(instant));
  const room = 3_600_000;
  const [from, until] = [Math.min(...moments) - room, Math.max(...moments) + room];
  return (instant) => ((Date.parse(instant) - from) / (until - from)) * drawing.width;
}
