// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import { Section } from "../../design/section.tsx";
import { askForPersistence, type Persistence } from "../../field/persistent-storage.ts";
import { type Keeping, keepPages } from "../../offline/keep-pages.ts";
import { useWords } from "../../words/use-words.ts";
import { fieldWords } from "./field-words.ts";

/** Whether what is here stays, whether the app opens without its server, and what protects it. */
export function DevicePromises() {
  const words = useWords(fieldWords);
  const [persistence, setPersistence] = useState<Persistence>();
  const [keeping, setKeeping] = useState<Keeping>("unknown");
  useEffect(() => {
    void askForPersistence().then(setPersistence);
    void keepPages().then(setKeeping);
  }, []);
  return (
    <Section title={words.device}>
      <p role={persistence === "refused" ? "alert" : "status"}>
        {persistence === undefined ? null : words.persistence[persistence]}
      </p>
      <p role="status">{words.keeping[keeping]}</p>
      <p className="quiet">{words.protection}</p>
    </Section>
  );
}
