// SPDX-License-Identifier: Apache-2.0
import type { CountLine } from "@scelle/core/api";
import { roundMarks } from "./count-pairs.ts";

/** One count on a scale with its interval; a range or “about” is a bar, an exact number a point. */
export function CountDrawing({ count, reach }: { readonly count: CountLine; readonly reach: number }) {
  const { amount, interval } = count;
  const share = (n: number) => `${((n / reach) * 100).toFixed(3)}%`;
  const middle = amount.value ?? amount.about;
  return (
    <div aria-hidden="true" className="count-scale">
      {roundMarks(reach).map((n) => (
        <span className="count-mark" key={n} style={{ left: share(n) }}>
          {n}
        </span>
      ))}
      {interval === undefined ? null : (
        <span
          className="count-interval"
          style={{ left: share(interval.low), width: share(interval.high - interval.low) }}
        />
      )}
      {amount.low === undefined || amount.high === undefined ? null : (
        <span
          className="count-range"
          style={{ left: share(amount.low), width: share(amount.high - amount.low) }}
        />
      )}
      {middle === undefined ? null : (
        <span
          className={amount.about === undefined ? "count-point" : "count-point count-about"}
          style={{ left: share(middle) }}
        />
      )}
    </div>
  );
}
