// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { InstantText } from "../../design/instant-text.tsx";
import { Select } from "../../design/select.tsx";
import { instantText } from "../../design/time-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { operationWords } from "./operation-words.ts";
import type { TimeAxis } from "./time-axis.ts";

interface KnowledgeClockProps {
  readonly axis: TimeAxis;
  readonly at: string;
  readonly moments: readonly string[];
  readonly onAt: (instant: string) => void;
}

/**
 * The moment that the set is asked for: a slider in quarters of an hour, and the moments of the records. The
 * register is asked when the slider rests.
 */
export function KnowledgeClock({ axis, at, moments, onAt }: KnowledgeClockProps) {
  const words = useWords(operationWords);
  const language = useLanguage();
  const [dragged, setDragged] = useState<number>();
  const ms = dragged ?? Date.parse(at);
  const rest = (value: number) => {
    setDragged(undefined);
    onAt(new Date(value).toISOString());
  };
  return (
    <div className="knowledge-clock">
      <Slider
        maxValue={axis.toMs}
        minValue={axis.fromMs}
        onChange={(value) => setDragged(Number(value))}
        onChangeEnd={(value) => rest(Number(value))}
        step={quarterHourMs}
        value={ms}
      >
        <Label>{words.at}</Label>
        <SliderOutput>
          <InstantText instant={new Date(ms).toISOString()} zone={axis.zone} />
        </SliderOutput>
        <SliderTrack>
          <SliderThumb />
        </SliderTrack>
      </Slider>
      <Select
        label={words.moments}
        onChange={onAt}
        options={moments.map((moment) => ({ value: moment, name: instantText(moment, language, axis.zone) }))}
        placeholder="–"
        value={moments.includes(at) ? at : null}
      />
    </div>
  );
}

const quarterHourMs = 900_000;
