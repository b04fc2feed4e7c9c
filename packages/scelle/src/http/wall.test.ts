// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base64url } from "@scelle/core";
import { type Route, routes, viewShapes } from "@scelle/core/api";
import { found, openRegister, readIdentity } from "@scelle/register";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenExercise, openExercise } from "../exercise/exercise-world.ts";
import type { Signatory } from "../exercise/inquiry/act.ts";
import { recordActs } from "../exercise/inquiry/recorder.ts";
import { registration } from "../exercise/inquiry/signatories.ts";
import { openServer, type WebServer } from "./open-server.ts";
import { registerWorld } from "./register-world.ts";
import { Browser } from "./spec/browser.ts";
import type { World } from "./world.ts";

let exercise: OpenExercise;
let empty: World;
let emptyFolder: string;
const servers: WebServer[] = [];
let inquiry: Browser;
let nothing: Browser;
let people: ReadonlySet<string>;

beforeAll(async () => {
  exercise = await openExercise(process.env);
  empty = await worldWithout(exercise);
  people = new Set(exercise.exercise.roles.map(({ personRef }) => personRef));
  [inquiry, nothing] = await Promise.all([signedIn(exercise.world), signedIn(empty)]);
}, 60_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await exercise.world.register.close();
  await empty.register.close();
  await exercise.remove();
  rmSync(emptyFolder, { recursive: true, force: true });
});

async function signedIn(world: World): Promise<Browser> {
  const server = await openServer(world, { port: 0 });
  servers.push(server);
  const browser = new Browser(server);
  await browser.signIn();
  await browser.becomes("squad-member");
  return browser;
}

/** The same persons with the same keys, in a register that never had a case. */
async function worldWithout({ exercise: loaded, world, folder }: OpenExercise): Promise<World> {
  emptyFolder = mkdtempSync(join(tmpdir(), "scelle-empty-"));
  const keyFolder = join(emptyFolder, "keys");
  const founder = await readIdentity(join(folder, "identities", "registry.key"));
  await found({
    folder: join(emptyFolder, "register"),
    ...{ keyFolder, origin: loaded.origin, isExercise: true, founder },
    title: "Exercise: register of the inspectorate of Velmar",
    bodyName: "Inspectorate of Velmar (Exercise)",
    founderName: "Registry of the inspectorate (Exercise)",
    recoveryRecipient: (await exercise.world.register.recipients(loaded.caseRef)).at(-1) ?? "",
  });
  const register = await openRegister(join(emptyFolder, "register"), { keyFolder, command: "test" });
  const refs = new Map<string, string>(loaded.roles.map(({ part, personRef }) => [part, personRef]));
  const ref = (name: string) => refs.get(name) ?? refs.set(name, randomUUID()).get(name) ?? "";
  const signers = new Map<Signatory, typeof founder>([["registry", founder]]);
  for (const { part, identityFile } of loaded.roles) signers.set(part, await readIdentity(identityFile));
  const publicKeyOf = (part: Signatory) => base64url((signers.get(part) ?? founder).publicKey);
  await recordActs({ register, signers, ref, sealed: new Map() }, registration(ref, publicKeyOf));
  if (world.exercise === undefined) throw new Error("no exercise");
  return {
    ...(await registerWorld(register, keyFolder, process.env)),
    people: world.people,
    exercise: { ...world.exercise, work: emptyFolder },
  };
}

