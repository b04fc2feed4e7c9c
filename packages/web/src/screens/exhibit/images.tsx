// SPDX-License-Identifier: Apache-2.0
import { acquisitionMethods, fixityOutcomes } from "@scelle/core";
import type { ExhibitView, FixityCheck } from "@scelle/core/api";
import { Mark } from "../../design/mark.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { exhibitWords } from "./exhibit-words.ts";

type Listed = Omit<ExhibitView["registeredImages"][number], "storedAs"> & { readonly storedAs?: string };

/** What was copied from it, the digest that court and defence compare, and whether it is still the same. */
export function Images({ images, registeredImages }: Pick<ExhibitView, "images" | "registeredImages">) {
  const words = useWords(exhibitWords);
  const say = useSay();
  const language = useLanguage();
  const listed: readonly Listed[] = [...images, ...registeredImages];
  const wanting = listed.filter(({ fixity }) => isWanting(fixity));
  return (
    <Section title={words.images}>
      {wanting.map(({ recordRef, fixity }) => (
        <p className="exhibit-alarm" key={recordRef} role="alert">
          <Mark kind="break">{say(wordOf(fixityOutcomes, fixity.at(-1)?.outcome ?? ""))}</Mark>{" "}
          <RecordLink recordRef={fixity.at(-1)?.recordRef ?? recordRef}>{words.wanting}</RecordLink>
        </p>
      ))}
      <Table
        columns={[
          words.image,
          words.taken,
          { title: words.size, isFigure: true },
          words.digest,
          words.fixity,
        ]}
        empty={words.noImages}
        rows={listed.map(({ recordRef, method, acquiredAt, sizeBytes, sha256, storedAs, fixity }) => ({
          key: recordRef,
          cells: [
            <span key="image">
              <RecordLink recordRef={recordRef}>{say(wordOf(acquisitionMethods, method))}</RecordLink>
              {storedAs === undefined ? null : (
                <span className="quiet small"> {words.staysAt(storedAs)}</span>
              )}
            </span>,
            <TimeText interval={acquiredAt} key="taken" />,
            sizeText(sizeBytes, language),
            <code className="exhibit-digest" key="digest">
              {sha256}
            </code>,
            <Checks fixity={fixity} key="fixity" />,
          ],
        }))}
      />
    </Section>
  );
}

/** The newest check, and every one before it that found something. */
function Checks({ fixity }: { readonly fixity: readonly FixityCheck[] }) {
  const words = useWords(exhibitWords);
  const say = useSay();
  if (fixity.length === 0) return words.neverChecked;
  const shown = fixity.filter(({ outcome }, i) => outcome !== "intact" || i === fixity.length - 1);
  return (
    <>
      {shown.map(({ recordRef, outcome, at }) => (
        <div key={recordRef}>
          <RecordLink recordRef={recordRef}>
            <Mark kind={outcome === "intact" ? "fixity" : "break"}>
              {say(wordOf(fixityOutcomes, outcome))}
            </Mark>
          </RecordLink>{" "}
          <span className="quiet small">
            <TimeText interval={at} />
          </span>
        </div>
      ))}
      {fixity.length === shown.length ? null : (
        <span className="quiet small">{words.checksBefore(fixity.length - shown.length)}</span>
      )}
    </>
  );
}

/** What the last look at the bytes found counts. */
function isWanting(fixity: readonly FixityCheck[]): boolean {
  const last = fixity.at(-1);
  return last !== undefined && last.outcome !== "intact";
}

function sizeText(bytes: number, language: string): string {
  const unit = bytes >= 1e9 ? "gigabyte" : bytes >= 1e6 ? "megabyte" : "kilobyte";
  const value = bytes / { gigabyte: 1e9, megabyte: 1e6, kilobyte: 1e3 }[unit];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
