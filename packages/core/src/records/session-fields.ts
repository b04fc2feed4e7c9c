// SPDX-License-Identifier: Apache-2.0
import { stated } from "./define-kind.ts";
import { instant, publicKey, reference } from "./values.ts";

/** For whom a key of the server signs, and until when, however the person came in. */
export const sessionFields = {
  personRef: stated(reference("person"), { label: { en: "Person", fr: "Personne" }, subject: true }),
  sessionKey: stated(publicKey, {
    label: { en: "Key of the session", fr: "Clé de la session" },
    fixed: true,
  }),
  until: stated(instant, { label: { en: "At the latest until", fr: "Au plus tard jusqu’à" }, fixed: true }),
} as const;
