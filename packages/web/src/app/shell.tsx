// SPDX-License-Identifier: Apache-2.0
import { Outlet, useLocation, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Loading } from "../design/loading.tsx";
import { AlarmBanner } from "../proof/alarm-banner.tsx";
import { useFirstCheck } from "../proof/use-first-check.ts";
import { useWords } from "../words/use-words.ts";
import { CaseLineAbove } from "./case-line-above.tsx";
import { RegisterAway } from "./register-away.tsx";
import { SignInPlace } from "./screens.tsx";
import { useIsRegisterAway, useSession } from "./session.ts";
import { shellWords } from "./shell-words.ts";
import { TopLine } from "./top-line.tsx";
import "./shell.css";

const ProofDrawer = lazy(async () => ({ default: (await import("../proof/proof-drawer.tsx")).ProofDrawer }));

/** What all screens share: the line on top, alarms, the proof of whatever is asked about. */
export function Shell() {
  const words = useWords(shellWords);
  const session = useSession();
  const { entry } = useSearch({ strict: false }) as { readonly entry?: string };
  const content = useRef<HTMLElement>(null);
  useFocusOnChange(content);
  useFirstCheck(session ?? undefined);
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <AlarmBanner />
      <TopLine session={session ?? undefined} />
      <main id="content" ref={content} tabIndex={-1}>
        <CaseLineAbove session={session ?? undefined} />
        <Screen session={session} />
      </main>
      <footer className="foot">
        <p>{session?.isExercise ? words.foot : words.footReal}</p>
      </footer>
      {entry === undefined || !session ? null : (
        <Suspense fallback={null}>
          <ProofDrawer recordRef={entry} session={session} />
        </Suspense>
      )}
    </>
  );
}

/** The screen of the address, or the one to sign in where nobody is. */
function Screen({ session }: { readonly session: ReturnType<typeof useSession> }) {
  const isAway = useIsRegisterAway();
  const { pathname } = useLocation();
  // A search lies on this device: its screens need no register, and nobody signed in.
  if (/^\/field(?:\/|$)/.test(pathname)) return <Outlet />;
  if (session === undefined) return isAway ? <RegisterAway /> : <Loading />;
  if (session === null) return <SignInPlace />;
  return <Outlet />;
}

/** Reading begins at the top of a new screen, for keyboards and readers of screens as for eyes. */
function useFocusOnChange(content: { readonly current: HTMLElement | null }) {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    content.current?.focus({ preventScroll: true });
  }, [pathname, content]);
}
