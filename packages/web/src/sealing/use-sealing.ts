// SPDX-License-Identifier: Apache-2.0
import { isMeasuredBySealing, type Kind, pageSealSizeBytesMax } from "@scelle/core";
import type { RecipientsAnswer } from "@scelle/core/api";
import { toolVersion } from "@scelle/verifier";
import { useEffect, useRef, useState } from "react";
import { get } from "../api/client.ts";
import type { MeasuredPart } from "../form/use-record-draft.ts";
import { type SealingProgress, sealFile } from "./seal-file.ts";

export type SealingFault = "missing" | "empty" | "too-large";

/** A file that is chosen, sealed and brought into the vault before its record is made. */
export interface Sealing {
  readonly file: File | undefined;
  choose(file: File | undefined): void;
  readonly fault: SealingFault | undefined;
  /** While it is under way. */
  readonly progress: SealingProgress | undefined;
  /** Seals once; asked again for the same file it answers what was measured. @throws ApiProblem */
  measure(): Promise<MeasuredPart | undefined>;
  /** Ends what is under way. */
  stop(): void;
}

/** For a kind that is measured of a file; undefined for any other. */
export function useSealing(kind: Kind, caseRef: string): Sealing | undefined {
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<SealingFault>();
  const [progress, setProgress] = useState<SealingProgress>();
  const sealed = useRef<MeasuredPart>(undefined);
  const ending = useRef<AbortController>(undefined);
  useEffect(() => () => ending.current?.abort(), []);
  useStayingFor(progress !== undefined);
  const choose = (chosen: File | undefined) => {
    sealed.current = undefined;
    setFile(chosen);
    setFault(chosen === undefined ? undefined : faultOf(chosen));
  };
  const measure = async () => {
    if (sealed.current !== undefined) return sealed.current;
    const found = faultOf(file);
    setFault(found);
    if (file === undefined || found !== undefined) return undefined;
    const end = new AbortController();
    ending.current = end;
    setProgress({ arrivedBytes: 0, totalBytes: file.size });
    try {
      const { recipients } = await get<RecipientsAnswer>(`/cases/${caseRef}/recipients`);
      const measured = await sealFile({ file, recipients }, setProgress, end.signal);
      sealed.current = { measured, measuredBy: `scelle-page/${toolVersion}` };
      return sealed.current;
    } catch (error) {
      if (end.signal.aborted) return undefined;
      throw error;
    } finally {
      setProgress(undefined);
    }
  };
  if (!isMeasuredBySealing(kind)) return undefined;
  return { file, choose, fault, progress, measure, stop: () => ending.current?.abort() };
}

function faultOf(file: File | undefined): SealingFault | undefined {
  if (file === undefined) return "missing";
  if (file.size === 0) return "empty";
  return file.size > pageSealSizeBytesMax ? "too-large" : undefined;
}

/** Asks before the page is left while something is under way. */
function useStayingFor(isUnderWay: boolean): void {
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isUnderWay]);
}
