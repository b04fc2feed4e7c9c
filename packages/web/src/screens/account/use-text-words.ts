// SPDX-License-Identifier: Apache-2.0
import type { ExerciseTexts, TextLine } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../../api/api-problem.ts";
import { get } from "../../api/client.ts";
import { type BroughtText, measureText } from "./text-words.ts";

/** The words of a text as far as this browser has and has measured them. */
export interface TextWords {
  readonly isPending: boolean;
  readonly from?: "exercise" | "reader";
  readonly brought?: BroughtText;
  /** Measures words that the reader brought; they stay in this browser. */
  readonly bring: (words: string) => void;
}

/**
 * The words of a text: from the exercise where it has them, else from the reader. Either way they are
 * measured here, and used only if their digest is the one on record.
 */
export function useTextWords(text: TextLine): TextWords {
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const { data: texts, isPending: isAsking } = useQuery({
    queryKey: ["exercise", "texts"],
    queryFn: textsOrNone,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const ownWords = own[text.textRef];
  const words = ownWords ?? texts?.texts.find(({ textRef }) => textRef === text.textRef)?.words;
  const { data: brought, isPending: isMeasuring } = useQuery({
    queryKey: ["text-words", text.textRef, text.textDigest, words ?? ""],
    queryFn: () => (words === undefined ? null : measureText(words, text)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const bring = (given: string) => setOwn((before) => ({ ...before, [text.textRef]: given }));
  if (brought === undefined || brought === null) return { isPending: isAsking || isMeasuring, bring };
  return { isPending: false, from: ownWords === undefined ? "exercise" : "reader", brought, bring };
}

async function textsOrNone(): Promise<ExerciseTexts> {
  try {
    return await get<ExerciseTexts>("/exercise/texts");
  } catch (error) {
    // Outside the exercise the register holds no words: the reader brings them, and nothing failed.
    if (error instanceof ApiProblem && error.problem.status === 404) return { texts: [] };
    throw error;
  }
}
