// SPDX-License-Identifier: Apache-2.0
import { Loading } from "../../design/loading.tsx";

export function FrontScreen() {
  return <Loading />;
}
