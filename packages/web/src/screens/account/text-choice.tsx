// SPDX-License-Identifier: Apache-2.0
import type { AccountView } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";

interface TextChoiceProps {
  readonly view: AccountView;
  readonly nameOf: (ref: string) => string;
  readonly chosenRef: string;
  readonly onChoose: (ref: string) => void;
}

/** The texts of the case, and what each came from. */
export function TextChoice({ view, nameOf, chosenRef, onChoose }: TextChoiceProps) {
  const words = useWords(accountWords);
  const languageNames = new Intl.DisplayNames(useLanguage(), { type: "language" });
  return (
    <nav aria-label={words.texts} className="texts">
      <ol>
        {view.texts.map(({ textRef, title, publisherRef, language, publishedAt, derivedFrom }) => (
          <li key={textRef}>
            <button
              aria-current={textRef === chosenRef ? "true" : undefined}
              lang={language}
              onClick={() => onChoose(textRef)}
              type="button"
            >
              {title}
            </button>{" "}
            <span className="quiet">
              {publisherRef === undefined ? null : (
                <>
                  <RecordLink recordRef={publisherRef}>{nameOf(publisherRef)}</RecordLink>
                  {" · "}
                </>
              )}
              {publishedAt === undefined ? null : (
                <>
                  <TimeText interval={publishedAt} />
                  {" · "}
                </>
              )}
              {languageNames.of(language)}
              {derivedFrom.map(({ textRef: from, how }) => (
                <span key={`${from} ${how}`}>
                  {" "}
                  {words.derived[how] ?? how} {nameOf(from)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
