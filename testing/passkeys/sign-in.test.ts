// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { base64url, type SignedDraft } from "@scelle/core";
import type { PasskeyList, PasskeyOffer, Session, SessionList } from "@scelle/core/api";
import { ed25519Signer, nodeCrypto, openRegister, readKeyRing, signDraft } from "@scelle/register";
import { isFault, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { namedSigner } from "../verifier/test-crypto.ts";
import { answered, byLink, byPasskey, invited, made } from "./passkey-visit.ts";
import { Caller, outcomeOf, ServedRegister } from "./served-register.ts";
import { present, SoftPasskey } from "./soft-passkey.ts";

let served: ServedRegister;
let administrator: Caller;
let passkey: SoftPasskey;
let offeredTo: string;

beforeAll(async () => {
  served = new ServedRegister();
  await served.serve();
  administrator = await byLink(served);
  const link = await invited(administrator, served.examinerRef);
  const offer = await new Caller(served.page).post("/passkeys/offer", { token: link });
  offeredTo = (offer.body as PasskeyOffer).name;
  passkey = (await made(new Caller(served.page), link, "first")).passkey;
}, 60_000);
afterAll(async () => {
  await served.leave();
});

async function signedIn(): Promise<Caller> {
  const caller = new Caller(served.page);
  expect(outcomeOf(await byPasskey(caller, passkey))).toBe("204");
  return caller;
}

const caseOf = (draftId: string) => ({
  draftId,
  kind: "case-opened",
  version: 1,
  stated: { number: `C-${draftId.slice(0, 8)}`, title: "A case", recipients: [recipient] },
});
const recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

describe("a passkey", () => {
  test("opens a session of its person, who records in it under that name", async () => {
    const caller = await signedIn();
    const session = (await caller.get("/session")).body as Session;
    expect(session).toMatchObject({ personRef: served.examinerRef, name: "Examiner 2", isExercise: false });
    const reply = await caller.post("/drafts", caseOf(randomUUID()));
    expect(outcomeOf(reply)).toBe("201");
    expect((await caller.get("/cases")).body).toMatchObject({ cases: [{}] });
    // The administrator is in none.
    expect((await administrator.get("/cases")).body).toEqual({ cases: [], granted: [] });
  });

  test("is offered to a person by name", () => {
    expect(offeredTo).toBe("Examiner 2");
  });

  test("is made by a link once, and only for whom the link was made", async () => {
    const link = await invited(administrator, served.examinerRef);
    const first = await made(new Caller(served.page), link, "second");
    expect(outcomeOf(first.reply)).toBe("201");
    expect(outcomeOf(await new Caller(served.page).post("/passkeys/offer", { token: link }))).toBe(
      "session.bad-invitation",
    );
    const list = (await administrator.get(`/passkeys?of=${served.examinerRef}`)).body as PasskeyList;
    expect(list.passkeys.map(({ credentialId }) => credentialId)).toContain(
      base64url(first.passkey.credentialId),
    );
  });

  test("is made for whom only an administrator invites, and whom the register knows", async () => {
    const caller = await signedIn();
    const wish = { personRef: served.founderRef, reason: "Curiosity" };
    expect(outcomeOf(await caller.post("/passkeys/invitations", wish))).toBe("session.not-administrator");
    expect(outcomeOf(await new Caller(served.page).post("/passkeys/invitations", wish))).toBe("session.none");
    const nobody = { ...wish, personRef: randomUUID() };
    expect(outcomeOf(await administrator.post("/passkeys/invitations", nobody))).toBe("reference.unknown");
    expect(outcomeOf(await caller.get(`/passkeys?of=${served.founderRef}`))).toBe(
      "session.not-administrator",
    );
  });

  test.each([
    ["on another page", { origin: "https://evil.example" }],
    ["for another host", { rpId: "evil.example" }],
    ["without its holder verified", { flags: present }],
    ["for another challenge", { challenge: new Uint8Array(32) }],
  ])("that is made %s is not admitted", async (_, otherwise) => {
    const link = await invited(administrator, served.examinerRef);
    const { reply } = await made(new Caller(served.page), link, "other", otherwise);
    expect(outcomeOf(reply)).toBe("session.passkey-refused");
  });

  test.each([
    ["on another page", { origin: "https://evil.example" }],
    ["for another challenge", { challenge: new Uint8Array(32) }],
    ["without its holder verified", { flags: present }],
  ])("that answers %s opens nothing", async (_, otherwise) => {
    const caller = new Caller(served.page);
    expect(outcomeOf(await byPasskey(caller, passkey, otherwise))).toBe("session.passkey-refused");
    expect(outcomeOf(await caller.get("/session"))).toBe("session.none");
  });

  test("that nobody admitted opens nothing, and an answer opens one session", async () => {
    const stranger = new SoftPasskey("localhost", "ES256", "stranger");
    expect(outcomeOf(await byPasskey(new Caller(served.page), stranger))).toBe("session.passkey-refused");
    const caller = new Caller(served.page);
    const answer = await answered(caller, passkey);
    expect(outcomeOf(await caller.post("/sign-in/passkey", answer))).toBe("204");
    // Somebody who saw the answer go by sends it again.
    expect(outcomeOf(await new Caller(served.page).post("/sign-in/passkey", answer))).toBe(
      "session.passkey-refused",
    );
  });

  test("needs an address with a name", async () => {
    const numbered = new Caller(new URL(served.said.url).origin);
    expect(outcomeOf(await numbered.post("/sign-in/passkey/challenge", undefined))).toBe(
      "session.no-host-name",
    );
  });
});

describe("a session", () => {
  test("never goes on under a secret that was there before somebody signed in", async () => {
    const planted = await signedIn();
    const fixed = planted.cookie;
    const victim = new Caller(served.page);
    victim.cookie = fixed;
    expect(outcomeOf(await byPasskey(victim, passkey))).toBe("204");
    expect(victim.cookie).not.toBe(fixed);
    expect(outcomeOf(await planted.get("/session"))).toBe("session.none");
    const invented = new Caller(served.page);
    invented.cookie = `${victim.cookie.split("=")[0]}=${"A".repeat(43)}`;
    await byPasskey(invented, passkey);
    expect(invented.cookie).not.toContain("AAAA");
  });

  test("that is revoked is worth nothing to whoever stole its cookie", async () => {
    const caller = await signedIn();
    const thief = new Caller(served.page);
    thief.cookie = caller.cookie;
    expect(outcomeOf(await thief.get("/cases"))).toBe("200");
    const { sessions } = (await caller.get("/sessions")).body as SessionList;
    const own = sessions.find(({ isThisOne }) => isThisOne);
    const second = await signedIn();
    expect(outcomeOf(await second.ask(`/sessions/${own?.sessionId}`, { method: "DELETE" }))).toBe("204");
    expect(outcomeOf(await thief.get("/cases"))).toBe("session.none");
    expect(outcomeOf(await thief.post("/drafts", caseOf(randomUUID())))).toBe("session.none");
  });

  test("is seen and ended by its person and by administrators, and by nobody else", async () => {
    const caller = await signedIn();
    const own = (await caller.get("/sessions")).body as SessionList;
    expect(own.isOfAll).toBe(false);
    expect(new Set(own.sessions.map(({ personRef }) => personRef))).toEqual(new Set([served.examinerRef]));
    const all = (await administrator.get("/sessions")).body as SessionList;
    const mine = all.sessions.find(({ isThisOne }) => isThisOne);
    expect(all.sessions.length).toBeGreaterThan(1);
    expect(outcomeOf(await caller.ask(`/sessions/${mine?.sessionId}`, { method: "DELETE" }))).toBe(
      "session.unknown",
    );
    const theirs = own.sessions.find(({ isThisOne }) => isThisOne);
    expect(outcomeOf(await administrator.ask(`/sessions/${theirs?.sessionId}`, { method: "DELETE" }))).toBe(
      "204",
    );
    expect(outcomeOf(await caller.get("/session"))).toBe("session.none");
  });

  test("ends with its passkey", async () => {
    const link = await invited(administrator, served.examinerRef);
    const lost = (await made(new Caller(served.page), link, "lost")).passkey;
    const caller = new Caller(served.page);
    await byPasskey(caller, lost);
    expect(outcomeOf(await caller.get("/session"))).toBe("200");
    const stated = {
      personRef: served.examinerRef,
      credentialId: base64url(lost.credentialId),
      ground: "lost",
    };
    const retired = { draftId: randomUUID(), kind: "passkey-retired", version: 1, stated };
    expect(outcomeOf(await administrator.post("/drafts", retired))).toBe("201");
    await expect.poll(async () => outcomeOf(await caller.get("/session"))).toBe("session.none");
    expect(outcomeOf(await byPasskey(new Caller(served.page), lost))).toBe("session.passkey-refused");
  });

  test("does not take a draft twice, or another under its id", async () => {
    const caller = await signedIn();
    const draft = caseOf(randomUUID());
    const first = await caller.post("/drafts", draft);
    expect((await caller.post("/drafts", draft)).body).toEqual(first.body);
    const other = { ...draft, stated: { ...draft.stated, title: "Another" } };
    expect(outcomeOf(await caller.post("/drafts", other))).toBe("draft.id-taken");
    expect(outcomeOf(await new Caller(served.page).post("/drafts", draft))).toBe("session.none");
  });

  test.each([
    ["another page", { origin: "https://evil.example" }, "request.foreign-origin"],
    ["a page without an origin", { origin: "null" }, "request.foreign-origin"],
    ["another name of this machine", { host: "register.evil.example" }, "request.wrong-host"],
  ])("takes nothing from %s", async (_, headers, code) => {
    const caller = await signedIn();
    expect(outcomeOf(await caller.post("/drafts", caseOf(randomUUID()), headers))).toBe(code);
    expect(outcomeOf(await caller.ask("/session", { method: "DELETE", headers }))).toBe(code);
  });
});

test("all this stands in the register, and a session that no passkey signed for is found by verify", async () => {
  const caller = await signedIn();
  await caller.post("/drafts", caseOf(randomUUID()));
  await served.stop();
  expect(await faults()).toEqual([]);
  const { keyFolder, visitor, examinerRef } = served;
  const register = await openRegister(visitor.path("register"), { keyFolder, command: "test" });
  const { act } = await readKeyRing(keyFolder);
  const [admitted] = register.names.passkeysOf(examinerRef);
  const forged = passkey.assertion({ challenge: new Uint8Array(32), origin: served.page });
  const stated = {
    personRef: examinerRef,
    sessionKey: base64url(namedSigner("planted").publicKey),
    until: new Date(Date.now() + 3_600_000).toISOString(),
    credentialId: admitted?.credentialId ?? "",
    passkey: admitted?.publicKey ?? "",
    rpId: "localhost",
    authenticatorClaims: base64url(forged.authenticatorClaims),
    clientJson: base64url(forged.clientJson),
    assertionSignature: base64url(forged.signature),
  };
  const draft = { draftId: randomUUID(), kind: "session-opened", version: 1, stated };
  // A register that takes nobody's word but its own, as a dishonest operator could make it.
  const signed: SignedDraft = await signDraft(register.origin, draft, ed25519Signer(act));
  const { index } = await register.appendFounding(signed, "register");
  await register.close();
  expect(await faults()).toEqual([`record.signature entry ${index}`]);
}, 60_000);

async function faults(): Promise<string[]> {
  const { record, link } = await readKeyRing(served.keyFolder);
  const report = await verifyRegister(nodeFolder(served.visitor.path("register")), {
    crypto: nodeCrypto,
    recordKey: record,
    linkRootKey: link,
  });
  return report.checks.filter(isFault).map(({ code, subject }) => `${code} ${subject}`);
}
