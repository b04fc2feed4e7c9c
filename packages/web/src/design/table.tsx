// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";

/** A column by its title; figures stand right-aligned under theirs. */
export type Column = string | { readonly title: string; readonly isFigure?: boolean };

export interface Row {
  readonly key: string;
  /** One a column. */
  readonly cells: readonly ReactNode[];
}

interface TableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What to say where there is no row. */
  readonly empty?: ReactNode;
  /** What the table holds, for who does not see it. */
  readonly caption?: string;
}

/** A table; on a narrow screen each row becomes a list of its titled cells. */
export function Table({ columns, rows, empty, caption }: TableProps) {
  if (rows.length === 0) return empty === undefined ? null : <p className="empty">{empty}</p>;
  const titled = columns.map((column) => (typeof column === "string" ? { title: column } : column));
  return (
    <table className="table">
      {caption === undefined ? null : <caption className="unseen">{caption}</caption>}
      <thead>
        <tr>
          {titled.map(({ title, isFigure }) => (
            <th className={isFigure ? "figure" : undefined} key={title} scope="col">
              {title === "" ? <span className="unseen">–</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {titled.map(({ title, isFigure }, i) => (
              <td className={isFigure ? "figure" : undefined} data-title={title} key={title}>
                {cells[i]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
