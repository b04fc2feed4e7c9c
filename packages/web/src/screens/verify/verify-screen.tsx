// SPDX-License-Identifier: Apache-2.0
import type { Session } from "@scelle/core/api";
import { useSession } from "../../app/session.ts";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { CheckedByBrowser } from "./checked-by-browser.tsx";
import { CheckedByServer } from "./checked-by-server.tsx";
import { verifyWords } from "./verify-words.ts";
import "./verify.css";

/** What can be checked, by whom, and what each check is worth. */
export function VerifyScreen() {
  const words = useWords(verifyWords);
  const session = useSession();
  if (!session) return <Loading />;
  return (
    <Page lead={words.lead} title={words.title}>
      <CheckedByBrowser session={session} />
      <CheckedByServer />
      <CheckedByOthers session={session} />
    </Page>
  );
}

function CheckedByOthers({ session }: { readonly session: Session }) {
  const words = useWords(verifyWords);
  return (
    <Section title={words.other}>
      <p className="reading verify-lead">{words.otherLead}</p>
      <p>
        <a href="/verify.html" rel="noreferrer" target="_blank">
          {words.openPage}
        </a>
      </p>
      <dl className="verify-key">
        <dt>{words.key}</dt>
        <dd>
          <code>{session.verifierKey}</code>
        </dd>
      </dl>
      <p className="quiet small">{words.keyHelp}</p>
    </Section>
  );
}
