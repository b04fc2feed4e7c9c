// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { EffectiveRecord, JsonObject, JsonValue } from "@scelle/core";
import {
  generateEvidenceIdentity,
  openRegister,
  type Register,
  type ShownRecord,
  sealIdentity,
} from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openServer, type WebServer } from "./open-server.ts";
import { registerWorld } from "./register-world.ts";
import { Browser } from "./spec/browser.ts";
import { altered, signedBy } from "./spec/planted-leaks.ts";
import { bodies, guesses } from "./spec/wall-guesses.ts";
import { type Question, questions } from "./spec/wall-questions.ts";
import { alike, askedOf, hear } from "./spec/wall-walk.ts";
import { cells } from "./spec/walled-cells.ts";
import { openWalledWorlds, type Somebody, type WalledWorlds } from "./spec/walled-worlds.ts";
import type { World } from "./world.ts";

/** Each role is asked one question of so many; a share is asked by every third role. */
const shares = process.env["SCELLE_WALLS"] === "full" ? 1 : 3;
/** Words that stand nowhere in the exercise. */
const identity = "Clerk 12 of the quarantine office (Exercise)";

let worlds: WalledWorlds;
/** The register as it was before anybody was placed under protection. */
let without: World;
let asked: readonly Question[];
let custodian: Somebody;
let second: Somebody;
/** Of whoever keeps nothing, one of each role. */
let readers: readonly Somebody[];
/** For each statement of the case, which voices of its chain are anonymous. */
let unnamed: ReadonlyMap<string, readonly boolean[]>;
let source: { readonly sourceRef: string; readonly protectionRef: string; readonly sealedIdentity: string };
/** When the two registers began to differ. */
let since: string;
const servers: WebServer[] = [];

beforeAll(async () => {
  worlds = await openWalledWorlds(cells().filter(({ relation }) => relation === "none"));
  const { people, here } = worlds;
  [custodian, second] = [inRole("custodian"), inRole("auditor")];
  readers = people.filter((one) => one !== custodian && one !== second);
  const statements = await statementsOf(here.register);
  unnamed = new Map(statements.map(({ recordRef, stated }) => [recordRef, anonymousIn(stated["chain"])]));
  without = await copyOf(worlds);
  since = new Date().toISOString();
  source = await protectSource();
  const guessed = guesses(worlds);
  const refs = { ref: [...guessed.ref, source.protectionRef, source.sourceRef] };
  asked = questions({ ...guessed, ...refs }, bodies(worlds)).filter(({ method }) => method === "GET");
}, 180_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await without.register.close();
  await worlds.remove();
});

function inRole(role: string): Somebody {
  const found = worlds.people.find((one) => one.role === role);
  if (found === undefined) throw new Error(`somebody is a ${role}`);
  return found;
}

async function statementsOf(register: Register): Promise<readonly ShownRecord[]> {
  const stated = { reason: "Exercise", query: { op: "list", kind: "statement-recorded" } };
  const draft = { draftId: randomUUID(), kind: "records-combined", version: 2, stated };
  return (await register.consult(await signedBy(register, worlds.lead, { draft }))).records;
}

function anonymousIn(chain: unknown): boolean[] {
  return ((chain ?? []) as readonly JsonObject[]).map(({ anonymous }) => anonymous === true);
}

/** The same register once more, with the same keys, to go another way from here on. */
async function copyOf({ exercise, here }: WalledWorlds): Promise<World> {
  await here.register.publish();
  const folder = join(exercise.folder, "before");
  const keyFolder = join(exercise.folder, "keys");
  await cp(exercise.exercise.folder, folder, {
    recursive: true,
    filter: (path) => !/[.](?:sock|lock)$/.test(path),
  });
  const register = await openRegister(folder, { keyFolder, command: "test" });
  return { ...here, ...(await registerWorld(register, keyFolder, process.env)) };
}

/** Places somebody under protection behind a statement with an anonymous voice. */
async function protectSource() {
  const { here, lead, act } = worlds;
  const [sourceRef = ""] = [...unnamed].find(([, voices]) => voices.includes(true)) ?? [];
  const [first, other] = [await generateEvidenceIdentity(), await generateEvidenceIdentity()];
  const recipients = { custodian: first.recipient, second: other.recipient };
  const sealedIdentity = await sealIdentity(identity, recipients);
  const stated = { sourceRef, sealedIdentity, ...whose() };
  const protectionRef = await act(here.register, lead, "source-protected", stated);
  return { sourceRef, protectionRef, sealedIdentity };
}

const whose = () => ({ custodianRef: custodian.personRef, secondRef: second.personRef });

async function browserOn(world: World): Promise<Browser> {
  const server = await openServer(world, { port: 0 });
  servers.push(server);
  const browser = new Browser(server);
  await browser.signIn();
  return browser;
}

/** Somebody is asked everything in both registers. */
class Inquirer {
  readonly #here: Browser;
  readonly #there: Browser;

  constructor(here: Browser, there: Browser) {
    this.#here = here;
    this.#there = there;
  }

  static async on(register: Register): Promise<Inquirer> {
    return new Inquirer(await browserOn({ ...worlds.here, register }), await browserOn(without));
  }

