// SPDX-License-Identifier: Apache-2.0
import type { Session } from "@scelle/core/api";
import { useEffect } from "react";

/**
 * How often a page that stays open asks whether the log only grew. No look: a checkpoint holds no content.
 */
const againMs = 60_000;

/**
 * Checks the log against what this browser saw before: once the screen stands, and again while it stays open.
 */
export function useFirstCheck(session: Session | undefined): void {
  const verifierKey = session?.verifierKey;
  useEffect(() => {
    if (session === undefined) return;
    const check = () => void checkQuietly(session);
    const first = setTimeout(check, 400);
    const again = setInterval(check, againMs);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [verifierKey]);
}

async function checkQuietly(session: Session): Promise<void> {
  try {
    const { checkLog } = await import("./check-log.ts");
    await checkLog(session);
  } catch {
    // The register did not answer: the next check asks again, and every screen that asks says so.
  }
}
