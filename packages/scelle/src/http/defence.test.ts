// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { findKind, type JsonObject } from "@scelle/core";
import type { CaseList, ExhibitsView, GrantedView, LooksView, OverviewView } from "@scelle/core/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenExercise, openExercise } from "../exercise/exercise-world.ts";
import { openServer, type WebServer } from "./open-server.ts";
import { Browser, codeOf, type Reply } from "./spec/browser.ts";

let exercise: OpenExercise;
let server: WebServer;
let browser: Browser;
let caseRef: string;
const person = (part: string) => exercise.exercise.roles.find((role) => role.part === part)?.personRef ?? "";

beforeAll(async () => {
  exercise = await openExercise(process.env);
  server = await openServer(exercise.world, { port: 0 });
  browser = new Browser(server);
  await browser.signIn();
  ({ caseRef } = exercise.exercise);
}, 120_000);
afterAll(async () => {
  await server.close();
  await exercise.world.register.close();
  await exercise.remove();
});

async function put(part: string, kind: string, stated: JsonObject): Promise<Reply> {
  await browser.becomes(part);
  const version = findKind(kind)?.version ?? 1;
  return await browser.post("/drafts", {
    draftId: randomUUID(),
    kind,
    version,
    stated: { caseRef, ...stated },
  });
}

async function recorded(part: string, kind: string, stated: JsonObject): Promise<string> {
  const { status, body } = await put(part, kind, stated);
  expect({ kind, status, body }).toMatchObject({ status: 201 });
  return (body as { recordRef: string }).recordRef;
}

async function see<T>(part: string, view: string, logPurpose = "criminal-proceedings"): Promise<T> {
  await browser.becomes(part);
  const { status, body } = await browser.get(`/cases/${caseRef}/views/${view}`, {
    "scelle-log-purpose": logPurpose,
  });
  expect({ part, view, status }).toMatchObject({ status: 200 });
  return (body as { view: T }).view;
}

const moment = () => {
  const at = new Date().toISOString();
  return { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };
};

