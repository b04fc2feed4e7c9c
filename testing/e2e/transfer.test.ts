// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import type { CaseLine, PeopleView, ReceiptAnswer } from "@scelle/core/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visit } from "./visit.ts";

let visit: Visit;
let caseRef: string;
beforeAll(async () => {
  visit = await Visit.begin();
  const { cases } = await visit.ask<{ cases: CaseLine[] }>("/cases");
  caseRef = cases.find(({ isClosed }) => !isClosed)?.caseRef ?? "";
}, 60_000);
afterAll(() => visit.end());

const record = async (kind: string, stated: object): Promise<string> => {
  const draft = { draftId: randomUUID(), kind, version: 1, stated: { caseRef, ...stated } };
  return (await visit.send<ReceiptAnswer>("/drafts", draft)).recordRef;
};

test("a case that was given to another register says so, and asks for no more acts", async () => {
  const { page } = visit;
  await visit.open(`/cases/${caseRef}`);
  await page.getByRole("link", { name: "Record something" }).waitFor();
  const { view } = await visit.ask<{ view: PeopleView }>(`/cases/${caseRef}/views/people`);
  const transferRef = await record("case-transferred", {
    ...{ toOrigin: "office.example", toLogKey: "office.example+01234567+AQIDBA==" },
    ...{ toBodyRef: view.bodies[0]?.bodyRef, toRecipients: [`age1${"q".repeat(58)}`] },
    ...{ decidedBy: "Head of the inspectorate", reason: "Exercise: charges follow" },
  });
  await visit.open(`/cases/${caseRef}`);
  await page.getByText("Given to the register office.example, which has not acknowledged it yet.").waitFor();
  await page.getByText("here nothing more is recorded in it but looks").waitFor();
  expect(await page.getByRole("link", { name: "Record something" }).count()).toBe(0);
  await page.locator("p", { hasText: "Given to the register" }).getByRole("link").click();
  await page.getByRole("dialog").getByText("Head of the inspectorate").waitFor();

  await visit.open("/cases");
  await page.getByText("given to another register").waitFor();
  await visit.open(`/cases/${caseRef}/field`);
  await page.getByText("The case was given to another register: searches are recorded there.").waitFor();

  await record("transfer-withdrawn", { transferRef, reason: "Exercise: the wrong office" });
  await visit.open("/cases");
  expect(await page.getByText("given to another register").count()).toBe(0);
  await page.evaluate(() => localStorage.setItem("scelle.language", "fr"));
  await visit.open(`/cases/${caseRef}`);
  await page.getByText("Transmise au registre office.example, puis retirée.").waitFor();
  await page.getByRole("link", { name: "Consigner un acte" }).waitFor();
});
