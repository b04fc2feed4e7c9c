// SPDX-License-Identifier: Apache-2.0
import { findKind } from "@scelle/core";
import { LinkTo } from "../../design/link-to.tsx";
import { Page } from "../../design/page.tsx";
import { RecordForm } from "../../form/record-form.tsx";
import { useSay, useWords } from "../../words/use-words.ts";

const openCaseWords = {
  en: {
    title: "Open a case",
    recipients:
      "Evidence of the case is encrypted to its recipients, before it reaches the register. A recipient is a " +
      "line that begins with age1. age-keygen makes one, with the identity that stays with whoever may open evidence.",
    toCase: "To the case",
    all: "All cases",
  },
  fr: {
    title: "Ouvrir une affaire",
    recipients:
      "Les scellés numériques de l’affaire sont chiffrés pour ses destinataires, avant d’atteindre le registre. " +
      "Un destinataire est une ligne qui commence par age1. age-keygen en fait un, avec l’identité qui reste chez qui peut les ouvrir.",
    toCase: "Vers l’affaire",
    all: "Toutes les affaires",
  },
};

const kind = findKind("case-opened");

/** The form by which a case begins; whoever opens it leads it. */
export function OpenCaseScreen() {
  const words = useWords(openCaseWords);
  const say = useSay();
  if (kind === undefined) return null;
  return (
    <Page lead={say(kind.about)} title={words.title}>
      <p className="page-lead">{words.recipients}</p>
      <RecordForm
        afterwards={(recordRef) => (
          <>
            <LinkTo to={`/cases/${recordRef}`}>{words.toCase}</LinkTo>
            <LinkTo to="/cases">{words.all}</LinkTo>
          </>
        )}
        begun={{}}
        caseRef=""
        kind={kind}
        known={[]}
      />
    </Page>
  );
}
