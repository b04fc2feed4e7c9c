// SPDX-License-Identifier: Apache-2.0
import { exhibitCategories, isolationMeasures } from "@scelle/core";
import { Fact } from "../../design/fact.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { instantText } from "../../design/time-words.ts";
import { wordOf } from "../../design/word-of.ts";
import type { DeviceState, FieldItem } from "../../field/field-search.ts";
import { useLanguage, useSay, useSemicolon, useWords } from "../../words/use-words.ts";
import { reportWords } from "./report-words.ts";
import { searchWords } from "./search-words.ts";

/** One item on the report. */
export function ReportItem({ item, zone }: { readonly item: FieldItem; readonly zone: string }) {
  const words = useWords(reportWords);
  const say = useSay();
  const { number, category, description, place, takenAt, seal, imeis, device, photographs, note } = item;
  return (
    <article className="field-report-item">
      <h3>
        <span className="number">{number}</span> {description}{" "}
        <span className="quiet small">{say(wordOf(exhibitCategories, category))}</span>
      </h3>
      <dl className="report-facts">
        <Fact name={words.taken}>
          <InstantText instant={takenAt.at} zone={zone} />, {place}
        </Fact>
        <Fact name={words.seal}>{seal === undefined ? words.notSealed : seal.number}</Fact>
        {imeis.length === 0 ? null : <Fact name={words.imeis}>{imeis.join(", ")}</Fact>}
        {Object.keys(device).length === 0 ? null : (
          <Fact name={words.state}>
            <StateText device={device} zone={zone} />
          </Fact>
        )}
        {photographs.length === 0 ? null : (
          <Fact name={words.photographs}>
            {photographs.map(({ photographRef, measured }) => (
              <code className="field-digest" key={photographRef}>
                {measured.imageDigest}{" "}
              </code>
            ))}
          </Fact>
        )}
        {note === "" ? null : <Fact name={words.note}>{note}</Fact>}
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
