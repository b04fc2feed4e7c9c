// SPDX-License-Identifier: Apache-2.0
import { exhibitsListedMax, type LabelFormatName, labelFormatNames, labelFormats } from "@scelle/core";
import type { LabelPagesAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { post } from "../../api/client.ts";
import { useReason } from "../../api/look-reason.ts";
import { useExhibits } from "../../api/use-exhibits.ts";
import { Button } from "../../design/button.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { labelsWords } from "./labels-words.ts";
import "./labels.css";

const formatNames = Object.keys(labelFormatNames) as LabelFormatName[];

/** Labels of one exhibit or of all that are still there, as they come out of a printer. */
export function LabelsScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(labelsWords);
  const say = useSay();
  const { of } = useSearch({ strict: false }) as { readonly of?: string };
  const { view, problem, isCut } = useExhibits(caseRef);
  const [format, setFormat] = useState<LabelFormatName>("a4-3x8");
  const [skip, setSkip] = useState("0");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const all = view.exhibits
    .filter(({ exhibitRef, end }) => (of === undefined ? end === undefined : exhibitRef === of))
    .map(({ exhibitRef }) => exhibitRef);
  // As many as are drawn at once.
  const refs = all.slice(-exhibitsListedMax);
  const { columns, rows } = labelFormats[format];
  const most = columns * rows - 1;
  const skipped = Math.min(most, Math.max(0, Math.trunc(Number(skip)) || 0));
  return (
    <Page
      actions={
        <Button isDisabled={refs.length === 0} onPress={() => window.print()} rank="primary">
          {words.print}
        </Button>
      }
      lead={words.lead}
      title={words.title}
    >
      {isCut || view.tooLong.length > 0 || refs.length < all.length ? (
        <p className="quiet">{words.cut}</p>
      ) : null}
      <div className="labels-choice">
        <Select
          label={words.format}
          onChange={(name) => setFormat(name as LabelFormatName)}
          options={formatNames.map((name) => ({ value: name, name: say(labelFormatNames[name]) }))}
          value={format}
        />
        {most === 0 ? null : (
          <TextField label={words.skip} min={0} onChange={setSkip} type="number" value={skip} />
        )}
        <p className="quiet small">
          {words.of(refs.length)}. {words.help}
        </p>
      </div>
      {refs.length === 0 ? (
        <p className="empty">{words.none}</p>
      ) : (
        <Pages caseRef={caseRef} format={format} refs={refs} skip={skipped} />
      )}
    </Page>
  );
}

interface PagesProps {
  readonly caseRef: string;
  readonly format: LabelFormatName;
  readonly refs: readonly string[];
  readonly skip: number;
}

function Pages({ caseRef, format, refs, skip }: PagesProps) {
  const words = useWords(labelsWords);
  const language = useLanguage();
  const reason = useReason(caseRef);
  const { data, error } = useQuery({
    queryKey: ["view", caseRef, "labels", format, refs, skip, language],
    queryFn: () => {
      const body = { format, exhibitRefs: refs, skip, language };
      return post<LabelPagesAnswer>(`/cases/${caseRef}/labels`, body, { reason });
    },
  });
  const addresses = useAddresses(data?.pages);
  if (error !== null) return <ProblemNote problem={problemOf(error)} />;
  if (data === undefined) return <Loading />;
  return (
    <div className={`label-pages label-pages-${format}`}>
      {addresses.map((address, i) => (
        <img
          alt={words.page(i + 1)}
          className="label-page"
          height={(data.pageHeightMm * 96) / 25.4}
          key={address}
          src={address}
          width={(data.pageWidthMm * 96) / 25.4}
        />
      ))}
    </div>
  );
}

/** Drawings as addresses of this page, as long as they are shown. */
function useAddresses(drawings: readonly string[] | undefined): readonly string[] {
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  useEffect(() => {
    const made = (drawings ?? []).map((svg) =>
      URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })),
    );
    setAddresses(made);
    return () => {
      for (const address of made) URL.revokeObjectURL(address);
    };
  }, [drawings]);
  return addresses;
}
