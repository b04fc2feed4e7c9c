// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { type Route, routes, viewShapes } from "@scelle/core/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServer, type WebServer } from "./open-server.ts";
import { Browser } from "./spec/browser.ts";
import { altered, plantedLeaks, TellingBrowser } from "./spec/planted-leaks.ts";
import { bodies, guesses } from "./spec/wall-guesses.ts";
import { askedApart, type Question, questions } from "./spec/wall-questions.ts";
import { type CellLine, type Leak, Pair, tableOf, walkCell } from "./spec/wall-walk.ts";
import { moment, relations, roles } from "./spec/walled-cells.ts";
import { openWalledWorlds, type Somebody, type WalledWorlds } from "./spec/walled-worlds.ts";
import type { World } from "./world.ts";

/** Each cell is asked one question of so many; together they ask every role and every relation everything. */
const shares = process.env["SCELLE_WALLS"] === "full" ? 1 : 3;

let worlds: WalledWorlds;
let pair: Pair;
let asked: readonly Question[];
let known: ReadonlySet<string>;
let nothing: Browser;
const servers: WebServer[] = [];
const lines: CellLine[] = [];

beforeAll(async () => {
  worlds = await openWalledWorlds();
  const { exercise, people, officerRef, here, there } = worlds;
  const persons = [...exercise.exercise.roles, ...people].map(({ personRef }) => personRef);
  known = new Set([...persons, officerRef]);
  asked = questions(guesses(worlds), bodies(worlds));
  nothing = await signedIn(there);
  pair = new Pair(await signedIn(here), nothing, known);
}, 180_000);
afterAll(async () => {
  process.stdout.write(`${tableOf(lines)}\n`);
  await Promise.all(servers.map((server) => server.close()));
  await worlds.remove();
});

async function signedIn(world: World, Kind: typeof Browser = Browser): Promise<Browser> {
  const server = await openServer(world, { port: 0 });
  servers.push(server);
  const browser = new Kind(server);
  await browser.signIn();
  return browser;
}

/** Of the questions, those for a cell: all of them to whoever may see nothing, by shares. */
function questionsFor({ sight, number }: Somebody): Question[] {
  const telling = { nothing: "", granted: "granted", case: "overview" }[sight];
  return asked.filter(({ route }, at) =>
    sight === "nothing" ? (at + number) % shares === 0 : route === telling,
  );
}

test("the questions are every route of the API but those that are asked apart, and every view", () => {
  const walked = new Set(asked.map(({ route }) => route));
  expect([...walked, ...Object.keys(askedApart)].sort()).toEqual(Object.keys(routes).sort());
  expect([...walked]).toEqual(expect.arrayContaining(Object.keys(viewShapes)));
  for (const [name, row] of Object.entries(routes) as [string, Route][]) {
    if (row.isLook === true) expect(walked).toContain(name);
  }
  expect(() => questions({ ...guesses(worlds), of: undefined } as never, bodies(worlds))).toThrow(
    "guessed for of",
  );
  expect(() => questions(guesses(worlds), {})).toThrow("nothing is guessed for");
});

test("whom the case keeps out, and who has no part in it, is answered as where there is no case", async () => {
  const leaks: Leak[] = [];
  const pairs = new Set<string>();
  for (const somebody of worlds.people) {
    const mine = questionsFor(somebody);
    const found = await walkCell(pair, somebody, mine);
    lines.push(found.line);
    leaks.push(...found.leaks);
    if (!somebody.isKeptOut) continue;
    for (const { method, path } of mine) {
      pairs.add(`${somebody.role} ${method} ${path}`).add(`${somebody.relation} ${method} ${path}`);
    }
  }
  expect(leaks).toEqual([]);
  for (const line of lines) if (line.sight !== "nothing") expect(line).toMatchObject({ seen: line.asked });
  const grounds = Object.keys(relations).filter((name) =>
    lines.some((one) => one.isKeptOut && one.relation === name),
  );
  const places = new Set(asked.map(({ method, path }) => `${method} ${path}`));
  expect(pairs.size).toBe((roles.length + grounds.length) * places.size);
}, 600_000);

/** Has somebody listen while the case goes on, up to an act of no case that everybody is told. */
async function heardBy(by: Pair, people: readonly Somebody[]): Promise<string[]> {
  const { here, there, lead, registry, act, exercise } = worlds;
  const { caseRef } = exercise.exercise;
  const stop = await by.listen();
  const differing: string[] = [];
  for (const { personRef, role, relation } of people) {
    await by.becomes(personRef);
    const referral = { caseRef, channel: "prosecutor", receivedAt: moment, summary: "Exercise" };
    await act(here.register, lead, "referral-received", referral);
    const ref = randomUUID();
    for (const { register } of [here, there]) {
      await act(register, registry, "body-registered", { name: "Exercise", bodyType: "other" }, ref);
    }
    const [told, without] = await stop(ref);
    if (told !== without) differing.push(`${role}, ${relation}`);
  }
  return differing;
}

test("who listens while the case goes on hears what is heard where there is no case", async () => {
  const kept = worlds.people.filter(({ sight }) => sight === "nothing");
  expect(await heardBy(pair, kept)).toEqual([]);
  const member = worlds.people.filter(({ role, relation }) => role === "member" && relation === "none");
  expect(await heardBy(pair, member)).toEqual(["member, none"]);
}, 120_000);

describe("a planted leak is found:", () => {
  const walled = () => {
    const found = worlds.people.find(({ role, relation }) => role === "member" && relation === "superior");
    if (found === undefined) throw new Error("there is a superior");
    return found;
  };

  test.each(Object.entries(plantedLeaks))("%s", async (_, { routes: expected, plant }) => {
    const { here, lead, exercise } = worlds;
    const { caseRef } = exercise.exercise;
    const { register } = here;
    const leadRef = here.people[0].personRef;
    const leaking = altered(register, plant({ register, lead, leadRef, caseRef }));
    const by = new Pair(await signedIn({ ...here, register: leaking }), nothing, known);
    const found = expected.includes("events") && (await heardBy(by, [walled()])).length > 0 ? ["events"] : [];
    for (const question of asked.filter(({ route }) => expected.includes(route))) {
      const { leaks } = await walkCell(by, walled(), [question]);
      if (leaks.length > 0) found.push(question.route);
    }
    expect(expected).toEqual(expect.arrayContaining(found));
    expect(found.length).toBeGreaterThan(0);
  });

  test("a header that says how much there is", async () => {
    const telling = (await signedIn(worlds.here, TellingBrowser)) as TellingBrowser;
    telling.size = String((await worlds.here.register.status()).size);
    const { leaks } = await walkCell(new Pair(telling, nothing, known), walled(), asked.slice(0, 3));
    expect(leaks).toHaveLength(3);
  });
});
