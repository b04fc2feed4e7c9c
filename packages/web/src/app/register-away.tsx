// SPDX-License-Identifier: Apache-2.0
import { Button } from "../design/button.tsx";
import { LinkTo } from "../design/link-to.tsx";
import { Page } from "../design/page.tsx";
import { useWords } from "../words/use-words.ts";
import { useSigning } from "./session.ts";

const awayWords = {
  en: {
    title: "The register does not answer",
    lead: "This device has the app and the searches that were prepared on it; all else lies in the register.",
    field: "Searches on this device",
    again: "Try again",
  },
  fr: {
    title: "Le registre ne répond pas",
    lead: "Cet appareil a l’application et les perquisitions qui y furent préparées ; tout le reste est dans le registre.",
    field: "Perquisitions sur cet appareil",
    again: "Réessayer",
  },
};

/** Instead of a screen that needs the register. */
export function RegisterAway() {
  const words = useWords(awayWords);
  const { beginAnew } = useSigning();
  return (
    <Page lead={words.lead} title={words.title}>
      <p>
        <LinkTo to="/field">{words.field}</LinkTo>
      </p>
      <Button onPress={() => void beginAnew().catch(() => undefined)}>{words.again}</Button>
    </Page>
  );
}
