// SPDX-License-Identifier: Apache-2.0
import {
  currentKinds,
  fieldsOf,
  isMeasuredBySealing,
  isRecordable,
  type Kind,
  type KindGroup,
  kindGroups,
} from "@scelle/core";
import { LinkTo } from "../../design/link-to.tsx";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { recordWords } from "./record-words.ts";
import "./record.css";

/** What can be recorded in a case, in the order of the story. */
export function RecordKindsScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(recordWords);
  const say = useSay();
  const kinds = currentKinds.filter(isRecordable);
  const groups = (Object.keys(kindGroups) as KindGroup[]).filter((group) =>
    kinds.some((kind) => kind.group === group),
  );
  return (
    <Page lead={words.lead} title={words.title}>
      <div className="record-kinds">
        {groups.map((group) => (
          <Section key={group} title={say(kindGroups[group])}>
            <ul>
              {kinds
                .filter((kind) => kind.group === group)
                .map((kind) => (
                  <li key={kind.kind}>
                    <LinkTo to={`/cases/${caseRef}/record/${kind.kind}`}>{say(kind.title)}</LinkTo>
                    <p className="quiet small">
                      {say(kind.about)} {isMeasuredElsewhere(kind) ? `(${words.sealed})` : ""}
                    </p>
                  </li>
                ))}
            </ul>
          </Section>
        ))}
      </div>
    </Page>
  );
}

function isMeasuredElsewhere(kind: Kind): boolean {
  return fieldsOf(kind).some(({ from }) => from === "measured") && !isMeasuredBySealing(kind);
}
