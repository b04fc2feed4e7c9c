// SPDX-License-Identifier: Apache-2.0
import { Outlet } from "@tanstack/react-router";

/** What all screens of one case share. */
export function CaseFrame() {
  return <Outlet />;
}
