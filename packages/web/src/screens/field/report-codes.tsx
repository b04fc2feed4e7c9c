// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "react";
import { Section } from "../../design/section.tsx";
import { anchorText, referenceText } from "../../field/field-report.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { qrDrawing } from "../../field/qr-code.ts";
import { useWords } from "../../words/use-words.ts";
import { reportWords } from "./report-words.ts";

/** What anybody can check the report by: its digest, and the fingerprint of the log once there is one. */
export function ReportCodes({ search }: { readonly search: FieldSearch }) {
  const words = useWords(reportWords);
  const { report, anchor } = search;
  if (report === undefined) return null;
  return (
    <Section title={words.codes}>
      <h3>{words.digest}</h3>
      <p>
        <code className="field-digest">{report.digest}</code>
      </p>
      <p className="quiet">{words.digestHelp}</p>
      <h3>{words.anchor}</h3>
      {anchor === undefined ? (
        <p role="status">{words.anchorNone}</p>
      ) : (
        <>
          <p>
            <code className="field-digest field-anchor">{anchorText(anchor)}</code>
          </p>
          <p className="quiet">{words.anchorHelp}</p>
        </>
      )}
      <div className="field-codes">
        <Code label={words.referenceCode} text={referenceText(search, report.digest)} />
        {anchor === undefined ? null : <Code label={words.anchorCode} text={anchorText(anchor)} />}
      </div>
    </Section>
  );
}

function Code({ label, text }: { readonly label: string; readonly text: string }) {
  const { path, width } = useMemo(() => qrDrawing(text), [text]);
  return (
    <figure>
      <svg aria-label={label} className="field-code" role="img" viewBox={`0 0 ${width} ${width}`}>
        <rect className="field-code-ground" height={width} width={width} />
        <path className="field-code-ink" d={path} />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
