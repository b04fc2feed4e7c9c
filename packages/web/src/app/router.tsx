// SPDX-License-Identifier: Apache-2.0
import { createRootRoute, createRoute, createRouter, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { CaseFrame } from "./case-frame.tsx";
import { ScreenFault, Unknown } from "./dead-ends.tsx";
import * as place from "./screens.tsx";
import { Shell } from "./shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: Unknown, errorComponent: ScreenFault });

const front = createRoute({ getParentRoute: () => root, path: "/", component: place.FrontPlace });
const signIn = createRoute({ getParentRoute: () => root, path: "/sign-in", component: place.SignInPlace });
const cases = createRoute({ getParentRoute: () => root, path: "/cases", component: place.CasesPlace });
const openCase = createRoute({
  getParentRoute: () => root,
  path: "/cases/new",
  component: place.OpenCasePlace,
});
const sessions = createRoute({
  getParentRoute: () => root,
  path: "/sessions",
  component: place.SessionsPlace,
});
const verify = createRoute({ getParentRoute: () => root, path: "/verify", component: place.VerifyPlace });
const field = createRoute({ getParentRoute: () => root, path: "/field", component: place.FieldPlace });
const fieldSearch = createRoute({
  getParentRoute: () => root,
  path: "/field/$searchRef",
  component: () => <place.FieldSearchPlace {...useSearchParam()} />,
});
const fieldReport = createRoute({
  getParentRoute: () => root,
  path: "/field/$searchRef/report",
  component: () => <place.FieldReportPlace {...useSearchParam()} />,
});
const oneCase = createRoute({ getParentRoute: () => root, path: "/cases/$caseRef", component: CaseFrame });

const inCase = (path: string, screen: () => ReactNode) =>
  createRoute({ getParentRoute: () => oneCase, path, component: screen });

const sections = [
  inCase("/", () => <place.CasePlace {...useCaseParams()} />),
  inCase("allegations/$ref", () => <place.AllegationPlace {...useCaseParams()} />),
  inCase("exhibits", () => <place.ExhibitsPlace {...useCaseParams()} />),
  inCase("exhibits/$ref", () => <place.ExhibitPlace {...useCaseParams()} />),
  inCase("storeroom", () => <place.StoreroomPlace {...useCaseParams()} />),
  inCase("labels", () => <place.LabelsPlace {...useCaseParams()} />),
  inCase("people", () => <place.PeoplePlace {...useCaseParams()} />),
  inCase("account", () => <place.AccountPlace {...useCaseParams()} />),
  inCase("operations", () => <place.OperationsPlace {...useCaseParams()} />),
  inCase("operations/$ref", () => <place.OperationPlace {...useCaseParams()} />),
  inCase("incidents", () => <place.IncidentsPlace {...useCaseParams()} />),
  inCase("imported", () => <place.ImportedPlace {...useCaseParams()} />),
  inCase("procedures", () => <place.ProceduresPlace {...useCaseParams()} />),
  inCase("regularity", () => <place.RegularityPlace {...useCaseParams()} />),
  inCase("looks", () => <place.LooksPlace {...useCaseParams()} />),
  inCase("file", () => <place.FilePlace {...useCaseParams()} />),
  inCase("field", () => <place.PrepareSearchPlace {...useCaseParams()} />),
  inCase("record", () => <place.RecordKindsPlace {...useCaseParams()} />),
  inCase("record/$kind", () => <place.RecordFormPlace {...useCaseParams()} />),
];

export const router = createRouter({
  routeTree: root.addChildren([
    front,
    signIn,
    cases,
    openCase,
    sessions,
    verify,
    field,
    fieldSearch,
    fieldReport,
    oneCase.addChildren(sections),
  ]),
  scrollRestoration: true,
  // Plain words in the address: no value of ours is a number or an object.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const words = Object.entries(search).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(words.map(([name, value]) => [name, String(value)])).toString();
    return text === "" ? "" : `?${text}`;
  },
});

/** The search on this device that the address names. */
function useSearchParam() {
  const { searchRef = "" } = useParams({ strict: false }) as { readonly searchRef?: string };
  return { searchRef, key: searchRef };
}

/** What the address names: the case, and where a screen takes it the record or the kind. */
function useCaseParams() {
  const {
    caseRef = "",
    ref = "",
    kind = "",
  } = useParams({ strict: false }) as {
    readonly caseRef?: string;
    readonly ref?: string;
    readonly kind?: string;
  };
  return { caseRef, recordRef: ref, kind, key: `${caseRef} ${ref} ${kind}` };
}
