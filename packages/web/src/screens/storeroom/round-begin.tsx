// SPDX-License-Identifier: Apache-2.0
import { exhibitsListedMax, inventoryOccasions } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { PersonField } from "./person-field.tsx";
import { drawnByLot, expectedAt, type Round } from "./round.ts";
import { roundWords } from "./round-words.ts";
import type { StoreroomProps } from "./storeroom-props.ts";
import { storeroomWords } from "./storeroom-words.ts";
import { useOptions } from "./use-options.ts";

interface RoundBeginProps extends StoreroomProps {
  readonly onBegin: (round: Round) => void;
}

/** Whose hands, which place, what occasion: the register says what is to be found there. */
export function RoundBegin({ caseRef, me, lines, onBegin }: RoundBeginProps) {
  const words = useWords(roundWords);
  const common = useWords(storeroomWords);
  const occasions = useOptions(inventoryOccasions);
  const [holderRef, setHolder] = useState(me);
  const [place, setPlace] = useState("");
  const [occasion, setOccasion] = useState("periodic");
  const [sample, setSample] = useState("");
  const held = expectedAt(lines, holderRef, "");
  const places = [...new Set(held.flatMap(({ place: at }) => at ?? []))].sort();
  const expected = expectedAt(lines, holderRef, place);
  const wanted = Number(sample);
  const count =
    sample === "" || !(wanted >= 1) ? expected.length : Math.min(expected.length, Math.trunc(wanted));
  const begin = () => {
    const drawn = drawnByLot(expected, count, chance);
    onBegin({
      ...{
        draftId: crypto.randomUUID(),
        holderRef,
        place: place === "" ? common.everywhere : place,
        occasion,
      },
      beganAt: new Date().toISOString(),
      expected: drawn.map(({ exhibitRef }) => exhibitRef),
      found: {},
      unknown: [],
    });
  };
  return (
    <Section title={words.begin}>
      <div className="storeroom-order">
        <PersonField
          caseRef={caseRef}
          label={words.holder}
          name="holderRef"
          onChange={(ref) => {
            setHolder(ref);
            setPlace("");
          }}
          value={holderRef}
        />
        <Select
          description={words.placeHelp(expected.length)}
          label={words.place}
          onChange={setPlace}
          options={[{ value: "", name: common.everywhere }, ...places.map((name) => ({ value: name, name }))]}
          value={place}
        />
        <Select label={words.occasion} onChange={setOccasion} options={occasions} value={occasion} />
        <TextField label={words.sample} min={1} onChange={setSample} type="number" value={sample} />
        {count > exhibitsListedMax ? <p role="alert">{words.tooMany}</p> : null}
        <Button isDisabled={holderRef === "" || count > exhibitsListedMax} onPress={begin} rank="primary">
          {words.start(count)}
        </Button>
      </div>
    </Section>
  );
}

/** From 0 to below 1, by the lot of the browser that nobody can foresee. */
function chance(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
