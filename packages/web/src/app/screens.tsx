// SPDX-License-Identifier: Apache-2.0
import { type ComponentType, lazy, Suspense } from "react";
import { Loading } from "../design/loading.tsx";

// Every screen by the name of its route, each loaded when it is first opened.

/** What a route hands its screen. */
export interface CaseScreenProps {
  readonly caseRef: string;
}

export interface SearchScreenProps {
  readonly searchRef: string;
}

export interface RecordScreenProps extends CaseScreenProps {
  readonly recordRef: string;
}

export interface FormScreenProps extends CaseScreenProps {
  readonly kind: string;
}

export const FrontPlace = place(async () => (await import("../screens/front/front-screen.tsx")).FrontScreen);
export const SignInPlace = place(
  async () => (await import("../screens/sign-in/sign-in-screen.tsx")).SignInScreen,
);
export const CasesPlace = place(
  async () => (await import("../screens/sign-in/cases-screen.tsx")).CasesScreen,
);
export const OpenCasePlace = place(
  async () => (await import("../screens/sign-in/open-case-screen.tsx")).OpenCaseScreen,
);
export const SessionsPlace = place(
  async () => (await import("../screens/sign-in/sessions-screen.tsx")).SessionsScreen,
);
export const VerifyPlace = place(
  async () => (await import("../screens/verify/verify-screen.tsx")).VerifyScreen,
);
export const CasePlace = place<CaseScreenProps>(
  async () => (await import("../screens/case/case-screen.tsx")).CaseScreen,
);
export const AllegationPlace = place<RecordScreenProps>(
  async () => (await import("../screens/allegation/allegation-screen.tsx")).AllegationScreen,
);
export const ExhibitsPlace = place<CaseScreenProps>(
  async () => (await import("../screens/exhibits/exhibits-screen.tsx")).ExhibitsScreen,
);
export const ExhibitPlace = place<RecordScreenProps>(
  async () => (await import("../screens/exhibit/exhibit-screen.tsx")).ExhibitScreen,
);
export const StoreroomPlace = place<CaseScreenProps>(
  async () => (await import("../screens/storeroom/storeroom-screen.tsx")).StoreroomScreen,
);
export const LabelsPlace = place<CaseScreenProps>(
  async () => (await import("../screens/labels/labels-screen.tsx")).LabelsScreen,
);
export const PeoplePlace = place<CaseScreenProps>(
  async () => (await import("../screens/people/people-screen.tsx")).PeopleScreen,
);
export const AccountPlace = place<CaseScreenProps>(
  async () => (await import("../screens/account/account-screen.tsx")).AccountScreen,
);
export const OperationsPlace = place<CaseScreenProps>(
  async () => (await import("../screens/operations/operations-screen.tsx")).OperationsScreen,
);
export const OperationPlace = place<RecordScreenProps>(
  async () => (await import("../screens/operation/operation-screen.tsx")).OperationScreen,
);
export const IncidentsPlace = place<CaseScreenProps>(
  async () => (await import("../screens/incidents/incidents-screen.tsx")).IncidentsScreen,
);
export const ImportedPlace = place<CaseScreenProps>(
  async () => (await import("../screens/imported/imported-screen.tsx")).ImportedScreen,
);
export const ProceduresPlace = place<CaseScreenProps>(
  async () => (await import("../screens/procedures/procedures-screen.tsx")).ProceduresScreen,
);
export const RegularityPlace = place<CaseScreenProps>(
  async () => (await import("../screens/regularity/regularity-screen.tsx")).RegularityScreen,
);
export const LooksPlace = place<CaseScreenProps>(
  async () => (await import("../screens/looks/looks-screen.tsx")).LooksScreen,
);
export const FilePlace = place<CaseScreenProps>(
  async () => (await import("../screens/file/file-screen.tsx")).FileScreen,
);
export const FieldPlace = place(async () => (await import("../screens/field/field-screen.tsx")).FieldScreen);
export const FieldSearchPlace = place<SearchScreenProps>(
  async () => (await import("../screens/field/search-screen.tsx")).SearchScreen,
);
export const FieldReportPlace = place<SearchScreenProps>(
  async () => (await import("../screens/field/report-screen.tsx")).ReportScreen,
);
export const PrepareSearchPlace = place<CaseScreenProps>(
  async () => (await import("../screens/field/prepare-screen.tsx")).PrepareScreen,
);
export const RecordKindsPlace = place<CaseScreenProps>(
  async () => (await import("../screens/record/record-kinds-screen.tsx")).RecordKindsScreen,
);
export const RecordFormPlace = place<FormScreenProps>(
  async () => (await import("../screens/record/record-form-screen.tsx")).RecordFormScreen,
);

function place<P extends object = object>(load: () => Promise<ComponentType<P>>) {
  const Screen = lazy(async () => ({ default: await load() }));
  return function Place(props: P) {
    return (
      <Suspense fallback={<Loading />}>
        <Screen {...props} />
      </Suspense>
    );
  };
}
