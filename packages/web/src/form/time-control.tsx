// SPDX-License-Identifier: Apache-2.0
import type { FormField } from "@scelle/core";
import { useState } from "react";
import { Button } from "../design/button.tsx";
import { Checkbox } from "../design/checkbox.tsx";
import { Select } from "../design/select.tsx";
import { TextField } from "../design/text-field.tsx";
import { useColon, useSay, useWords } from "../words/use-words.ts";
import { FieldFrame } from "./field-frame.tsx";
import { type ControlProps, useFormPlace } from "./form-place.ts";
import { type FormGroup, textAt } from "./form-values.ts";
import { formWords } from "./form-words.ts";
import { localText, offsetsOf, withoutOffset } from "./local-text.ts";

/** When something took place: a moment or between two, in a zone, with the words it was said in. */
export function TimeControl({ field, value, onChange, path }: ControlProps) {
  const words = useWords(formWords);
  const time = (value ?? {}) as FormGroup;
  const zone = textAt(time, "zone");
  const [isBetween, setIsBetween] = useState(textAt(time, "latest") !== "");
  const set = (name: string, text: string) => onChange({ ...time, [name]: text });
  const now = () => onChange({ ...time, earliest: toTheMinute(Date.now(), zone), latest: "" });
  return (
    <FieldFrame className="form-time" field={field} path={path}>
      <Moment
        clockLabel={words.time.clock}
        dateLabel={words.time.date}
        onChange={(text) => set("earliest", text)}
        path={`${path}.earliest`}
        text={textAt(time, "earliest")}
        zone={zone}
      />
      {isBetween ? (
        <Moment
          clockLabel={words.time.untilClock}
          dateLabel={words.time.until}
          onChange={(text) => set("latest", text)}
          path={`${path}.latest`}
          text={textAt(time, "latest")}
          zone={zone}
        />
      ) : null}
      <div className="form-time-more">
        <Button onPress={now} rank="quiet">
          {words.time.now}
        </Button>
        <Checkbox
          isSelected={isBetween}
          name={`${path}.between`}
          onChange={(is) => {
            setIsBetween(is);
            if (!is) set("latest", "");
          }}
        >
          {words.time.between}
        </Checkbox>
      </div>
      <TimeWords field={field} onSet={set} path={path} time={time} />
    </FieldFrame>
  );
}

interface TimeWordsProps {
  readonly field: FormField;
  readonly time: FormGroup;
  readonly path: string;
  readonly onSet: (name: string, text: string) => void;
}

/** One moment, in the reader's zone. */
export function InstantControl({ field, value, onChange, path }: ControlProps) {
  const words = useWords(formWords);
  const { zone: ownZone } = useFormPlace();
  const zone = textAt(value, "zone") || ownZone;
  return (
    <FieldFrame className="form-time" field={field} path={path}>
      <Moment
        clockLabel={words.time.clock}
        dateLabel={words.time.date}
        onChange={(at) => onChange({ at, zone })}
        path={`${path}.at`}
        text={textAt(value, "at")}
        zone={zone}
      />
      <p className="quiet">{zone}</p>
    </FieldFrame>
  );
}

/** Zone, basis and wording: mostly as they are, so they wait behind a line that says what they are. */
function TimeWords({ field, time, path, onSet }: TimeWordsProps) {
  const words = useWords(formWords);
  const say = useSay();
  const colon = useColon();
  const bases = field.parts?.find(({ name }) => name === "basis")?.options ?? [];
  const basis = textAt(time, "basis");
  const basisName = bases.find(({ value }) => value === basis);
  return (
    <details className="form-more">
      <summary>
        {words.time.more}
        {colon}
        {textAt(time, "zone")}
        {basisName === undefined ? "" : `, ${say(basisName.label).toLowerCase()}`}
      </summary>
      <TextField
        label={words.time.zone}
        name={`${path}.zone`}
        onChange={(zone) => onSet("zone", zone)}
        value={textAt(time, "zone")}
      />
      <Select
        label={words.time.basis}
        name={`${path}.basis`}
        onChange={(chosen) => onSet("basis", chosen)}
        options={bases.map(({ value, label }) => ({ value, name: say(label) }))}
        value={basis}
      />
      <TextField
        label={words.time.label}
        maxLength={200}
        name={`${path}.label`}
        onChange={(label) => onSet("label", label)}
        value={textAt(time, "label")}
      />
    </details>
  );
}

interface MomentProps {
  /** As clocks show it, `2026-03-05T14:20`; half of it while it is typed. */
  readonly text: string;
  readonly zone: string;
  readonly dateLabel: string;
  readonly clockLabel: string;
  readonly path: string;
  readonly onChange: (text: string) => void;
}

function Moment({ text, zone, dateLabel, clockLabel, path, onChange }: MomentProps) {
  const words = useWords(formWords);
  const [date = "", clock = ""] = withoutOffset(text).split("T");
  const set = (nextDate: string, nextClock: string) =>
    onChange(nextDate === "" && nextClock === "" ? "" : `${nextDate}T${nextClock}`);
  const offsets = clock === "" ? [] : offsetsOf(withoutOffset(text), zone);
  return (
    <div className="form-moment">
      <TextField
        label={dateLabel}
        name={`${path}.date`}
        onChange={(next) => set(next, clock)}
        type="date"
        value={date}
      />
      <TextField
        label={clockLabel}
        name={`${path}.clock`}
        onChange={(next) => set(date, next)}
        type="time"
        value={clock}
      />
      {offsets.length < 2 ? null : (
        <Select
          label={words.time.twice}
          onChange={(offset) => onChange(withoutOffset(text) + offset)}
          options={offsets.map((offset, i) => ({
            value: offset,
            name: i === 0 ? words.time.first(offset) : words.time.second(offset),
          }))}
          value={offsets.find((offset) => text.endsWith(offset)) ?? offsets[0] ?? ""}
        />
      )}
    </div>
  );
}

/** What the clocks of a zone show now, to the minute: nobody states a millisecond. */
function toTheMinute(nowMs: number, zone: string): string {
  return localText(new Date(Math.floor(nowMs / 60_000) * 60_000).toISOString(), zone);
}
