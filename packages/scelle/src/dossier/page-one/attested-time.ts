// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { AttestedCheckpoint } from "../../bundle/attested-checkpoints.ts";
import type { DossierFacts } from "../dossier-facts.ts";
import type { Block } from "../paper.ts";

/** What authorities outside attested of the time, and between which times of theirs the log lies. */
export function attestedTimeSection(facts: DossierFacts, language: Language): Block[] {
  const told = words[language];
  const { checkpoints, refusedTokens } = facts.attested;
  const [smallest] = checkpoints;
  const largest = checkpoints.at(-1);
  const heading = { type: "heading", level: 2, text: told.heading } as const;
  const refused = refusedTokens === 0 ? [] : [{ type: "notice", text: told.refused(refusedTokens) } as const];
  if (smallest === undefined || largest === undefined) {
    return [heading, ...refused, { type: "text", text: told.none }];
  }
  const after = facts.entries.filter(({ index }) => index >= largest.size).length;
  const sizes = new Set(checkpoints.map(({ size }) => size)).size;
  const authorities = new Set(checkpoints.map(({ authorityId }) => authorityId)).size;
  return [
    heading,
    { type: "text", text: told.lead(sizes, authorities) },
    ...refused,
    {
      type: "table",
      caption: told.caption,
      head: [told.authority, told.entries, told.attestedAt, told.clock],
      widths: [3, 1.5, 2.5, 2.5],
      rows: checkpoints.map((one) => row(one, facts, language)),
    },
    { type: "text", text: told.bracket(...bracketOf(checkpoints), after) },
    { type: "text", text: told.judged },
  ];
}

function row(one: AttestedCheckpoint, { records }: DossierFacts, language: Language): string[] {
  const told = words[language];
  const { authority, size, attestedAt, accuracyMs } = one;
  const last = records.filter(({ index }) => index < size).at(-1);
  const accuracy = accuracyMs === undefined ? [] : [`± ${secondsText(accuracyMs)}`];
  return [
    authority,
    told.first(size),
    [secondText(attestedAt), ...accuracy].join("\n"),
    last === undefined ? "–" : secondText(last.assigned.recordedAt),
  ];
}

function bracketOf(checkpoints: readonly AttestedCheckpoint[]): [earliest: string, latest: string] {
  const times = checkpoints.map(({ attestedAt }) => attestedAt).sort();
  return [secondText(times[0] ?? ""), secondText(times.at(-1) ?? "")];
}

/** To the second, in UTC: an authority attests no minute. */
function secondText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

function secondsText(ms: number): string {
  return `${ms / 1_000} s`;
}

const words = {
  en: {
    heading: "Time, attested from outside",
    none:
      "No authority for time attested anything of this log. The recorded times are those of the register’s own clock; what " +
      "witnesses signed, if it has any, stands in the checkpoint.",
    lead: (sizes: number, authorities: number) =>
      `${sizes} ${sizes === 1 ? "state" : "states"} of the log that ${sizes === 1 ? "goes" : "go"} along ` +
      `${sizes === 1 ? "carries" : "carry"} tokens of ${authorities} ${authorities === 1 ? "authority" : "authorities"} outside: ` +
      "the newest of each. A token says that the entries under it existed at its time at the latest, and nothing of what they say.",
    caption: "States of the log that somebody outside attested",
    authority: "Authority, as its certificate names it",
    entries: "Entries",
    attestedAt: "Existed at the latest",
    clock: "Last open record of them, by the register’s own clock",
    first: (size: number) => `the first ${size}`,
    bracket: (earliest: string, latest: string, after: number) =>
      (earliest === latest ? `Attested at ${earliest}. ` : `Attested between ${earliest} and ${latest}. `) +
      (after === 0
        ? "No entry of the case came after the last attested state."
        : `Entries of the case after the last attested state: ${after}, without a time from outside.`),
    judged:
      "The tokens were judged when this page was made, by the certificates that lie beside them. Whether an authority is to be " +
      "believed, you decide: get its root from the authority itself and give it to the verifier (scelle verify --tsa-ca, or the " +
      "page). openssl ts -verify reads the same files.",
    refused: (n: number) => `Tokens that lie in the file and attest nothing: ${n}. The verifier names them.`,
  },
  fr: {
    heading: "L’heure, attestée de l’extérieur",
    none:
      "Aucune autorité d’horodatage n’a rien attesté de ce journal. Les heures consignées sont celles de l’horloge du registre ; " +
      "ce que des témoins ont signé, s’il en a, figure au point de contrôle.",
    lead: (sizes: number, authorities: number) =>
      `${sizes} ${sizes > 1 ? "états joints du journal portent" : "état joint du journal porte"} des jetons de ` +
      `${authorities} ${authorities > 1 ? "autorités externes" : "autorité externe"} : le plus récent de chacune. Un jeton dit que ` +
      "les entrées qu’il couvre existaient au plus tard à son heure, et rien de ce qu’elles disent.",
    caption: "États du journal attestés de l’extérieur",
    authority: "Autorité, selon son certificat",
    entries: "Entrées",
    attestedAt: "Existaient au plus tard le",
    clock: "Dernier acte ouvert parmi elles, selon l’horloge du registre",
    first: (size: number) => `les ${size} premières`,
    bracket: (earliest: string, latest: string, after: number) =>
      (earliest === latest ? `Attesté le ${earliest}. ` : `Attesté entre le ${earliest} et le ${latest}. `) +
      (after === 0
        ? "Aucune entrée de l’affaire ne suit le dernier état attesté."
        : `Entrées de l’affaire après le dernier état attesté : ${after}, sans heure externe.`),
    judged:
      "Les jetons furent jugés lors de l’établissement de cette page, d’après les certificats joints. À vous de dire si une " +
      "autorité est digne de foi : obtenez sa racine d’elle-même et donnez-la au vérificateur (scelle verify --tsa-ca, ou la " +
      "page). openssl ts -verify lit les mêmes fichiers.",
    refused: (n: number) =>
      `Jetons présents dans le fichier et qui n’attestent rien : ${n}. Le vérificateur les nomme.`,
  },
} as const;
