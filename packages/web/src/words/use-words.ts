// SPDX-License-Identifier: Apache-2.0
import type { Label, Language } from "@scelle/core";
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
  return table[useLanguage()];
}

/** Says a label in the reader's language. */
export function useSay(): (label: Label) => string {
  const language = useLanguage();
  return (label) => label[language];
}
