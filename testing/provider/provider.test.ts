// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from "node:crypto";
import { keyBinding, parsePayload, type RecordPayload, utf8 } from "@scelle/core";
import type { AnswerOf, CaseList, EvidenceAnswer, Session, SessionList } from "@scelle/core/api";
import { nodeCrypto, readKeyRing } from "@scelle/register";
import { type Check, isFault, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Caller, outcomeOf } from "../passkeys/served-register.ts";
import type { Altered } from "./identity-provider.ts";
import {
  answered,
  begun,
  bound,
  byProvider,
  handIn,
  type ProviderVisit,
  recorded,
  servedWithProvider,
} from "./provider-visit.ts";

const recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
let visit: ProviderVisit;
let complaints = "";
let caseRef: string;

beforeAll(async () => {
  visit = await servedWithProvider();
  const { served, administrator } = visit;
  served.onComplaint((text) => {
    complaints += text;
  });
  await bound(visit, "subject-17");
  const opened = { number: "C-1", title: "A case", recipients: [recipient] };
  caseRef = await recorded(administrator, "case-opened", 1, opened);
  const admitted = { caseRef, personRef: served.examinerRef, role: "reader", reason: "Reads along" };
  await recorded(administrator, "member-admitted", 2, admitted);
}, 60_000);
afterAll(async () => {
  visit.provider.close();
  await visit.served.leave();
});

const newcomer = () => new Caller(visit.served.page);

async function signedIn(): Promise<Caller> {
  const caller = newcomer();
  expect(outcomeOf(await byProvider(visit, caller))).toBe("204");
  return caller;
}

async function refused(reply: ReturnType<typeof handIn>, caller: Caller): Promise<string> {
  const outcome = outcomeOf(await reply);
  expect(outcomeOf(await caller.get("/session"))).toBe("session.none");
  return outcome;
}

/** The record that gives the key of a session to its person, as the page finds it for a look just made. */
async function whatBinds(caller: Caller): Promise<RecordPayload> {
  const { receipt } = (await caller.get("/search?text=anything")).body as AnswerOf<"search">;
  const reply = await caller.get(`/records/${receipt.recordRef}/evidence`);
  const { record, keyRecords } = reply.body as EvidenceAnswer;
  const opened = [record, ...keyRecords].map(({ payload }) => parsePayload(utf8(payload ?? "")));
  const [look] = opened;
  const found = look && keyBinding(opened, look.assigned.author, look.signature.key);
  if (found === undefined) throw new Error("nothing binds the key of the look");
  return found;
}

describe("whoever a provider signs in", () => {
  test("is told by what people come in here", async () => {
    const host = new URL(visit.provider.issuer).host;
    expect((await newcomer().get("/sign-in/ways")).body).toEqual({ provider: host });
  });

  test("looks under the name of the person whose account it is, and that is on record", async () => {
    const caller = await signedIn();
    const { examinerRef } = visit.served;
    expect((await caller.get("/session")).body as Session).toMatchObject({ personRef: examinerRef });
    expect(((await caller.get("/cases")).body as CaseList).cases).toMatchObject([{ caseRef }]);
    expect(outcomeOf(await caller.get(`/cases/${caseRef}/views/people`))).toBe("200");
    const { sessions } = (await caller.get("/sessions")).body as SessionList;
    expect(sessions.find(({ isThisOne }) => isThisOne)).toMatchObject({ means: "account" });
    const idTokenDigest = createHash("sha256").update(visit.provider.lastToken).digest("hex");
    const { draft } = await whatBinds(caller);
    expect(draft.kind).toBe("account-session-opened");
    const { issuer } = visit.provider;
    expect(draft.stated).toMatchObject({ issuer, accountSubject: "subject-17", idTokenDigest });
  });

  test("records nothing, lets nobody in and ends nobody’s session", async () => {
    const caller = await signedIn();
    const draft = (kind: string, stated: object) => ({ draftId: randomUUID(), kind, version: 1, stated });
    const opened = draft("case-opened", { number: "C-2", title: "Another", recipients: [recipient] });
    expect(outcomeOf(await caller.post("/drafts", opened))).toBe("author.looks-only");
    expect(outcomeOf(await caller.post("/drafts/consider", opened))).toBe("author.looks-only");
    const wish = { personRef: visit.served.founderRef, reason: "Curiosity" };
    expect(outcomeOf(await caller.post("/passkeys/invitations", wish))).toBe("session.looks-only");
    expect(outcomeOf(await caller.post("/sealed", undefined))).toBe("session.looks-only");
    expect(((await caller.get("/sessions")).body as SessionList).isOfAll).toBe(false);
  });

  test("is nobody here unless an account is bound, and is told its subject", async () => {
    visit.provider.subject = "subject-99";
    const caller = newcomer();
    const reply = await byProvider(visit, caller);
    visit.provider.subject = "subject-17";
    expect(await refused(Promise.resolve(reply), caller)).toBe("session.account-unknown");
    expect(reply.body).toMatchObject({ facts: { accountSubject: "subject-99" } });
  });

  test("is out at once when the account is unbound, and does not come in again", async () => {
    const bindingRef = await bound(visit, "subject-18");
    visit.provider.subject = "subject-18";
    const caller = await signedIn();
    const unbound = { personRef: visit.served.examinerRef, bindingRef, ground: "departed" };
    await recorded(visit.administrator, "account-unbound", 1, unbound);
    await expect.poll(async () => outcomeOf(await caller.get("/session"))).toBe("session.none");
    const again = newcomer();
    expect(await refused(byProvider(visit, again), again)).toBe("session.account-unknown");
    visit.provider.subject = "subject-17";
  });

  test("is not, where the provider refuses", async () => {
    visit.provider.subject = undefined;
    const caller = newcomer();
    const outcome = await refused(byProvider(visit, caller), caller);
    visit.provider.subject = "subject-17";
    expect(outcome).toBe("session.provider-denied");
  });
});

