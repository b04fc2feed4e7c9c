// SPDX-License-Identifier: Apache-2.0
import { Loading } from "../../design/loading.tsx";

export function PeopleScreen(_: { readonly caseRef: string }) {
  return <Loading />;
}
