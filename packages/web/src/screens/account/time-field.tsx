// SPDX-License-Identifier: Apache-2.0
import { dayParts, weekdays } from "@scelle/core";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { recordingWords } from "./recording-words.ts";
import type { StatedTime, TimeEntry } from "./time-entry.ts";

interface TimeFieldProps {
  readonly time: TimeEntry;
  readonly stated: StatedTime;
  readonly onChange: (time: TimeEntry) => void;
}

const modes = ["none", "published", "weekday", "days", "interval"] as const;

/** When a statement holds: by publication, by a day of the week, by days before, or from when to when. */
export function TimeField({ time, stated, onChange }: TimeFieldProps) {
  const words = useWords(recordingWords);
  return (
    <fieldset className="form-part">
      <legend>{words.time}</legend>
      <Select
        label={words.timeMode}
        onChange={(mode) => onChange(emptyTime(mode))}
        options={modes.map((mode) => ({ value: mode, name: words.timeModes[mode] }))}
        value={time.mode}
      />
      <TimeParts onChange={onChange} time={time} />
      {"words" in time ? (
        <TextField
          label={words.timeWords}
          maxLength={200}
          onChange={(said) => onChange({ ...time, words: said })}
          value={time.words}
        />
      ) : null}
      {stated.validTime === undefined ? null : (
        <p aria-live="polite">
          {words.resolved} <TimeText interval={stated.validTime} />
        </p>
      )}
    </fieldset>
  );
}

function TimeParts({ time, onChange }: Pick<TimeFieldProps, "time" | "onChange">) {
  const words = useWords(recordingWords);
  const say = useSay();
  switch (time.mode) {
    case "none":
    case "published":
      return null;
    case "weekday":
      return (
        <>
          <Select
            label={words.weekday}
            onChange={(weekday) => onChange({ ...time, weekday: weekday as keyof typeof weekdays })}
            options={Object.entries(weekdays).map(([value, name]) => ({ value, name: say(name) }))}
            value={time.weekday}
          />
          <Select
            label={words.part}
            onChange={(part) => onChange({ ...time, part: part as keyof typeof dayParts })}
            options={Object.entries(dayParts).map(([value, name]) => ({ value, name: say(name) }))}
            value={time.part}
          />
        </>
      );
    case "days":
      return (
        <>
          <TextField
            label={words.days}
            onChange={(days) => onChange({ ...time, daysBefore: wholeOf(days) })}
            type="number"
            value={String(time.daysBefore)}
          />
          <TextField
            label={words.within}
            onChange={(days) => onChange({ ...time, withinDays: wholeOf(days) })}
            type="number"
            value={String(time.withinDays)}
          />
        </>
      );
    case "interval":
      return (
        <>
          <TextField
            label={words.earliest}
            onChange={(earliest) => onChange({ ...time, earliest })}
            type="datetime-local"
            value={time.earliest}
          />
          <TextField
            label={words.latest}
            onChange={(latest) => onChange({ ...time, latest })}
            type="datetime-local"
            value={time.latest}
          />
        </>
      );
  }
}

function emptyTime(mode: string): TimeEntry {
  switch (mode) {
    case "published":
      return { mode };
    case "weekday":
      return { mode, weekday: "monday", part: "whole-day", words: "" };
    case "days":
      return { mode, daysBefore: 7, withinDays: 1, words: "" };
    case "interval":
      return { mode, earliest: "", latest: "", words: "" };
    default:
      return { mode: "none" };
  }
}

function wholeOf(typed: string): number {
  return Math.max(0, Math.floor(Number(typed) || 0));
}
