// SPDX-License-Identifier: Apache-2.0
import { useWords } from "../words/use-words.ts";

const loadingWords = { en: { loading: "One moment" }, fr: { loading: "Un instant" } };

/** Something is on its way. */
export function Loading() {
  const words = useWords(loadingWords);
  return (
    <p aria-live="polite" className="loading">
      {words.loading}
    </p>
  );
}
