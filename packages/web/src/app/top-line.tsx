// SPDX-License-Identifier: Apache-2.0
import type { Session } from "@scelle/core/api";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { LinkTo } from "../design/link-to.tsx";
import { Mark } from "../design/mark.tsx";
import { useWords } from "../words/use-words.ts";
import { LanguageSwitch, ThemeSwitch } from "./page-switches.tsx";
import { PersonSwitch } from "./person-switch.tsx";
import { SectionLinks } from "./section-links.tsx";
import { useCases, useGranted } from "./session.ts";
import { shellWords } from "./shell-words.ts";

/** The product, the case and its sections, and in whose name one looks. */
export function TopLine({ session }: { readonly session: Session | undefined }) {
  const words = useWords(shellWords);
  const [isOpen, setIsOpen] = useState(false);
  const shown = useShownCase();
  return (
    <header className={isOpen ? "top-line top-line-open" : "top-line"}>
      <div className="top-mast">
        <LinkTo aria-label={words.product} className="brand" to="/">
          <WaxMark />
          Scellé
        </LinkTo>
        {session?.isExercise ? (
          <span title={words.exerciseTitle}>
            <Mark kind="exercise">{words.exercise}</Mark>
          </span>
        ) : null}
        {shown === undefined || shown.number === "" ? null : (
          <span className="top-number">{shown.number}</span>
        )}
        <button
          aria-controls="top-more"
          aria-expanded={isOpen}
          className="button button-plain top-menu"
          onClick={() => setIsOpen(!isOpen)}
          type="button"
        >
          {words.menu}
        </button>
      </div>
      <div className="top-more" id="top-more">
        {session === undefined ? null : (
          <SectionLinks caseRef={shown?.caseRef} onFollow={() => setIsOpen(false)} />
        )}
        <div className="top-switches">
          {session === undefined ? null : <PersonSwitch session={session} />}
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

/** The open case with most entries. */
export function foremost<C extends { readonly isClosed: boolean; readonly entries: number }>(
  cases: readonly C[],
): C | undefined {
  return [...cases].sort((a, b) => Number(a.isClosed) - Number(b.isClosed) || b.entries - a.entries)[0];
}

/** The case of the address, else the one that the start shows. */
function useShownCase() {
  const { caseRef } = useParams({ strict: false }) as { readonly caseRef?: string };
  const cases = useCases();
  const granted = useGranted()?.find((line) => line.caseRef === caseRef);
  const isReadable = cases?.some((line) => line.caseRef === caseRef) ?? false;
  if (granted !== undefined && !isReadable) return { caseRef: granted.caseRef, number: "" };
  return (
    cases?.find((line) => line.caseRef === caseRef) ?? (cases === undefined ? undefined : foremost(cases))
  );
}

function WaxMark() {
  return (
    <svg aria-hidden="true" className="brand-mark" height="26" viewBox="0 0 24 24" width="26">
      <path
        className="brand-wax"
        d={
          "M12 1.200" +
          "c2.200-.2 3.300 1.400 5 2.100 1.800.7 3.900.4 4.700 2.100.8 1.700-.5 3.300-.3 5.100.2 1.900 1.800 3.500 1 5.200-.8 1.700-2.900 1.600-4.300 2.800-1.400 1.200-1.800 3.300-3.700 3.700-1.900.4-3.100-1.300-4.900-1.600-1.900-.3-3.900.7-5.200-.7-1.300-1.400-.3-3.300-.9-5.100-.6-1.800-2.500-3-2.200-4.900.3-1.900 2.400-2.300 3.500-3.800 1.100-1.500 1.200-3.700 3-4.500" +
          "C9.200 1 10.300 1.400 12 1.200Z"
        }
      />
      <path
        className="brand-print"
        d={
          "M14.800 8.600" +
          "c-.7-1-1.700-1.400-2.900-1.400-1.600 0-2.700.9-2.700 2.200 0 3.300 5.900 1.700 5.900 5 0 1.400-1.200 2.400-3 2.400-1.300 0-2.500-.5-3.200-1.600"
        }
      />
    </svg>
  );
}
