// SPDX-License-Identifier: Apache-2.0
import type { Change } from "@scelle/core/api";
import { useCallback, useEffect, useState } from "react";

/** How many records came to a case since it was last shown; its own looks are no news. */
export function useNews(caseRef: string): { readonly count: number; readonly forget: () => void } {
  const [count, setCount] = useState(0);
  const forget = useCallback(() => setCount(0), []);
  useEffect(() => {
    const events = new EventSource("/api/v1/events");
    const learn = (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Change;
      if (change.caseRef === caseRef && !lookKinds.has(change.kind)) setCount((before) => before + 1);
    };
    events.addEventListener("message", learn);
    events.addEventListener("change", learn);
    return () => events.close();
  }, [caseRef]);
  return { count, forget };
}

const lookKinds: ReadonlySet<string> = new Set(["record-consulted", "records-combined", "attempt-refused"]);
