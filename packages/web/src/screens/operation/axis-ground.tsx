// SPDX-License-Identifier: Apache-2.0
import { localTimeOf } from "@scelle/core";
import { useLanguage } from "../../words/use-words.ts";
import { axisMarks, markStepHours, nightsOf, shareOf, type TimeAxis } from "./time-axis.ts";
import "./night-line.css";

/** Left edge and width of a span on an axis. */
export function placeOf(
  axis: TimeAxis,
  { earliest, latest }: { readonly earliest: string; readonly latest: string },
): { readonly left: string; readonly width: string } {
  const from = shareOf(axis, Date.parse(earliest));
  return { left: percent(from), width: percent(shareOf(axis, Date.parse(latest)) - from) };
}

/** Nights, midnights and hours behind the bars of an axis. @param isBare without words */
export function AxisGround({
  axis,
  widthPx,
  isBare = false,
}: {
  readonly axis: TimeAxis;
  readonly widthPx: number;
  readonly isBare?: boolean;
}) {
  const language = useLanguage();
  const marks = axisMarks(axis, markStepHours(axis, widthPx, 52));
  const hasRoom = (ms: number) => (1 - shareOf(axis, ms)) * widthPx >= wordsWidthPx;
  return (
    <div aria-hidden="true" className="night-ground">
      {nightsOf(axis).map(({ fromMs, toMs }) => (
        <div
          className="night-dark"
          key={fromMs}
          style={placeOf(axis, { earliest: isoOf(fromMs), latest: isoOf(toMs) })}
        />
      ))}
      {marks.map(({ ms, hour, isMidnight }) => (
        <div
          className={isMidnight ? "night-mark night-midnight" : "night-mark"}
          key={ms}
          style={{ left: percent(shareOf(axis, ms)) }}
        >
          {isBare || !hasRoom(ms) ? null : (
            <span>{isMidnight ? dayWords(ms, axis.zone, language) : hourWords(hour, language)}</span>
          )}
        </div>
      ))}
    </div>
  );
}

/** What the longest words at a mark take; at the end of an axis they would be cut off. */
const wordsWidthPx = 48;

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function hourWords(hour: number, language: string): string {
  return language === "fr" ? `${String(hour)} h` : `${String(hour).padStart(2, "0")}:00`;
}

function dayWords(ms: number, zone: string, language: string): string {
  const { day } = localTimeOf(ms, zone);
  const weekday = new Intl.DateTimeFormat(language, { timeZone: zone, weekday: "short" }).format(ms);
  return `${weekday} ${String(day)}`;
}
