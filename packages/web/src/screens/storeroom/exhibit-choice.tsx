// SPDX-License-Identifier: Apache-2.0
import type { ExhibitLine } from "@scelle/core/api";
import { Button } from "../../design/button.tsx";
import { Checkbox } from "../../design/checkbox.tsx";
import { SealMark } from "../../design/seal-mark.tsx";
import { Table } from "../../design/table.tsx";
import { useWords } from "../../words/use-words.ts";
import { storeroomWords } from "./storeroom-words.ts";

interface ExhibitChoiceProps {
  readonly lines: readonly ExhibitLine[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly empty: string;
}

/** Exhibits with a box each, and all of them at once. */
export function ExhibitChoice({ lines, chosen, onChange, empty }: ExhibitChoiceProps) {
  const words = useWords(storeroomWords);
  const toggle = (ref: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(ref);
    else next.delete(ref);
    onChange(next);
  };
  const isAll = lines.length > 0 && lines.every(({ exhibitRef }) => chosen.has(exhibitRef));
  return (
    <>
      {lines.length === 0 ? null : (
        <p className="choice-all">
          <Button onPress={() => onChange(new Set(isAll ? [] : lines.map(({ exhibitRef }) => exhibitRef)))}>
            {isAll ? words.none : words.all(lines.length)}
          </Button>{" "}
          <span className="quiet">{words.chosen(chosen.size)}</span>
        </p>
      )}
      <Table
        columns={[words.number, words.what, words.seal, words.place]}
        empty={empty}
        rows={lines.map(({ exhibitRef, number, description, seal, sealNumber, place }) => ({
          key: exhibitRef,
          cells: [
            <Checkbox
              isSelected={chosen.has(exhibitRef)}
              key="number"
              onChange={(is) => toggle(exhibitRef, is)}
            >
              <span className="number">{number}</span>
            </Checkbox>,
            description.replace(/^(Exercise|Exercice)\s*: /, ""),
            <span key="seal">
              <SealMark state={seal} /> <span className="number">{sealNumber ?? ""}</span>
            </span>,
            place ?? "",
          ],
        }))}
      />
    </>
  );
}
