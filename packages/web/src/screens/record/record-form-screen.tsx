// SPDX-License-Identifier: Apache-2.0
import { Loading } from "../../design/loading.tsx";

export function RecordFormScreen(_: { readonly caseRef: string; readonly kind: string }) {
  return <Loading />;
}
