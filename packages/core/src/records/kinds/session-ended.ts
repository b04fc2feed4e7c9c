// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { oneOf, publicKey, reference } from "../values.ts";
import { sessionEndings } from "../vocabularies.ts";

export const sessionEnded = defineKind({
  kind: "session-ended",
  version: 1,
  group: "register",
  title: { en: "Session ended", fr: "Session close" },
  about: {
    en: "From this record on the key of the session signs nothing more. A session that is only forgotten ends by its time.",
    fr: "À compter de cet acte la clé de la session ne signe plus. Une session seulement oubliée prend fin par son terme.",
  },
  shape: {
    personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
    sessionKey: stated(publicKey, {
      label: { en: "Key of the session", fr: "Clé de la session" },
      fixed: true,
    }),
    ground: stated(oneOf(sessionEndings), { label: { en: "Ground", fr: "Motif" }, fixed: true }),
    endedByRef: stated(reference("person"), { label: { en: "Ended by", fr: "Close par" } }),
  },
});