  async becomes({ personRef }: Pick<Somebody, "personRef">): Promise<void> {
    for (const by of [this.#here, this.#there]) await by.post("/session/role", { personRef });
  }

  /** What an answer tells of who a source or a voice is. A check is of the log, which is longer here. */
  async tells(question: Question): Promise<string[]> {
    const [here, there] = await Promise.all([this.#here, this.#there].map((by) => askedOf(by, question)));
    if (here === undefined || there === undefined) throw new Error("two registers answer");
    const known = new Set(JSON.stringify([...worlds.people, ...unnamed.keys()]).match(everyReference));
    const [told, kept] = [here, there].map((reply) => still(alike(reply, question.path, known)));
    const isOfTheLog = question.route === "check";
    const tellsOfIt = JSON.stringify(here.body).includes(source.sealedIdentity);
    return [
      ...(tellsOfIt ? [`${question.path} tells what is kept`] : []),
      ...(told === kept || isOfTheLog ? [] : [`${question.path} differs`]),
      ...namedVoices(here.body as JsonValue, unnamed).map(
        (ref) => `${question.path} names a voice of ${ref}`,
      ),
    ];
  }

  /** What both hear while something is recorded in both, up to a word. */
  async hears(until: string, during: () => Promise<void>): Promise<readonly string[]> {
    const readers = await Promise.all([this.#here, this.#there].map(hear));
    await during();
    return await Promise.all(readers.map((read) => read(until)));
  }
}

/** Without the moment of asking and what has lasted since. */
function still(text: string): string {
  return text
    .replace(/"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"/g, (time) => (time.slice(1, -1) < since ? time : "now"))
    .replace(/"lengthMs":[0-9]+/g, "");
}

const everyReference = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Statements in an answer of which an anonymous voice has a name, or is not anonymous. */
function namedVoices(value: JsonValue, chains: typeof unnamed): string[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap((part) => namedVoices(part as JsonValue, chains));
  const line = value as { readonly recordRef?: string; readonly voices?: readonly VoiceShown[] };
  const isNamed = chains
    .get(line.recordRef ?? "")
    ?.some((isUnnamed, at) => isUnnamed && line.voices?.[at] !== undefined && isSomebody(line.voices[at]));
  return isNamed === true ? [...inner, line.recordRef ?? ""] : inner;
}

interface VoiceShown {
  readonly partyRef?: string;
  readonly isAnonymous?: boolean;
}

function isSomebody({ partyRef, isAnonymous }: VoiceShown): boolean {
  return partyRef !== undefined || isAnonymous !== true;
}

test("who a source is changes no answer but to those who keep it, and no answer names a voice", async () => {
  const by = await Inquirer.on(worlds.here.register);
  const told: string[] = [];
  let count = 0;
  for (const [row, reader] of readers.entries()) {
    await by.becomes(reader);
    for (const question of asked.filter((_, at) => (at + row) % shares === 0)) {
      told.push(...(await by.tells(question)).map((what) => `${reader.role}: ${what}`));
      count += 1;
    }
  }
  expect(told).toEqual([]);
  expect(count).toBeGreaterThan((readers.length * asked.length) / shares - readers.length);
}, 300_000);

test("whoever listens meanwhile hears nothing of it", async () => {
  const { here, lead, registry, act } = worlds;
  const by = await Inquirer.on(here.register);
  await by.becomes(inRole("member"));
  const ref = randomUUID();
  const [told, kept] = await by.hears(ref, async () => {
    const { sourceRef, sealedIdentity } = source;
    await act(here.register, lead, "source-protected", { sourceRef, sealedIdentity, ...whose() });
    for (const { register } of [here, without]) {
      await act(register, registry, "body-registered", { name: "Exercise", bodyType: "other" }, ref);
    }
  });
  expect(told).toBe(kept);
});

test("those who keep it find that it is kept, and not who it is", async () => {
  const by = await browserOn(worlds.here);
  for (const { personRef } of [custodian, second]) {
    await by.post("/session/role", { personRef });
    const answer = JSON.stringify((await by.get(`/records/${source.protectionRef}`)).body);
    expect(answer).toContain(source.sealedIdentity);
    expect(answer).not.toContain("quarantine");
    const found = await by.get("/search?text=quarantine");
    expect(found.body).toMatchObject({ records: [] });
  }
});

describe("a planted leak is found:", () => {
  const toldOn = async (register: Register, path: string) => {
    const by = await Inquirer.on(register);
    await by.becomes(inRole("member"));
    const told: string[] = [];
    for (const question of asked.filter((one) => one.path.includes(path))) {
      told.push(...(await by.tells(question)));
    }
    return told;
  };

  test("a view in which a voice has the name of a person", async () => {
    const { here, officerRef } = worlds;
    const look: Register["look"] = async (...looked) => {
      const answer = await here.register.look(...looked);
      return { ...answer, records: answer.records.map((record) => named(record, officerRef)) };
    };
    const told = await toldOn(altered(here.register, { look }), "/views/account");
    expect(told).toContainEqual(expect.stringContaining(`names a voice of ${source.sourceRef}`));
  });

  test("a record that is shown as to one who keeps the source", async () => {
    const { register } = worlds.here;
    const look: Register["look"] = async (signed, ...more) =>
      await register.look(await signedBy(register, custodian.signer, signed), ...more);
    const path = `/records/${source.protectionRef}`;
    const told = await toldOn(altered(register, { look }), path);
    expect(told).toEqual(expect.arrayContaining([`${path} differs`, `${path} tells what is kept`]));
  });
});

/** A statement with a person in the place of each voice that asked not to be named. */
function named(record: EffectiveRecord, personRef: string): EffectiveRecord {
  const voices = record.stated["chain"] as readonly JsonObject[] | undefined;
  if (voices === undefined) return record;
  const chain = voices.map((voice) =>
    voice["anonymous"] === true ? { party: { personRef }, role: voice["role"] ?? "reported" } : voice,
  );
  return { ...record, stated: { ...record.stated, chain } };
}