describe("a magistrate who turns out to be implicated", () => {
  test("sees the case before, nothing after, and that the register refused is on record", async () => {
    await see("magistrate", "overview");
    await recorded("lead", "legal-status-recorded", {
      personRef: person("magistrate"),
      ...{ status: "suspect", source: "prosecutor", from: moment() },
    });
    await browser.becomes("magistrate");
    const overview = await browser.get(`/cases/${caseRef}/views/overview`);
    expect(codeOf(overview)).toBe("access.not-member");
    const list = (await browser.get("/cases")).body as CaseList;
    expect(list.cases.map((one) => one.caseRef)).not.toContain(caseRef);
    expect(list.granted).toEqual([]);
    const { looks } = await see<LooksView>("lead", "looks");
    const refused = looks.filter(({ refused: code }) => code !== undefined);
    expect(refused.map(({ personRef }) => personRef)).toContain(person("magistrate"));
  });

  test("once notified sees exactly what the decision lists, with counsel, and no word of the rest", async () => {
    const { exhibits } = await see<ExhibitsView>("lead", "exhibits");
    const { allegations } = await see<OverviewView>("lead", "overview");
    const recordRefs = [exhibits[0]?.exhibitRef ?? "", allegations[0]?.allegationRef ?? ""];
    const grantRef = await recorded("lead", "access-granted", {
      ...{ personRef: person("magistrate"), counselRef: person("defence"), standing: "person-concerned" },
      ...{ recordRefs, looks: "of-case", mode: "in-register" },
      ...{ decidedBy: "Investigating judge 4", decidedAt: moment() },
    });
    await browser.becomes("magistrate");
    expect(codeOf(await browser.get(`/cases/${caseRef}/views/granted`))).toBe("access.not-member");
    const noticeRef = await recorded("lead", "notice-served", {
      ...{ personRef: person("magistrate"), noticeType: "decision", actRefs: [grantRef] },
      ...{ servedAt: moment(), means: "in-person", signature: "signed" },
    });
    for (const part of ["magistrate", "defence"]) {
      const file = await see<GrantedView>(part, "granted");
      expect(file.records.map(({ record }) => record.recordRef).sort()).toEqual([...recordRefs].sort());
      expect(file.decisions.map(({ recordRef }) => recordRef)).toEqual([grantRef]);
      expect(file.notices.map(({ recordRef }) => recordRef)).toEqual([noticeRef]);
      expect(file.whoLooked.length).toBeGreaterThan(3);
    }
    await browser.becomes("magistrate");
    for (const view of ["overview", "timeline", "people", "looks", "exhibits"]) {
      const { status, body } = await browser.get(`/cases/${caseRef}/views/${view}`);
      expect({ view, status, text: JSON.stringify(body) }).toMatchObject({
        status: expect.toSatisfy((code: number) => code === 403 || code === 404),
      });
    }
    expect((await browser.get(`/records/${recordRefs[0]}`)).status).toBe(200);
    expect((await browser.get(`/records/${exhibits[1]?.exhibitRef}`)).status).toBe(403);
    const list = (await browser.get("/cases")).body as CaseList;
    expect(list.cases.map((one) => one.caseRef)).not.toContain(caseRef);
    expect(list.granted).toEqual([{ caseRef, grantRef }]);
  });

  test("without a purpose is not shown who looked, and what was shown is on record, record by record", async () => {
    await browser.becomes("magistrate");
    const { body } = await browser.get(`/cases/${caseRef}/views/granted`);
    const file = (body as { view: GrantedView }).view;
    const ownOnly = file.whoLooked.every(({ personRef }) => personRef === person("magistrate"));
    expect(ownOnly).toBe(true);
    const { looks } = await see<LooksView>("lead", "looks");
    const last = looks.find(({ personRef, asked }) => {
      return personRef === person("magistrate") && asked === "view.granted";
    });
    const shown = file.records.map(({ record }) => record.recordRef);
    expect(last?.shown).toEqual(expect.arrayContaining(shown));
  });

  test("asks a question, which is a record that the inquiry answers and both of them read", async () => {
    const { granted } = (await browserGet<CaseList>("defence", "/cases")) ?? { granted: [] };
    const { grantRef = "" } = granted.find((one) => one.caseRef === caseRef) ?? {};
    const question = "Was it weighed before it was divided?";
    const questionRef = await recorded("defence", "question-asked", { grantRef, question });
    expect((await put("defence", "search-conducted", {})).status).not.toBe(201);
    await recorded("lead", "question-answered", { questionRef, outcome: "answered", answer: "It was." });
    const { questions } = await see<GrantedView>("magistrate", "granted");
    expect(questions).toMatchObject([{ question, answers: [{ answer: "It was." }] }]);
    const { rights } = await see<OverviewView>("lead", "overview");
    expect(rights.questions.map(({ recordRef }) => recordRef)).toEqual([questionRef]);
  });

  test("marks what is favourable in what is open, and nothing else; the inquiry sees it and cannot take it back", async () => {
    const { records } = await see<GrantedView>("defence", "granted");
    const open = records[0]?.record.recordRef ?? "";
    const mark = { recordRef: open, reason: "It was sealed at once" };
    const markRef = await recorded("defence", "favourable-marked", mark);
    const { exhibits } = await see<ExhibitsView>("lead", "exhibits");
    const closed = { recordRef: exhibits[1]?.exhibitRef ?? "", reason: "Guessed" };
    expect(codeOf(await put("defence", "favourable-marked", closed))).toBe("reference.unknown");
    const file = await see<GrantedView>("magistrate", "granted");
    const own = file.marks.find((one) => one.markRef === markRef);
    expect(own).toMatchObject({ markedRef: open, author: person("defence") });
    const { rights } = await see<OverviewView>("lead", "overview");
    expect(rights.marks.map((one) => one.markRef)).toContain(markRef);
    const removal = { markRef, reason: "We see it otherwise" };
    expect(codeOf(await put("lead", "favourable-unmarked", removal))).toBe("favourable.of-the-defence");
    await recorded("defence", "favourable-unmarked", { markRef, reason: "It speaks of another seal" });
    const after = await see<OverviewView>("lead", "overview");
    const told = after.rights.marks.find((one) => one.markRef === markRef);
    expect(told?.removal).toMatchObject({ author: person("defence"), reason: "It speaks of another seal" });
  });

  test("is told until when a refusal can be challenged, computed from its notice", async () => {
    const refusalRef = await recorded("lead", "access-refused", {
      ...{ personRef: person("magistrate"), standing: "person-concerned", ground: "ongoing-acts" },
      ...{ reason: "Two hearings are still to be held", decidedBy: "Investigating judge 4" },
      ...{ decidedAt: moment(), remedy: "judge", remedyBody: "Chamber of inquiry" },
      remedyLength: { count: 10, unit: "day" },
    });
    const before = await see<OverviewView>("lead", "overview");
    const open = before.rights.decisions.find(({ recordRef }) => recordRef === refusalRef);
    expect(open?.remedy).toEqual({ remedy: "judge", before: "Chamber of inquiry" });
    const servedAt = {
      ...moment(),
      earliest: "2031-03-03T09:00:00.000Z",
      latest: "2031-03-03T09:00:00.000Z",
    };
    const fromNoticeRef = await recorded("lead", "notice-served", {
      ...{ personRef: person("magistrate"), noticeType: "decision", actRefs: [refusalRef] },
      ...{ servedAt, means: "registered-post" },
    });
    const { decisions } = await see<GrantedView>("defence", "granted");
    expect(decisions.find(({ recordRef }) => recordRef === refusalRef)?.remedy).toMatchObject({
      ...{ remedy: "judge", fromNoticeRef },
      until: { latest: "2031-03-13T22:59:59.999Z", basis: "derived" },
    });
  });
});

