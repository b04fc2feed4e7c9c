// SPDX-License-Identifier: Apache-2.0
import { Loading } from "../../design/loading.tsx";

export function AllegationScreen(_: { readonly caseRef: string; readonly recordRef: string }) {
  return <Loading />;
}
