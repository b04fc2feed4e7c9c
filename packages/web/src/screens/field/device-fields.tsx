// SPDX-License-Identifier: Apache-2.0
import { isolationMeasures } from "@scelle/core";
import { useState } from "react";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { durationText } from "../../design/time-words.ts";
import { driftOf } from "../../field/clock-comparison.ts";
import type { DeviceState, FieldItem } from "../../field/field-search.ts";
import { isImei } from "../../field/scanned-text.ts";
import { localText } from "../../form/local-text.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { useOptions } from "../storeroom/use-options.ts";
import type { AlterItem } from "./search-part-props.ts";
import { searchWords } from "./search-words.ts";

/** Power and screen are seen in one look, and said by one choice. */
const foundStates = {
  "on locked": { powerState: "on", lockState: "locked" },
  "on unlocked": { powerState: "on", lockState: "unlocked" },
  off: { powerState: "off", lockState: "unknown" },
  unknown: { powerState: "unknown", lockState: "unknown" },
} as const satisfies Readonly<Record<string, DeviceState>>;
type FoundName = keyof typeof foundStates;
const foundNames = Object.keys(foundStates) as FoundName[];

interface DeviceFieldsProps {
  readonly item: FieldItem;
  readonly alter: AlterItem;
}

/** The checklist of a telephone or a computer: as it was found, kept from networks, and its clock. */
export function DeviceFields({ item, alter }: DeviceFieldsProps) {
  const words = useWords(searchWords);
  const isolations = useOptions(isolationMeasures);
  const { device, imeis } = item;
  const set = (part: DeviceState) =>
    void alter((before) => ({ ...before, device: { ...before.device, ...part } }));
  return (
    <fieldset className="field-group">
      <legend>{words.state}</legend>
      <div className="field-pair">
        {[0, 1].map((i) => (
          <Imei
            key={i}
            number={i + 1}
            onChange={(text) => void alter((one) => ({ ...one, imeis: withAt(one.imeis, i, text) }))}
            value={imeis[i] ?? ""}
          />
        ))}
        <Select
          label={words.found}
          onChange={(name) => set(foundStates[name as FoundName])}
          options={foundNames.map((value) => ({ value, name: words.foundNames[value] }))}
          value={foundNames.find((name) => isSame(foundStates[name], device)) ?? null}
        />
        <Select
          label={words.isolation}
          onChange={(isolation) => set({ isolation })}
          options={isolations}
          value={device.isolation ?? null}
        />
        <Battery onChange={(batteryPercent) => set({ batteryPercent })} value={device.batteryPercent} />
        <Clock clock={device.clock} onChange={(clock) => set({ clock })} />
      </div>
    </fieldset>
  );
}

interface ImeiProps {
  readonly number: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Imei({ number, value, onChange }: ImeiProps) {
  const words = useWords(searchWords);
  const isWrong = value.length >= 15 && !isImei(value);
  return (
    <TextField
      label={words.imei(number)}
      maxLength={15}
      onChange={(text) => onChange(text.replace(/\D/g, ""))}
      value={value}
      {...(isWrong ? { errorMessage: words.imeiWrong } : {})}
    />
  );
}

interface BatteryProps {
  readonly value: number | undefined;
  readonly onChange: (percent: number) => void;
}

function Battery({ value, onChange }: BatteryProps) {
  const words = useWords(searchWords);
  const [text, setText] = useState(value === undefined ? "" : String(value));
  return (
    <TextField
      label={words.battery}
      min={0}
      onChange={(typed) => {
        setText(typed);
        const percent = Number(typed);
        if (/^\d{1,3}$/.test(typed) && percent <= 100) onChange(percent);
      }}
      type="number"
      value={text}
    />
  );
}

interface ClockProps {
  readonly clock: DeviceState["clock"];
  readonly onChange: (clock: NonNullable<DeviceState["clock"]>) => void;
}

/** What the device shows, beside this one's clock at the moment at which it is entered. */
function Clock({ clock, onChange }: ClockProps) {
  const words = useWords(searchWords);
  const language = useLanguage();
  const [text, setText] = useState(clock === undefined ? "" : localText(clock.shown, zone));
  const ahead = clock === undefined ? 0 : driftOf(clock);
  const length = durationText(Math.abs(ahead), language);
  const drift = ahead < 0 ? words.behind(length) : words.ahead(length);
  return (
    <TextField
      description={clock === undefined ? words.clockHelp : ahead === 0 ? words.level : drift}
      label={words.clock}
      onChange={(typed) => {
        setText(typed);
        const shown = new Date(typed);
        if (Number.isNaN(shown.getTime())) return;
        onChange({ shown: shown.toISOString(), besideIt: new Date().toISOString() });
      }}
      type="datetime-local"
      value={text}
    />
  );
}

const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();

const isSame = (one: DeviceState, { powerState, lockState }: DeviceState): boolean =>
  one.powerState === powerState && one.lockState === lockState;

function withAt(imeis: readonly string[], index: number, text: string): readonly string[] {
  const changed = [imeis[0] ?? "", imeis[1] ?? ""].map((known, i) => (i === index ? text : known));
  return changed.filter((imei) => imei !== "");
}