describe("a paper", () => {
  const order = async (part: string, what: string, ref: string) => {
    await browser.becomes(part);
    const why = { "scelle-reason": "A%20hearing", "scelle-log-purpose": "criminal-proceedings" };
    return await browser.post(`/cases/${caseRef}/papers`, { what, ref, language: "fr" }, why);
  };

  test("comes as PDF to a member, and its look is on record", async () => {
    const { exhibits } = await see<ExhibitsView>("lead", "exhibits");
    const ref = exhibits[0]?.exhibitRef ?? "";
    for (const [what, of] of [
      ["exhibit", ref],
      ["continuity", ref],
      ["irregularities", caseRef],
      ["looks", caseRef],
    ] as const) {
      const { status, headers, body } = await order("lead", what, of);
      expect({ what, status, type: headers.get("content-type") }).toEqual({
        what,
        status: 200,
        type: "application/pdf",
      });
      expect(String(body).slice(0, 8)).toBe("%PDF-1.7");
    }
    const { looks } = await see<LooksView>("lead", "looks");
    expect(looks.some(({ asked, shown }) => asked === "view.paper" && shown.includes(ref))).toBe(true);
    const unknown = await order("lead", "search-report", ref);
    expect(codeOf(unknown)).toBe("reference.unknown");
  });

  test("does not come to whoever may not look, nor without a reason", async () => {
    const { exhibits } = await see<ExhibitsView>("lead", "exhibits");
    const ref = exhibits[0]?.exhibitRef ?? "";
    for (const part of ["squad-member", "defence", "magistrate"]) {
      expect(codeOf(await order(part, "exhibit", ref))).toBe("access.not-member");
    }
    await browser.becomes("lead");
    const body = { what: "exhibit", ref, language: "en" };
    expect((await browser.post(`/cases/${caseRef}/papers`, body)).status).toBeGreaterThanOrEqual(400);
  });
});

async function browserGet<T>(part: string, path: string): Promise<T> {
  await browser.becomes(part);
  return (await browser.get(path)).body as T;
}
