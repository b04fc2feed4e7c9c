// SPDX-License-Identifier: Apache-2.0
import { frenchSpaces, type Label, type Language } from "@scelle/core";
import { withFrenchSpaces } from "./french-spaces.ts";
import { keptChoice, useKept } from "./kept-choice.ts";

const spoken: Language = navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";

/** The language of the screen. */
export const languageChoice = keptChoice<Language>("scelle.language", ["en", "fr"], spoken, (language) => {
  document.documentElement.lang = language;
});

export function useLanguage(): Language {
  return useKept(languageChoice);
}

/** The words of a screen in the reader's language. */
export function useWords<E, F>(table: { readonly en: E; readonly fr: F }): E | F {
  return useLanguage() === "fr" ? withFrenchSpaces(table.fr) : table.en;
}

/** Says a label in the reader's language. */
export function useSay(): (label: Label) => string {
  const language = useLanguage();
  return (label) => (language === "fr" ? frenchSpaces(label.fr) : label.en);
}

/** Between a name and what it names: French sets it off. */
export function useColon(): string {
  return useLanguage() === "fr" ? "\u00a0: " : ": ";
}

/** Between the parts of a list whose parts hold commas. */
export function useSemicolon(): string {
  return useLanguage() === "fr" ? "\u00a0; " : "; ";
}

/** Words between the quotation marks of the reader's language. */
export function useQuoted(): (words: string) => string {
  const language = useLanguage();
  return (words) => (language === "fr" ? `«\u00a0${words}\u00a0»` : `“${words}”`);
}
