// SPDX-License-Identifier: Apache-2.0
import { exhibitCategories, isolationMeasures } from "@scelle/core";
import { Fact } from "../../design/fact.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { instantText } from "../../design/time-words.ts";
import { wordOf } from "../../design/word-of.ts";
import type { ReportedItem } from "../../field/field-report.ts";
import type { DeviceState } from "../../field/field-search.ts";
import { useLanguage, useSay, useSemicolon, useWords } from "../../words/use-words.ts";
import { reportWords } from "./report-words.ts";
import { searchWords } from "./search-words.ts";

/** One item on the report. */
export function ReportItem({ item, zone }: { readonly item: ReportedItem; readonly zone: string }) {
  const words = useWords(reportWords);
  const say = useSay();
  const { number, category, description, place, takenAt, photographs } = item;
  const { sealNumber, imeis, device, note } = item;
  return (
    <article className="field-report-item">
      <h3>
        <span className="number">{number}</span> {description}{" "}
        <span className="quiet small">{say(wordOf(exhibitCategories, category))}</span>
      </h3>
      <dl className="report-facts">
        <Fact name={words.taken}>
          <InstantText instant={takenAt} zone={zone} />, {place}
        </Fact>
        <Fact name={words.seal}>{sealNumber ?? words.notSealed}</Fact>
        {imeis === undefined ? null : <Fact name={words.imeis}>{imeis.join(", ")}</Fact>}
        {device === undefined ? null : (
          <Fact name={words.state}>
            <StateText device={device} zone={zone} />
          </Fact>
        )}
        {photographs.length === 0 ? null : (
          <Fact name={words.photographs}>
            {photographs.map((digest) => (
              <code className="field-digest" key={digest}>
                {digest}{" "}
              </code>
            ))}
          </Fact>
        )}
        {note === undefined ? null : <Fact name={words.note}>{note}</Fact>}
      </dl>
    </article>
  );
}

function StateText({ device, zone }: { readonly device: DeviceState; readonly zone: string }) {
  const words = useWords(reportWords);
  const { foundNames } = useWords(searchWords);
  const say = useSay();
  const language = useLanguage();
  const semicolon = useSemicolon();
  const { powerState, lockState, batteryPercent, isolation, clock } = device;
  const found = powerState === "on" ? `on ${lockState ?? ""}` : powerState;
  const parts = [
    found === undefined || !(found in foundNames) ? undefined : foundNames[found as keyof typeof foundNames],
    batteryPercent === undefined ? undefined : words.battery(batteryPercent),
    isolation === undefined ? undefined : words.isolation(say(wordOf(isolationMeasures, isolation))),
    clock === undefined
      ? undefined
      : words.clock(instantText(clock.shown, language, zone), instantText(clock.besideIt, language, zone)),
  ];
  return parts.filter((part) => part !== undefined).join(semicolon);
}
