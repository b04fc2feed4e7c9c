// SPDX-License-Identifier: Apache-2.0
import type { ExhibitsView } from "@scelle/core/api";
import { type Pages, useView, type ViewState } from "./use-view.ts";

const pages: Pages<ExhibitsView> = {
  before: (page) => page.before,
  join: (older, newer) => ({
    exhibits: [...older.exhibits, ...newer.exhibits],
    tooLong: [...older.tooLong, ...newer.tooLong],
  }),
};

/** Every exhibit of a case, oldest first, page by page. */
export function useExhibits(caseRef: string): ViewState<ExhibitsView> {
  return useView(caseRef, "exhibits", {}, pages);
}
