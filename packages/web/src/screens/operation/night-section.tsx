// SPDX-License-Identifier: Apache-2.0
import type { OperationView, ReadingLine } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { useWords } from "../../words/use-words.ts";
import { ChoiceList } from "./choice-list.tsx";
import { NightLine } from "./night-line.tsx";
import { operationWords } from "./operation-words.ts";

interface NightSectionProps {
  readonly view: OperationView;
  readonly nameOf: (ref: string) => string;
  /** The event that was chosen, by reference. */
  readonly eventRef: string | undefined;
  readonly onEvent: (ref: string | undefined) => void;
  /** The source that is believed for now; undefined: none, and what differs depends. */
  readonly sourceRef: string | undefined;
  readonly onSource: (ref: string | undefined) => void;
}

/** An event against the planned start, under each source that dates it, and the switch between them. */
export function NightSection(props: NightSectionProps) {
  const { view, nameOf, eventRef, onEvent, sourceRef, onSource } = props;
  const words = useWords(operationWords);
  const { event, eventRefs } = view;
  if (eventRefs.length === 0) {
    return (
      <Section title={words.night}>
        <p className="quiet">{words.noEvent}</p>
      </Section>
    );
  }
  return (
    <Section title={words.night}>
      <p className="quiet">{words.nightLead}</p>
      <ChoiceList
        chosen={eventRef ?? ""}
        choices={eventRefs.map((ref) => ({ value: ref, name: nameOf(ref) }))}
        label={words.event}
        onChoose={(ref) => onEvent(ref === "" ? undefined : ref)}
      />
      {event === undefined ? (
        <p className="quiet">{words.chooseEvent}</p>
      ) : (
        <>
          <ChoiceList
            chosen={sourceRef ?? ""}
            choices={[
              ...event.readings.map((reading) => ({
                value: reading.sourceRef,
                name: sourceName(reading, nameOf),
              })),
              { value: "", name: words.noSource },
            ]}
            label={words.believe}
            onChoose={(ref) => onSource(ref === "" ? undefined : ref)}
          />
          <OrderAnswer {...{ nameOf, sourceRef, view }} />
          <Readings {...{ nameOf, sourceRef, view }} />
        </>
      )}
    </Section>
  );
}

type AnswerProps = Pick<NightSectionProps, "view" | "nameOf" | "sourceRef">;

/** One sentence: before, after, or that it depends on which source is right. */
function OrderAnswer({ view, nameOf, sourceRef }: AnswerProps) {
  const words = useWords(operationWords);
  const orders = view.eventOrder.filter(({ sourceRef: ref }) => sourceRef === undefined || ref === sourceRef);
  const distinct = new Set(orders.map(({ order }) => order));
  const [first] = orders;
  if (first === undefined) return null;
  const reading = view.event?.readings.find((line) => line.sourceRef === sourceRef);
  return (
    <p aria-live="polite" className="night-answer" data-order={distinct.size > 1 ? "depends" : first.order}>
      {reading !== undefined ? (
        <>
          {sourceName(reading, nameOf)} — {words.under} <strong>{words.order[first.order]}</strong>.
        </>
      ) : distinct.size > 1 ? (
        <strong>{words.dependsOrder}</strong>
      ) : (
        <>
          {words.allSame} <strong>{words.order[first.order]}</strong>.
        </>
      )}
    </p>
  );
}

function Readings({ view, nameOf, sourceRef }: AnswerProps) {
  const words = useWords(operationWords);
  const { zone, basis } = view.operation.startsAt;
  return (
    <NightLine
      chosenKey={sourceRef}
      plan={view.operation.startsAt}
      planWords={words.planned}
      spans={(view.event?.readings ?? []).map((reading) => ({
        key: reading.sourceRef,
        interval: reading.interval,
        children: (
          <>
            <RecordLink recordRef={reading.sourceRef}>{sourceName(reading, nameOf)}</RecordLink>
            {reading.words === undefined ? null : (
              <>
                {" "}
                <q>{reading.words}</q>
              </>
            )}{" "}
            <TimeText interval={{ ...reading.interval, zone, basis }} />
          </>
        ),
        below: <OrderOf {...{ sourceRef: reading.sourceRef, view }} />,
      }))}
      zone={zone}
    />
  );
}

function OrderOf({ view, sourceRef }: { readonly view: OperationView; readonly sourceRef: string }) {
  const words = useWords(operationWords);
  const order = view.eventOrder.find((line) => line.sourceRef === sourceRef)?.order;
  return order === undefined ? null : <span className="night-order">{words.order[order]}</span>;
}

/** The paper or document that dates the event; its own record where no text does. */
function sourceName({ textRef, sourceRef }: ReadingLine, nameOf: (ref: string) => string): string {
  return nameOf(textRef ?? sourceRef);
}
