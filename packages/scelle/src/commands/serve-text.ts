// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import { page } from "../program/lines.ts";
import type { Serving } from "./serve.ts";
import { quorumLine } from "./witness-status.ts";

export function servingText(serving: Serving, language: Language): string {
  const { origin, folder, size, signInUrl, isExercise, seconds, witnesses, authority } = serving;
  const told = words[language];
  const held = told.held(origin, size, folder);
  const witnessed = witnesses === undefined ? [] : [quorumLine(witnesses, language)];
  if (signInUrl === undefined) return page(held, witnessed, told.stop);
  return page(
    ...(isExercise ? [told.exercise] : [held]),
    witnessed,
    told.ready(seconds),
    "",
    `  ${signInUrl}`,
    "",
    told.once,
    ...(authority === undefined
      ? []
      : ["", told.trust(authority.authorityFile), `  ${authority.authorityFingerprint}`, told.compare, ""]),
    isExercise ? told.stopExercise : told.stop,
  );
}

export function servedText({ origin, size }: Serving, language: Language): string {
  return page(words[language].served(origin, size));
}

const words = {
  en: {
    held: (origin: string, size: number, folder: string) =>
      `Serving ${origin} (${size} entries) from ${folder}, also to the other commands on this machine.`,
    exercise:
      "Exercise: city, offices, cases and findings are invented; keys, images, seals and checks are real.",
    ready: (seconds: number) => `Ready after ${seconds} s. Open this link in a browser:`,
    trust: (file: string) => `Browsers trust this server once their machine trusts ${file}, whose SHA-256 is`,
    compare: "Compare it on each machine before you trust it there; docs/operate.md says how.",
    once: "It works once. Whoever opens it acts in your name: pass it on to nobody.",
    stop: "Stop with Ctrl-C.",
    stopExercise: "Stop with Ctrl-C; the exercise is in a temporary folder, which is then removed.",
    served: (origin: string, size: number) => `${origin} is closed at ${size} entries.`,
  },
  fr: {
    held: (origin: string, size: number, folder: string) =>
      `${origin} (${size} entrées) est servi depuis ${folder}, aussi aux autres commandes de cette machine.`,
    exercise:
      "Exercice : ville, services, affaires et constats sont inventés ; clés, copies, scellés et contrôles sont réels.",
    ready: (seconds: number) =>
      `Prêt en ${String(seconds).replace(".", ",")} s. Ouvrez ce lien dans un navigateur :`,
    trust: (file: string) =>
      `Un navigateur fait confiance à ce serveur dès que sa machine fait confiance à ${file}, de SHA-256`,
    compare: "Comparez-la sur chaque machine avant de l’y admettre ; docs/operate.md dit comment.",
    once: "Il ne sert qu’une fois. Qui l’ouvre agit en votre nom : ne le transmettez à personne.",
    stop: "Ctrl-C pour arrêter.",
    stopExercise: "Ctrl-C pour arrêter ; l’exercice est dans un dossier temporaire, supprimé ensuite.",
    served: (origin: string, size: number) => `${origin} est fermé à ${size} entrées.`,
  },
} as const;