describe("a token", () => {
  const nowSeconds = () => Math.floor(Date.now() / 1_000);
  const lapses: readonly [string, () => Altered][] = [
    ["of another provider", () => ({ claims: { iss: "https://identity.example" } })],
    ["for another register", () => ({ claims: { aud: "another" } })],
    [
      "for others too, and not asked for by this one",
      () => ({ claims: { aud: ["register", "b"], azp: "b" } }),
    ],
    ["for another sign-in", () => ({ claims: { nonce: "another" } })],
    ["for no sign-in", () => ({ claims: { nonce: undefined } })],
    ["that has expired", () => ({ claims: { exp: nowSeconds() - 31, iat: nowSeconds() - 60 } })],
    ["of ten minutes ago", () => ({ claims: { iat: nowSeconds() - 600 } })],
    ["of tomorrow", () => ({ claims: { iat: nowSeconds() + 86_400 } })],
    ["without a signature", () => ({ alg: "none" })],
    ["signed by somebody else", () => ({ otherKey: true })],
    ["for a subject that no record can name", () => ({ claims: { sub: "Examiner 2" } })],
  ];

  test.each(lapses)("%s opens nothing", async (_, altered) => {
    visit.provider.altered = altered();
    const caller = newcomer();
    const outcome = await refused(byProvider(visit, caller), caller);
    visit.provider.altered = undefined;
    expect(outcome).toBe("session.provider-answer");
  });

  test("whose clock is off by less than half a minute does", async () => {
    visit.provider.altered = { claims: { exp: nowSeconds() - 10, iat: nowSeconds() + 20 } };
    const reply = await byProvider(visit, newcomer());
    visit.provider.altered = undefined;
    expect(outcomeOf(reply)).toBe("204");
  });

  test("is not kept and not written anywhere", async () => {
    const { draft } = await whatBinds(await signedIn());
    const signature = visit.provider.lastToken.split(".")[2] ?? "";
    expect(signature.length).toBeGreaterThan(100);
    expect(JSON.stringify(draft)).not.toContain(signature);
    expect(complaints).toBe("");
  });
});

