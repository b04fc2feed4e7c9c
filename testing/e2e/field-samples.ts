// SPDX-License-Identifier: Apache-2.0
import type { Visit } from "./visit.ts";

/** Two searches on the device of a visit, prepared and taken in as a person does it. */
export interface FieldSamples {
  /** One that goes on, with a telephone being entered. */
  readonly running: string;
  /** One that has ended, with who attended. */
  readonly ended: string;
}

export async function fieldSamples(visit: Visit, caseRef: string): Promise<FieldSamples> {
  const { page } = visit;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const label = (name: string) => page.getByLabel(name, { exact: true });
  const prepare = async (place: string) => {
    await visit.open(`/cases/${caseRef}/field`);
    await label("Place").fill(place);
    await label("Person searched").selectOption({ label: "Somebody whom the register does not know" });
    await label("Name or designation").fill("Exercise: Officer 40");
    await button("Prepare on this device").click();
    await button("Begin the search").click();
    return new URL(page.url()).pathname;
  };
  const take = async (category: string, description: string, seal: string) => {
    await button(category).click();
    await label("Description").fill(description);
    await label("Number on the seal").fill(seal);
    await page.getByText(`Seal ${seal}.`).first().waitFor();
  };
  const ended = await prepare("Exercise: Locker 7");
  await take("Document", "Exercise: a notebook with a green cover", "SR-104");
  await take("Telephone", "Exercise: a black telephone, cracked screen", "SR-105");
  await label("IMEI 1").fill("490154203237518");
  await label("Power and screen").selectOption("on locked");
  await label("Its clock shows").fill("2026-03-02T09:00");
  await page.getByText("Kept on this device.").waitFor();
  await visit.open(`${ended}?do=attendance`);
  await label("Person").selectOption({ label: "Exercise: Officer 40" });
  await button("Enter").click();
  await label("Signature").selectOption("refused");
  await page.getByText("Kept on this device.").waitFor();
  await visit.open(`${ended}?do=end`);
  await button("End the search now").click();
  await button("Bring in now").waitFor();
  const running = await prepare("Exercise: Office 12, second floor");
  await take("Money", "Exercise: forty banknotes in an envelope", "SR-106");
  await take("Telephone", "Exercise: a grey telephone", "SR-107");
  return { running, ended };
}
