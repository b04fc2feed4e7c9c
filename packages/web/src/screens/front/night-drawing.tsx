// SPDX-License-Identifier: Apache-2.0
import { RecordLink } from "../../design/record-link.tsx";
import { instantText, intervalText } from "../../design/time-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { axisMarks, shareOf, type TimeAxis, timeAxis } from "../operation/time-axis.ts";
import { type NightProps, orderUnder } from "./belief.tsx";
import { frontWords } from "./front-words.ts";

/** One line of time a source, with where it puts the event and the planned moment across all of them. */
export function NightDrawing({ night, believed, nameOf }: NightProps) {
  const words = useWords(frontWords);
  const language = useLanguage();
  const { readings, plannedStart } = night;
  const { zone } = plannedStart;
  const chosen = readings[believed] ?? readings[0];
  const axis = timeAxis([...readings.map(({ interval }) => interval), plannedStart], zone);
  if (axis === undefined) return null;
  const planned = shareOf(axis, Date.parse(plannedStart.earliest));
  return (
    <div className="night">
      <p
        className={planned < 0.5 ? "night-planned-words" : "night-planned-words night-planned-late"}
        style={
          planned < 0.5
            ? { marginInlineStart: percent(planned) }
            : { width: `calc(${percent(planned)} + 2px)` }
        }
      >
        {words.planned} <span className="quiet">{instantText(plannedStart.earliest, language, zone)}</span>
      </p>
      <ul className="front-list night-lines">
        <li aria-hidden="true" className="night-line night-days">
          <Track axis={axis} planned={planned} />
        </li>
        {readings.map(({ sourceRef, textRef, interval, words: said }) => (
          <li
            className={sourceRef === chosen?.sourceRef ? "night-line night-chosen" : "night-line"}
            key={sourceRef}
          >
            <Track axis={axis} interval={interval} planned={planned} />
            <RecordLink recordRef={sourceRef}>
              {said === undefined ? nameOf(textRef ?? sourceRef) : <q>{said}</q>}
            </RecordLink>{" "}
            <span className="small">{intervalText({ ...interval, zone, basis: "stated" }, language)}</span>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="night-verdict">
        {words.nightOrder[orderUnder(night, chosen?.sourceRef)]}
      </p>
      <p className="quiet small">{words.depends}</p>
    </div>
  );
}

interface TrackProps {
  readonly axis: TimeAxis;
  readonly planned: number;
  /** Where a source puts the event; without it the days are named instead. */
  readonly interval?: { readonly earliest: string; readonly latest: string };
}

/** Midnights, the planned moment and the event on one line. */
function Track({ axis, planned, interval }: TrackProps) {
  const language = useLanguage();
  const part = (ms: number, form: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: axis.zone, ...form }).format(ms);
  const dayName = (ms: number) => `${part(ms, { weekday: "short" })} ${part(ms, { day: "numeric" })}`;
  const midnights = axisMarks(axis, 24);
  const [from, until] =
    interval === undefined
      ? [0, 0]
      : [shareOf(axis, Date.parse(interval.earliest)), shareOf(axis, Date.parse(interval.latest))];
  return (
    <div aria-hidden="true" className="night-track">
      {midnights.map(({ ms }) => (
        <span className="night-midnight" key={ms} style={{ insetInlineStart: percent(shareOf(axis, ms)) }}>
          {interval === undefined ? dayName(ms) : null}
        </span>
      ))}
      {interval === undefined ? null : (
        <span
          className="night-bar"
          style={{ insetInlineStart: percent(from), width: percent(until - from) }}
        />
      )}
      <span className="night-planned" style={{ insetInlineStart: percent(planned) }} />
    </div>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
