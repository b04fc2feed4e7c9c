// SPDX-License-Identifier: Apache-2.0

/** Whether the browser keeps what lies here when it runs short of room: it promised to, or it did not. */
export type Persistence = "promised" | "refused" | "unknown";

/** Asks for storage that the browser does not clear by itself. */
export async function askForPersistence(): Promise<Persistence> {
  const { storage } = navigator as Partial<Pick<Navigator, "storage">>;
  if (storage?.persist === undefined) return "unknown";
  return (await storage.persisted()) || (await storage.persist()) ? "promised" : "refused";
}
