// SPDX-License-Identifier: Apache-2.0
import { acquisitionMethods, fixityOutcomes } from "@scelle/core";
import type { ExhibitView } from "@scelle/core/api";
import { Mark } from "../../design/mark.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { exhibitWords } from "./exhibit-words.ts";

/** What was copied from it, with the digest that court and defence compare. */
export function Images({ images }: Pick<ExhibitView, "images">) {
  const words = useWords(exhibitWords);
  const say = useSay();
  const language = useLanguage();
  return (
    <Section title={words.images}>
      <Table
        columns={[
          words.image,
          words.taken,
          { title: words.size, isFigure: true },
          words.digest,
          words.fixity,
        ]}
        empty={words.noImages}
        rows={images.map(({ recordRef, method, acquiredAt, sizeBytes, sha256, fixity }) => ({
          key: recordRef,
          cells: [
            <RecordLink key="image" recordRef={recordRef}>
              {say(wordOf(acquisitionMethods, method))}
            </RecordLink>,
            <TimeText interval={acquiredAt} key="taken" />,
            sizeText(sizeBytes, language),
            <code className="exhibit-digest" key="digest">
              {sha256}
            </code>,
            fixity.length === 0
              ? words.neverChecked
              : fixity.map((check) => (
                  <RecordLink key={check.recordRef} recordRef={check.recordRef}>
                    <Mark kind={check.outcome === "intact" ? "fixity" : "break"}>
                      {say(wordOf(fixityOutcomes, check.outcome))}
                    </Mark>
                  </RecordLink>
                )),
          ],
        }))}
      />
    </Section>
  );
}

function sizeText(bytes: number, language: string): string {
  const unit = bytes >= 1e9 ? "gigabyte" : bytes >= 1e6 ? "megabyte" : "kilobyte";
  const value = bytes / { gigabyte: 1e9, megabyte: 1e6, kilobyte: 1e3 }[unit];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