/** Everything somebody could ask who guessed every name: of the case, its records, their parts. */
function questions(): string[] {
  const { caseRef, operationRef, imageExhibitRef, frontTextRef, incidentRef } = exercise.exercise;
  const refs = [caseRef, operationRef, imageExhibitRef, frontTextRef, incidentRef];
  const of: Partial<Record<string, string>> = {
    exhibit: imageExhibitRef,
    operation: operationRef,
    allegation: incidentRef,
  };
  const views = Object.keys(viewShapes).map(
    (view) => `/cases/${caseRef}/views/${view}${of[view] === undefined ? "" : `?of=${of[view]}`}`,
  );
  return [
    ...["/session", "/cases", "/check", "/exercise/texts", "/exercise/map"],
    ...views,
    `/cases/${caseRef}/who-says?predicate=warned`,
    `/cases/${caseRef}/reason`,
    ...["/sign-in/ways", "/sessions", "/passkeys"],
    ...[...people].map((ref) => `/passkeys?of=${ref}`),
    ...refs.flatMap((ref) => [`/records/${ref}`, `/records/${ref}/evidence`]),
    ...["telephone", "Exercise", "warrant"].map((text) => `/search?text=${text}`),
    `/search?text=telephone&caseRef=${caseRef}`,
    ...["2031", "Officer", "tele", caseRef].map((text) => `/resolve?text=${text}`),
    `/resolve?text=2031&caseRef=${caseRef}`,
  ];
}

/**
 * What may differ between two logs of whatever content: where an entry stands, when it came, the keys of the
 * log, and references that the register drew by lot, told apart only by their order. What was asked for keeps
 * its name.
 */
function alike(body: unknown, asked: string): unknown {
  const drawn = new Map<string, string>();
  const text = JSON.stringify(body, (name, value: unknown) => {
    if (name === "receipt") return Object.keys(value as object).sort();
    return ofTheLog.includes(name) ? name : value;
  });
  const named = text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (ref) => {
    if (asked.includes(ref) || people.has(ref)) return ref;
    const name = drawn.get(ref) ?? `#${drawn.size}`;
    drawn.set(ref, name);
    return name;
  });
  return JSON.parse(named);
}

const ofTheLog = ["index", "entry", "draftId", "recordedAt", "expiresAt", "verifierKey", "registerKey"];

test("a member of the squad is answered as in a world without the inquiry, whatever is asked", async () => {
  for (const question of questions()) {
    const [here, there] = [await inquiry.get(question), await nothing.get(question)];
    expect({ question, status: here.status, body: alike(here.body, question) }).toEqual({
      question,
      status: there.status,
      body: alike(there.body, question),
    });
  }
});

test("what changes something is refused to a member of the squad in the same words", async () => {
  const { caseRef, imageExhibitRef } = exercise.exercise;
  const draft = (kind: string, stated: object) => ({ draftId: randomUUID(), kind, version: 1, stated });
  const drafts = [
    draft("member-removed", { caseRef, personRef: caseRef, ground: "other" }),
    draft("custody-offered", { exhibitRef: imageExhibitRef, receiverRef: caseRef, purpose: "storage" }),
    draft("correction-made", { targetRef: imageExhibitRef, fields: { note: "x" }, reason: "Exercise" }),
  ];
  const asks: [string, unknown][] = [
    ["/exercise/tamper", undefined],
    ...drafts.flatMap((one): [string, unknown][] => [
      ["/drafts/consider", one],
      ["/drafts", one],
    ]),
    [`/cases/${caseRef}/bundle`, { reason: "Exercise", standing: "counsel" }],
  ];
  for (const [path, body] of asks) {
    const [here, there] = [await inquiry.post(path, body), await nothing.post(path, body)];
    expect({ path, status: here.status, body: here.body }).toEqual({
      path,
      status: there.status,
      body: there.body,
    });
    expect([403, 404], path).toContain(here.status);
  }
});

test("every path that reads is among the questions", () => {
  const asked = questions().map((question) => question.split("?")[0]);
  const { caseRef } = exercise.exercise;
  for (const row of Object.values(routes) as Route[]) {
    const apart = ["/health", "/events", "/openapi.json", "/log/checkpoint"].includes(row.path);
    if (row.method !== "GET" || apart) continue;
    const path = row.path.replace("{caseRef}", caseRef).replace("{ref}", caseRef);
    expect(asked).toContain(path);
  }
});