describe("an answer of the provider", () => {
  test.each<[string, (answer: string) => string]>([
    ["with another state", (answer) => answer.replace(/state=[^&]+/, "state=another")],
    ["without its state", (answer) => answer.replace(/state=[^&]+/, "")],
    ["with two states", (answer) => `${answer}&state=another`],
    ["of another provider", (answer) => answer.replace(/iss=[^&]+/, "iss=https%3A%2F%2Fidentity.example")],
    ["with another code", (answer) => answer.replace(/code=[^&]+/, "code=another")],
    ["without any", () => "?"],
  ])("%s opens nothing", async (_, altered) => {
    const caller = newcomer();
    const answer = altered(await answered(visit, caller));
    expect(await refused(handIn(caller, answer), caller)).toBe("session.provider-answer");
  });

  test("is good once", async () => {
    const caller = newcomer();
    const answer = await answered(visit, caller);
    const atProvider = caller.cookie;
    expect(outcomeOf(await handIn(caller, answer))).toBe("204");
    const thief = newcomer();
    thief.cookie = atProvider;
    expect(await refused(handIn(thief, answer), thief)).toBe("session.provider-stale");
  });

  test("brings no code a second time, in a sign-in of its own either", async () => {
    const caller = newcomer();
    const answer = await answered(visit, caller);
    expect(outcomeOf(await handIn(caller, answer))).toBe("204");
    const thief = newcomer();
    const state = (await begun(thief)).searchParams.get("state") ?? "";
    const replayed = answer.replace(/state=[^&]+/, `state=${state}`);
    expect(await refused(handIn(thief, replayed), thief)).toBe("session.provider-answer");
  });

  test("opens nothing in a browser that did not ask, so that nobody is signed in as somebody else", async () => {
    const attacker = newcomer();
    const answer = await answered(visit, attacker);
    const victim = newcomer();
    expect(await refused(handIn(victim, answer), victim)).toBe("session.provider-stale");
    const asking = newcomer();
    await begun(asking);
    expect(await refused(handIn(asking, answer), asking)).toBe("session.provider-answer");
  });

  test("is sent to the page of this server and nowhere else", async () => {
    const caller = newcomer();
    const elsewhere = { redirect_uri: "https://evil.example", page: "https://evil.example" };
    const reply = await caller.post("/sign-in/provider/request?redirect_uri=https://evil.example", elsewhere);
    expect(outcomeOf(reply)).toMatch(/^request\.|^200$/);
    const asked = await begun(newcomer());
    expect(asked.origin).toBe(visit.provider.issuer);
    expect(asked.searchParams.get("redirect_uri")).toBe(`${visit.served.page}/sign-in`);
    expect(asked.searchParams.get("code_challenge_method")).toBe("S256");
    const foreign = { host: "register.evil.example" };
    expect(outcomeOf(await caller.post("/sign-in/provider/request", undefined, foreign))).toBe(
      "request.wrong-host",
    );
  });

  test("is taken from pages of this server only", async () => {
    const caller = newcomer();
    const answer = await answered(visit, caller);
    const reply = caller.post("/sign-in/provider", { answer }, { origin: "https://evil.example" });
    expect(await refused(reply, caller)).toBe("request.foreign-origin");
  });
});

test("a session never goes on under a secret that was there before", async () => {
  const planted = await signedIn();
  const victim = newcomer();
  const answer = await answered(visit, victim);
  victim.cookie = `${planted.cookie}; ${victim.cookie}`;
  expect(outcomeOf(await handIn(victim, answer))).toBe("204");
  expect(victim.cookie).not.toBe(planted.cookie);
  expect(outcomeOf(await planted.get("/session"))).toBe("session.none");
});

test("a provider that is gone holds nobody up, and all this stands in a register that verify takes", async () => {
  const caller = newcomer();
  const answer = await answered(visit, caller);
  visit.provider.close();
  expect(await refused(handIn(caller, answer), caller)).toBe("session.provider-unreachable");
  expect(outcomeOf(await visit.administrator.get("/session"))).toBe("200");
  await visit.served.stop();
  const { record, link } = await readKeyRing(visit.served.keyFolder);
  const report = await verifyRegister(nodeFolder(visit.served.visitor.path("register")), {
    crypto: nodeCrypto,
    recordKey: record,
    linkRootKey: link,
  });
  expect(report.checks.filter(isFault)).toEqual([]);
}, 60_000);

test("a case with looks of such sessions is handed over, and a stranger finds whose they are", () => {
  const { visitor } = visit.served;
  const to = ["--to", visit.served.examinerRef, "--standing", "counsel", "--reason", "Hearing"];
  visitor.answer("bundle", "C-1", "--register", "register", "--out", "case.zip", ...to);
  const { code, stdout } = visitor.scelle(["verify", "case.zip", "--json"]);
  const { checks } = JSON.parse(stdout) as { checks: Check[] };
  expect({ code, faults: checks.filter(isFault) }).toEqual({
    code: 0,
    faults: [],
  });
}, 60_000);
