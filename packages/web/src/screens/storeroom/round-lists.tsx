// SPDX-License-Identifier: Apache-2.0
import { sealConditions } from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";
import { type ReactNode, useState } from "react";
import { Button } from "../../design/button.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import type { Round, RoundReport } from "./round.ts";
import { roundWords } from "./round-words.ts";
import { storeroomWords } from "./storeroom-words.ts";

interface RoundListsProps {
  readonly round: Round;
  readonly report: RoundReport;
  readonly onRemove: (scanned: ExhibitLine | string) => void;
}

/** Differences first; what is as it should be comes last, and only if it is asked for. */
export function RoundLists({ round, report, onRemove }: RoundListsProps) {
  const words = useWords(roundWords);
  const common = useWords(storeroomWords);
  const say = useSay();
  const { unknown, elsewhere, missing, seen } = report;
  const remove = (scanned: ExhibitLine | string) => (
    <Button onPress={() => onRemove(scanned)} rank="quiet">
      {words.remove}
    </Button>
  );
  const conditionOf = ({ exhibitRef }: ExhibitLine) =>
    say(sealConditions[round.found[exhibitRef] ?? "intact"]);
  return (
    <>
      <List count={unknown.length} title={words.unknown}>
        {unknown.map((text) => (
          <li key={text}>
            <span className="number">{text}</span> {remove(text)}
          </li>
        ))}
      </List>
      <List count={elsewhere.length} title={words.elsewhere}>
        {elsewhere.map((line) => (
          <li key={line.exhibitRef}>
            <span className="number">{line.number}</span> {conditionOf(line)} ·{" "}
            <span className="quiet">
              {words.at} {line.place ?? common.nowhere}
              {line.custodianRef === undefined ? null : (
                <>
                  {", "}
                  <NameOf recordRef={line.custodianRef} />
                </>
              )}
            </span>{" "}
            {remove(line)}
          </li>
        ))}
      </List>
      <List count={missing.length} title={words.missing}>
        {missing.map(({ exhibitRef, number, description }) => (
          <li key={exhibitRef}>
            <span className="number">{number}</span>{" "}
            <span className="quiet">{description.replace(/^(Exercise|Exercice)\s*: /, "")}</span>
          </li>
        ))}
      </List>
      <SeenList lines={seen}>
        {(line) => (
          <li key={line.exhibitRef}>
            <span className="number">{line.number}</span> {conditionOf(line)} {remove(line)}
          </li>
        )}
      </SeenList>
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function List({ title, count, children }: ListProps) {
  if (count === 0) return null;
  return (
    <>
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      <ul className="round-list">{children}</ul>
    </>
  );
}

interface SeenListProps {
  readonly lines: readonly ExhibitLine[];
  readonly children: (line: ExhibitLine) => ReactNode;
}

/** What is as it should be: many lines, which nobody needs to see at each scan. */
function SeenList({ lines, children }: SeenListProps) {
  const words = useWords(roundWords);
  const [isShown, setIsShown] = useState(false);
  if (lines.length === 0) return null;
  return (
    <>
      <Button onPress={() => setIsShown(!isShown)}>
        {isShown ? words.hideSeen : words.showSeen(lines.length)}
      </Button>
      <List count={isShown ? lines.length : 0} title={words.seen}>
        {isShown ? lines.map(children) : null}
      </List>
    </>
  );
}
