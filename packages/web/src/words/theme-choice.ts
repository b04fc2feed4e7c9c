// SPDX-License-Identifier: Apache-2.0
import { keptChoice } from "./kept-choice.ts";

export type Theme = "system" | "light" | "dark";

/** Light, dark, or as the system has it. */
export const themeChoice = keptChoice<Theme>(
  "scelle.theme",
  ["system", "light", "dark"],
  "system",
  (theme) => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  },
);
