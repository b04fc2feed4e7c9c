// SPDX-License-Identifier: Apache-2.0

/** Whether the app opens on this device without its server: it does, it will not, or it is not known yet. */
export type Keeping = "kept" | "refused" | "unknown";

/**
 * Has the browser keep the app's own files, by `keep-app.ts`. Where the page has no secure address, or the
 * browser does not allow it, the app works as long as its tab is open.
 */
export async function keepPages(): Promise<Keeping> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  if (serviceWorker === undefined) return "refused";
  try {
    await serviceWorker.register("/worker.js", { scope: "/" });
    await serviceWorker.ready;
    return "kept";
  } catch {
    // Away, with nothing kept before; or forbidden: whoever prepares a search is told.
    return (await serviceWorker.getRegistration())?.active ? "kept" : "refused";
  }
}
