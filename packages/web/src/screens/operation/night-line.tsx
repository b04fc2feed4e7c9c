// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { useWidth } from "../../map/use-width.ts";
import { AxisGround, placeOf } from "./axis-ground.tsx";
import { shareOf, type TimeAxis, timeAxis } from "./time-axis.ts";
import "./night-line.css";

export interface NightSpan {
  readonly key: string;
  readonly interval: { readonly earliest: string; readonly latest: string };
  /** What stands above the bar: the source and its words. */
  readonly children: ReactNode;
  /** What stands under the bar: the order that follows from it. */
  readonly below?: ReactNode;
}

interface NightLineProps {
  readonly spans: readonly NightSpan[];
  /** The moment that all of them are held against. */
  readonly plan: { readonly earliest: string; readonly latest: string };
  readonly planWords: string;
  readonly zone: string;
  readonly chosenKey?: string | undefined;
}

/**
 * What happened, under each source, on one line of time with its nights; a bar is as long as the source
 * leaves it open. The drawing repeats what its words say.
 */
export function NightLine({ spans, plan, planWords, zone, chosenKey }: NightLineProps) {
  const [measure, widthPx] = useWidth<HTMLDivElement>(640);
  const axis = timeAxis([plan, ...spans.map(({ interval }) => interval)], zone);
  if (axis === undefined) return null;
  return (
    <div className="night" ref={measure}>
      <AxisGround axis={axis} widthPx={widthPx} />
      <PlanBand axis={axis} plan={plan} words={planWords} />
      <ul className="night-spans">
        {spans.map(({ key, interval, children, below }) => (
          <li className={chosenKey === undefined || chosenKey === key ? "" : "night-unchosen"} key={key}>
            <div className="night-words">{children}</div>
            <div aria-hidden="true" className="night-lane">
              <div className="night-bar" style={placeOf(axis, interval)} />
            </div>
            {below === undefined ? null : <div className="night-words">{below}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function PlanBand({
  axis,
  plan,
  words,
}: {
  readonly axis: TimeAxis;
  readonly plan: NightLineProps["plan"];
  readonly words: string;
}) {
  const isRight = shareOf(axis, Date.parse(plan.earliest)) > 0.6;
  return (
    <div
      aria-hidden="true"
      className={isRight ? "night-plan night-plan-right" : "night-plan"}
      style={placeOf(axis, plan)}
    >
      <span>{words}</span>
    </div>
  );
}
