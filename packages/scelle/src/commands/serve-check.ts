// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { apiPrefix, type CaseLine, reasonHeader } from "@scelle/core/api";
import { columns, page } from "../program/lines.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { type ServeFlags, type Serving, whileServed } from "./serve.ts";

/** One thing that was asked of the server as a browser would. */
interface CheckedStep {
  readonly step: "serving" | "page" | "health" | "sign-in" | "cases" | "first-view";
  readonly status: number;
  readonly durationMs: number;
  readonly isGood: boolean;
}

export interface ServeCheck {
  readonly isGood: boolean;
  readonly steps: readonly CheckedStep[];
  readonly seconds: number;
}

/** Serves, asks over HTTP for what the first screen needs, and ends. */
export async function checkServing(flags: ServeFlags, around: Surroundings): Promise<ServeCheck> {
  const beganMs = performance.now();
  const steps: CheckedStep[] = [];
  // On this machine and without TLS: what is measured is the first screen, not who trusts whom.
  const noTls = { tls: undefined, tlsCert: undefined, tlsKey: undefined };
  const place = { ...noTls, host: undefined, publicUrl: undefined };
  await whileServed({ ...flags, ...place, port: flags.port ?? 0 }, around, async (serving) => {
    const durationMs = Math.round(performance.now() - beganMs);
    steps.push({ step: "serving", status: 200, durationMs, isGood: true });
    await askAll(serving, steps);
  });
  const seconds = Math.round((performance.now() - beganMs) / 100) / 10;
  return { isGood: steps.every(({ isGood }) => isGood), steps, seconds };
}

export function serveCheckText({ isGood, steps, seconds }: ServeCheck, language: Language): string {
  const told = words[language];
  const rows = steps.map(
    ({ step, status, durationMs, isGood: isStepGood }) =>
      [told.steps[step], `${isStepGood ? "✓" : "✗"} ${status}, ${durationMs} ms`] as const,
  );
  return page(columns(rows, 0), isGood ? told.good(seconds) : told.bad(seconds));
}

async function askAll({ url = "", signInUrl = "" }: Serving, steps: CheckedStep[]): Promise<void> {
  const token = signInUrl.slice(signInUrl.indexOf("=") + 1);
  let cookie = "";
  const ask = async (step: CheckedStep["step"], path: string, init: RequestInit = {}) => {
    const startedMs = performance.now();
    const headers = { cookie, [reasonHeader]: "check", ...init.headers };
    const response = await fetch(new URL(path, url), { ...init, headers });
    const body = await response.text();
    const durationMs = Math.round(performance.now() - startedMs);
    steps.push({ step, status: response.status, durationMs, isGood: response.ok });
    return { response, body };
  };
  await ask("page", "/");
  await ask("health", `${apiPrefix}/health`);
  const { response } = await ask("sign-in", `${apiPrefix}/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  const { body } = await ask("cases", `${apiPrefix}/cases`);
  const { cases = [] } = JSON.parse(body) as { cases?: readonly CaseLine[] };
  const [first] = cases;
  if (first !== undefined) await ask("first-view", `${apiPrefix}/cases/${first.caseRef}/views/front`);
}

const words = {
  en: {
    steps: {
      serving: "Register opened and served",
      page: "The app’s page",
      health: "Health",
      "sign-in": "Signed in by the link",
      cases: "Cases",
      "first-view": "The first screen’s view",
    },
    good: (seconds: number) => `Everything answered, in ${seconds} s altogether.`,
    bad: (seconds: number) => `Something did not answer as it should (${seconds} s).`,
  },
  fr: {
    steps: {
      serving: "Registre ouvert et servi",
      page: "La page de l’application",
      health: "État",
      "sign-in": "Connecté par le lien",
      cases: "Affaires",
      "first-view": "La vue du premier écran",
    },
    good: (seconds: number) => `Tout a répondu, en ${String(seconds).replace(".", ",")} s au total.`,
    bad: (seconds: number) =>
      `Quelque chose n’a pas répondu comme il faut (${String(seconds).replace(".", ",")} s).`,
  },
} as const;
