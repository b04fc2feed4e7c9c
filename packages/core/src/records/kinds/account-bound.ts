// SPDX-License-Identifier: Apache-2.0
import { accountSubject, issuer } from "../account-values.ts";
import { assigned, defineKind, stated } from "../define-kind.ts";
import { actedAlone, confirmedBy } from "../grant-fields.ts";
import { reference, text } from "../values.ts";

export const accountBound = defineKind({
  kind: "account-bound",
  version: 1,
  group: "register",
  title: { en: "Account of a provider bound", fr: "Compte d’un fournisseur rattaché" },
  about: {
    en:
      "An administrator proposes that whoever the named provider of identities signs in as this subject is this " +
      "person. It counts once the second person, who is neither of the two, confirms it, and lets look, not record: " +
      "whoever commands the provider could come in so.",
    fr:
      "Un administrateur propose que quiconque le fournisseur d’identité indiqué authentifie sous cet identifiant " +
      "soit cette personne. Cela vaut une fois confirmé par la seconde personne, qui n’est aucune des deux, et permet " +
      "de consulter, non d’enregistrer : qui commande le fournisseur pourrait entrer ainsi.",
  },
  isOfRegister: true,
  shape: {
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    issuer: stated(issuer, {
      label: { en: "Provider", fr: "Fournisseur" },
      fixed: true,
      source: "OpenID Connect Core 1.0 §2",
    }),
    accountSubject: stated(accountSubject, {
      label: { en: "Subject at the provider", fr: "Identifiant chez le fournisseur" },
      fixed: true,
      source: "OpenID Connect Core 1.0 §2",
    }),
    reason: stated(text(500), { label: { en: "Reason", fr: "Motif" }, words: true }),
    secondRef: confirmedBy,
    alone: assigned(actedAlone.schema, actedAlone.meta),
  },
});
