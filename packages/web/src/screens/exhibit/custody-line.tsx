// SPDX-License-Identifier: Apache-2.0
import type { ControlStretch, ExhibitView } from "@scelle/core/api";
import { InstantText } from "../../design/instant-text.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { durationText } from "../../design/time-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { exhibitWords } from "./exhibit-words.ts";

/** The continuity of control, drawn and told: a holding on each stretch of the line, and its breaks. */
export function CustodyLine({ view }: { readonly view: ExhibitView }) {
  const words = useWords(exhibitWords);
  const { control, controlUntil, offer } = view;
  return (
    <Section title={words.custody}>
      <p className="quiet small">{words.custodyHelp}</p>
      <Strip control={control} />
      <ol className="custody">
        {control.map((stretch, i) => (
          <Stretch
            before={control[i - 1]?.holderRef}
            isNow={stretch.until === controlUntil}
            isOfPaper={stretch.proofRef === view.exhibit.exhibitRef}
            key={`${stretch.from} ${stretch.type}`}
            next={control[i + 1]?.holderRef}
            stretch={stretch}
          />
        ))}
      </ol>
      {offer === undefined ? null : (
        <p className="custody-offer" role="status">
          <RecordLink recordRef={offer.recordRef}>{words.offered}</RecordLink>{" "}
          <NameOf recordRef={offer.receiverRef} />. {offer.hasLeft ? words.offeredLeft : ""}{" "}
          {offer.isForMe ? words.offerForMe : ""}
        </p>
      )}
    </Section>
  );
}

interface StretchProps {
  readonly stretch: ControlStretch;
  readonly isNow: boolean;
  /** Whose hands it had left, and who had it next: what a gap is called by. */
  readonly before: string | undefined;
  readonly next: string | undefined;
  /** Whether the record that took it over from paper opens the gap. */
  readonly isOfPaper: boolean;
}

function Stretch({ stretch, isNow, before, next, isOfPaper }: StretchProps) {
  const words = useWords(exhibitWords);
  const language = useLanguage();
  const { type, from, until, lengthMs, holderRef, proofRef } = stretch;
  const isGap = type === "gap";
  return (
    <li className={isGap ? "custody-stretch custody-gap" : "custody-stretch"}>
      <span className="custody-rail" />
      <div>
        <p className="custody-who">
          {isGap || holderRef === undefined ? (
            <RecordLink recordRef={proofRef}>{words.gap}</RecordLink>
          ) : (
            <NameOf recordRef={holderRef} />
          )}
        </p>
        <p className="custody-when">
          <RecordLink recordRef={proofRef}>
            <InstantText instant={from} />
          </RecordLink>{" "}
          – {isNow ? words.now : <InstantText instant={until} />}
          <span className="quiet"> · {durationText(lengthMs, language)}</span>
        </p>
        {isGap ? (
          <p className="small">
            {before === undefined ? null : (
              <>
                {words.gapFrom} <NameOf recordRef={before} />
                {", "}
              </>
            )}
            {next === undefined ? (
              words.gapOpen
            ) : (
              <>
                {words.gapTo} <NameOf recordRef={next} />
              </>
            )}
            {". "}
            {isOfPaper ? words.gapPaper : words.gapHelp}
          </p>
        ) : null}
      </div>
    </li>
  );
}

const strip = { width: 800, height: 26, breakWidthMin: 10 } as const;

/**
 * One bar for all of it; long holdings are drawn shorter than they were, so that a gap of hours can be seen.
 */
function Strip({ control }: { readonly control: readonly ControlStretch[] }) {
  const weights = control.map(({ lengthMs }) => Math.sqrt(lengthMs + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let x = 0;
  const bars = control.map((stretch, i) => {
    const width = Math.max(strip.breakWidthMin, ((weights[i] ?? 0) / whole) * strip.width);
    const bar = { key: stretch.from + stretch.type, x, width, isGap: stretch.type === "gap" };
    x += width;
    return bar;
  });
  return (
    <svg
      aria-hidden="true"
      className="custody-strip"
      preserveAspectRatio="none"
      viewBox={`0 0 ${String(x)} ${strip.height}`}
    >
      {bars.map(({ key, x: from, width, isGap }) =>
        isGap ? (
          <path className="custody-break" d={breakOf(from, width)} key={key} />
        ) : (
          <rect className="custody-bar" height={10} key={key} width={Math.max(0, width - 2)} x={from} y={8} />
        ),
      )}
    </svg>
  );
}

/** Two torn edges with nothing between them. */
function breakOf(x: number, width: number): string {
  const edge = (at: number) => `M${String(at)} 3l3 5-3 5 3 5-3 5`;
  return `${edge(x + 1)}${edge(x + width - 5)}`;
}
