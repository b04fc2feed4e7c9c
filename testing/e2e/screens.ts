// SPDX-License-Identifier: Apache-2.0
import type { CaseLine, ExhibitsView, FrontView, OverviewView } from "@scelle/core/api";
import { fieldSamples } from "./field-samples.ts";
import type { Visit } from "./visit.ts";

/** Every screen of the app by a name, with an address at which it has something to show. */
export async function screensOf(visit: Visit): Promise<ReadonlyMap<string, string>> {
  const { cases } = await visit.ask<{ cases: CaseLine[] }>("/cases");
  const { caseRef } = cases.find(({ isClosed }) => !isClosed) ?? { caseRef: "" };
  const view = async <T>(name: string) =>
    (await visit.ask<{ view: T }>(`/cases/${caseRef}/views/${name}`)).view;
  const overview = await view<OverviewView>("overview");
  const { exhibits } = await view<ExhibitsView>("exhibits");
  const front = await view<FrontView>("front");
  const exhibit = exhibits.find(({ gapCount }) => gapCount > 0)?.exhibitRef ?? "";
  const at = `/cases/${caseRef}`;
  const { running, ended } = await fieldSamples(visit, caseRef);
  return new Map([
    ["front", "/"],
    ["cases", "/cases"],
    ["open", "/cases/new"],
    ["sessions", "/sessions"],
    ["sign-in", "/sign-in"],
    ["verify", "/verify"],
    ["case", at],
    ["allegation", `${at}/allegations/${overview.allegations[0]?.allegationRef ?? ""}`],
    ["exhibits", `${at}/exhibits`],
    ["exhibit", `${at}/exhibits/${exhibit}`],
    ["labels", `${at}/labels`],
    ["storeroom", `${at}/storeroom`],
    ["round", `${at}/storeroom?do=round`],
    ["move", `${at}/storeroom?do=move`],
    ["field", "/field"],
    ["field-prepare", `${at}/field`],
    ["field-items", running],
    ["field-attendance", `${ended}?do=attendance`],
    ["field-end", `${ended}?do=end`],
    ["field-report", `${ended}/report`],
    ["people", `${at}/people`],
    ["account", `${at}/account`],
    ["operations", `${at}/operations`],
    ["operation", `${at}/operations/${front.night?.operationRef ?? ""}`],
    ["incidents", `${at}/incidents`],
    ["imported", `${at}/imported`],
    ["procedures", `${at}/procedures`],
    ["regularity", `${at}/regularity?pack=fr`],
    ["looks", `${at}/looks`],
    ["record", `${at}/record`],
    ["sealing", `${at}/record/document-captured`],
    ["form", `${at}/record/custody-offered?exhibitRef=${exhibit}`],
    ["proof", `${at}/exhibits/${exhibit}?entry=${exhibit}`],
    ["nowhere", "/nowhere"],
  ]);
}
