// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** Refusals about who a protected source is. */
export const sourceErrors = {
  "source.not-protectable": {
    status: 409,
    exit: 65,
    retry: "no",
    en: "Nobody stands behind {kind} as a source. Name the report, the statement or the document that came from the source.",
    fr: "Nulle source ne se tient derrière {kind}. Désignez le signalement, la déclaration ou le document qui vient de la source.",
  },
  "source.keeper": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "{person} cannot keep this identity: custodian and second are two persons with keys, whom the case does not keep out. Name others.",
    fr: "{person} ne peut garder cette identité : le dépositaire et la seconde personne sont deux titulaires de clés que l’affaire n’écarte pas. Désignez-en d’autres.",
  },
  "source.not-custodian": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "You keep no identity under {protection} with that second person. Only its custodian proposes to disclose it: ask who that is.",
    fr: "Vous ne gardez aucune identité sous {protection} avec cette seconde personne. Seul son dépositaire propose de la révéler : adressez-vous à lui.",
  },
  "source.not-open": {
    status: 409,
    exit: 77,
    retry: "no",
    en: "{proposal} is no proposal that waits for your answer. Let the custodian propose again.",
    fr: "{proposal} n’est pas une proposition qui attende votre réponse. Que le dépositaire propose à nouveau.",
  },
  "source.half-open": {
    status: 409,
    exit: 65,
    retry: "no",
    en: "Agreeing to {proposal} hands over what is left under the inner seal, and declining hands over nothing. Use scelle source answer.",
    fr: "Consentir à {proposal} remet ce qui reste sous le sceau intérieur, refuser ne remet rien. Employez scelle source answer.",
  },
  "source.wrong-key": {
    status: 409,
    exit: 65,
    retry: "after-operator",
    en: "None of the keys in {path} opens this seal. Use the file of the key that the source was protected with.",
    fr: "Aucune clé de {path} n’ouvre ce sceau. Employez le fichier de la clé sous laquelle la source fut protégée.",
  },
  "source.too-long": {
    status: 409,
    exit: 65,
    retry: "no",
    en: "An identity takes at most {sizeMax} bytes, and one at least. Seal a longer account as a document of its own.",
    fr: "Une identité tient en {sizeMax} octets au plus, et un au moins. Scellez un récit plus long comme document.",
  },
} as const satisfies Record<string, ErrorRow>;
