// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { TimeLimits } from "@scelle/register";
import { withSession } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { mailReminder, postReminder } from "./send-reminder.ts";

export interface RemindFlags extends RegisterFlags {
  /** Milliseconds before its end from which a time limit is near. */
  readonly within?: number | undefined;
  readonly webhook?: URL | undefined;
  readonly mail?: string | undefined;
  readonly sendmail?: string | undefined;
}

export interface Reminded extends TimeLimits {
  /** Ways by which the reminder left; none where nothing asks for attention. */
  readonly sent: readonly ("webhook" | "mail")[];
}

const dayMs = 24 * 3_600_000;

/**
 * Says to whoever is told that some time limit asks for attention, and nothing else: the same words whatever
 * it is about and however many there are. Nothing is recorded, and nothing lapses.
 * @throws ScelleError("remind.not-sent")
 */
export async function remind(flags: RemindFlags, around: Surroundings): Promise<Reminded> {
  const folder = registerFolderOf(flags, around.env);
  const { limits, origin } = await withSession(folder, flags, "remind", async (session) => ({
    limits: await session.timeLimits(flags.within ?? 3 * dayMs),
    origin: session.origin,
  }));
  if (limits.near + limits.overdue === 0) return { ...limits, sent: [] };
  const sent: ("webhook" | "mail")[] = [];
  if (flags.webhook !== undefined) {
    await postReminder(flags.webhook, origin);
    sent.push("webhook");
  }
  if (flags.mail !== undefined) {
    await mailReminder(flags.mail, origin, flags.sendmail);
    sent.push("mail");
  }
  return { ...limits, sent };
}

export function remindedText({ near, overdue, sent }: Reminded, language: Language): string {
  const told = words[language];
  if (near + overdue === 0) return page(told.nothing);
  return page(told.counts(near, overdue), sent.length === 0 ? told.notSent : told.sent(sent.join(", ")));
}

const words = {
  en: {
    nothing: "No time limit asks for attention: nothing was sent.",
    counts: (near: number, overdue: number) => `Time limits: ${near} end soon, ${overdue} have ended.`,
    sent: (ways: string) => `A reminder without content was sent by ${ways}.`,
    notSent: "Nobody was told: name a --webhook or a --mail address.",
  },
  fr: {
    nothing: "Aucun délai n’appelle l’attention : rien n’a été envoyé.",
    counts: (near: number, overdue: number) => `Délais : ${near} expirent bientôt, ${overdue} ont expiré.`,
    sent: (ways: string) => `Un rappel sans contenu a été envoyé par ${ways}.`,
    notSent: "Personne n’est averti : indiquez un --webhook ou une adresse --mail.",
  },
} as const;
