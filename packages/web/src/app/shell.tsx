// SPDX-License-Identifier: Apache-2.0
import { Outlet } from "@tanstack/react-router";

/** What all screens share. */
export function Shell() {
  return (
    <main id="content">
      <Outlet />
    </main>
  );
}
