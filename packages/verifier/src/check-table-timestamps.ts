// SPDX-License-Identifier: Apache-2.0
import type { CheckRow } from "./check-sentence.ts";

/** What authorities outside attest of checkpoints. It bears on time, and on neither verdict. */
export const timestampCheckRows = {
  "timestamp.attested": {
    concerns: "time",
    ok: {
      en: "{authority} attests that the first {size} entries existed at {time}.",
      fr: "{authority} atteste que les {size} premières entrées existaient le {time}.",
    },
  },
  "timestamp.token": {
    concerns: "time",
    ok: {
      en: "Tokens on checkpoints of this log, signed by authorities named from outside: {count}.",
      fr: "Jetons sur des points de contrôle de ce journal, signés par des autorités désignées de l’extérieur : {count}.",
    },
    failed: { en: "{subject} attests nothing: {problem}.", fr: "{subject} n’atteste rien : {problem}." },
    "not-checked": {
      en: "Tokens that attest a time and were not judged, as nobody from outside named their authority: {count}.",
      fr: "Jetons attestant une heure et non jugés, nul de l’extérieur n’ayant désigné leur autorité : {count}.",
    },
  },
  "timestamp.unsupported": {
    concerns: "time",
    "not-checked": {
      en: "{subject} is not judged here: this browser lacks {algorithm}. The command judges it: scelle verify.",
      fr: "{subject} n’est pas jugé ici : ce navigateur n’a pas {algorithm}. La commande le juge : scelle verify.",
    },
  },
  "timestamp.revocation": {
    concerns: "time",
    note: {
      en: "No list beside {subject} covers its time: whether a certificate of it had been revoked was not checked.",
      fr: "Aucune liste près de {subject} ne couvre son heure : la révocation de ses certificats n’est pas vérifiée.",
    },
  },
  "timestamp.checkpoint": {
    concerns: "time",
    failed: {
      en: "{subject} is not proved to belong to this log: what was attested of it says nothing here.",
      fr: "L’appartenance de {subject} à ce journal n’est pas prouvée : ce qui en fut attesté ne dit rien ici.",
    },
    absent: {
      en: "{subject} is missing: what the tokens beside it are about cannot be told.",
      fr: "{subject} manque : on ne peut dire sur quoi portent les jetons voisins.",
    },
  },
} as const satisfies Record<string, CheckRow>;
