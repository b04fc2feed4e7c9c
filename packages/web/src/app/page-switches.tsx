// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from "react";
import { useKept } from "../words/kept-choice.ts";
import { themeChoice } from "../words/theme-choice.ts";
import { languageChoice, useLanguage, useWords } from "../words/use-words.ts";
import { shellWords } from "./shell-words.ts";

export function LanguageSwitch() {
  const words = useWords(shellWords);
  const other = useLanguage() === "en" ? "fr" : "en";
  return (
    <button className="switch" lang={other} onClick={() => languageChoice.set(other)} type="button">
      {words.otherLanguage}
    </button>
  );
}

export function ThemeSwitch() {
  const words = useWords(shellWords);
  const chosen = useKept(themeChoice);
  const isSystemDark = useSyncExternalStore(subscribe, () => systemDark.matches);
  const isDark = chosen === "dark" || (chosen === "system" && isSystemDark);
  return (
    <button
      className="switch"
      onClick={() => themeChoice.set(isDark ? "light" : "dark")}
      title={isDark ? words.toLightTitle : words.toDarkTitle}
      type="button"
    >
      {isDark ? words.toLight : words.toDark}
    </button>
  );
}

const systemDark = matchMedia("(prefers-color-scheme: dark)");

function subscribe(listener: () => void): () => void {
  systemDark.addEventListener("change", listener);
  return () => systemDark.removeEventListener("change", listener);
}
