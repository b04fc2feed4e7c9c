// SPDX-License-Identifier: Apache-2.0
import type { OperationView, ShiftLine } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { locales } from "../../design/time-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { operationWords } from "./operation-words.ts";
import { type ShiftBar, type ShiftGrid, shareThere, shiftGrid, staffingOf, upperOf } from "./shift-grid.ts";
import { useStrength } from "./strength-words.ts";
import "./shifts.css";

interface ShiftsSectionProps {
  readonly view: OperationView;
  readonly nameOf: (ref: string) => string;
}

/** Shifts around the clock, drawn and as a table. */
export function ShiftsSection({ view, nameOf }: ShiftsSectionProps) {
  const words = useWords(operationWords);
  const grid = shiftGrid(view.shifts);
  return (
    <Section title={words.shifts}>
      {grid === undefined ? (
        <p className="quiet">{words.noShifts}</p>
      ) : (
        <>
          <p className="quiet">{words.shiftsLead(grid.zone)}</p>
          <ShiftDrawing grid={grid} nameOf={nameOf} />
          <details>
            <summary>{words.shiftsTable}</summary>
            <ShiftTable nameOf={nameOf} shifts={view.shifts} />
          </details>
        </>
      )}
    </Section>
  );
}

/** One band a day, midnight to midnight; the table below says the same in words. */
function ShiftDrawing({ grid, nameOf }: { readonly grid: ShiftGrid } & Pick<ShiftsSectionProps, "nameOf">) {
  const language = useLanguage();
  const dayName = new Intl.DateTimeFormat(locales[language], {
    timeZone: grid.zone,
    weekday: "short",
    day: "numeric",
    month: "short",
  });
  return (
    <div aria-hidden="true" className="shifts">
      <ol className="shifts-lanes">
        {grid.lanes.map(({ bodyRef, area }) => (
          <li key={`${bodyRef ?? ""} ${area ?? ""}`}>{bodyRef === undefined ? area : nameOf(bodyRef)}</li>
        ))}
      </ol>
      <div className="shifts-hours">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} style={{ left: `${String((hour / 24) * 100)}%` }}>
            {language === "fr" ? `${String(hour)} h` : `${String(hour).padStart(2, "0")}:00`}
          </span>
        ))}
      </div>
      {grid.days.map(({ startMs, bars }) => (
        <div className="shifts-day" key={startMs}>
          <span className="shifts-day-name">{dayName.format(startMs)}</span>
          <div
            className="shifts-band"
            style={{ height: `${String(grid.lanes.length * laneHeightRem + 0.25)}rem` }}
          >
            {bars.map((bar) => (
              <Bar bar={bar} key={`${bar.shift.recordRef} ${String(bar.fromHour)}`} nameOf={nameOf} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

const laneHeightRem = 2.5;

/** The frame is what was required, the fill how much of it was there. */
function Bar({
  bar: { shift, fromHour, toHour, lane, staffing },
  nameOf,
}: { readonly bar: ShiftBar } & Pick<ShiftsSectionProps, "nameOf">) {
  const [required, staffed] = [upperOf(shift.required), upperOf(shift.staffed)];
  const place = {
    left: `${((fromHour / 24) * 100).toFixed(3)}%`,
    width: `${(((toHour - fromHour) / 24) * 100).toFixed(3)}%`,
    top: `${String(lane * laneHeightRem + 0.25)}rem`,
    height: `${String(laneHeightRem - 0.5)}rem`,
  };
  return (
    <div className={`shift shift-${staffing}`} style={place}>
      <div
        className="shift-there"
        style={{ width: `${(shareThere(required, staffed) * 100).toFixed(2)}%` }}
      />
      <span className="shift-words">
        <span className="shift-figures">
          <span className="shift-lane">{lane + 1}</span> {staffed ?? "?"}
          <span className="shift-required"> / {required ?? "?"}</span>
        </span>
        <span className="shift-service">
          {shift.bodyRef === undefined ? shift.area : nameOf(shift.bodyRef)}
        </span>
      </span>
    </div>
  );
}

function ShiftTable({
  shifts,
  nameOf,
}: { readonly shifts: readonly ShiftLine[] } & Pick<ShiftsSectionProps, "nameOf">) {
  const words = useWords(operationWords);
  const strengthOf = useStrength();
  return (
    <Table
      columns={[words.start, words.end, words.service, words.area, words.required, words.there, ""]}
      empty={words.noShifts}
      rows={shifts.map((shift) => ({
        key: shift.recordRef,
        cells: [
          <TimeText interval={shift.startsAt} key="start" />,
          <TimeText interval={shift.endsAt} key="end" />,
          shift.bodyRef === undefined ? "" : nameOf(shift.bodyRef),
          shift.area ?? "",
          strengthOf(shift.required),
          strengthOf(shift.staffed),
          <RecordLink key="proof" recordRef={shift.recordRef}>
            {words.staffing[staffingOf(shift)]}
          </RecordLink>,
        ],
      }))}
    />
  );
}
