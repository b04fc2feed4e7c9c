// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { bundlePaths, encodeBundleJson, parseBundleJson, parsePayload } from "@scelle/core";
import type { GrantList, PasskeyAdmission, Problem, ReceiptAnswer } from "@scelle/core/api";
import { nodeCrypto, readKeyRing } from "@scelle/register";
import { isFault, verifyBundle, verifyRegister, zipBundleFiles } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byLink, byPasskey, invited, made } from "./passkey-visit.ts";
import { Caller, outcomeOf, ServedRegister } from "./served-register.ts";
import type { SoftPasskey } from "./soft-passkey.ts";

const recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
let served: ServedRegister;
let administrator: Caller;
/** The examiner, who came in while there was nobody else to confirm. */
let second: Caller;
let newcomerRef: string;

beforeAll(async () => {
  served = new ServedRegister();
  await served.serve();
  administrator = await byLink(served);
  const first = await made(
    new Caller(served.page),
    await invited(administrator, served.examinerRef),
    "first",
  );
  expect(first.reply.body).toEqual({ mark: expect.any(String) });
  second = new Caller(served.page);
  expect(outcomeOf(await byPasskey(second, first.passkey))).toBe("204");
  newcomerRef = await recorded("person-registered", 2, { name: "Examiner 3" });
}, 60_000);
afterAll(async () => {
  await served.leave();
});

async function recorded(kind: string, version: number, stated: object): Promise<string> {
  const reply = await administrator.post("/drafts", { draftId: randomUUID(), kind, version, stated });
  expect(outcomeOf(reply)).toBe("201");
  return (reply.body as ReceiptAnswer).recordRef;
}

/** A passkey of the newcomer that the examiner is to confirm. */
async function waiting(name: string): Promise<{ passkey: SoftPasskey; admission: PasskeyAdmission }> {
  const link = await invited(administrator, newcomerRef, served.examinerRef);
  const { passkey, reply } = await made(new Caller(served.page), link, name);
  expect(outcomeOf(reply)).toBe("201");
  return { passkey, admission: reply.body as PasskeyAdmission };
}

async function answers(by: Caller, grantRef: string, answer: string): Promise<string> {
  const stated = { personRef: newcomerRef, grantRef, answer };
  const draft = { draftId: randomUUID(), kind: "grant-answered", version: 1, stated };
  return outcomeOf(await by.post("/drafts", draft));
}

async function grantsOf(caller: Caller): Promise<GrantList["grants"]> {
  return ((await caller.get("/grants")).body as GrantList).grants;
}

const newest = async () => (await grantsOf(second)).at(-1)?.recordRef ?? "";

describe("where somebody else could confirm", () => {
  test("an administrator names who does, or makes no link", async () => {
    const wish = { personRef: newcomerRef, reason: "Works here" };
    const asked = async (more: object) =>
      outcomeOf(await administrator.post("/passkeys/invitations", { ...wish, ...more }));
    expect(await asked({})).toBe("grant.second-missing");
    expect(await asked({ secondRef: served.founderRef })).toBe("grant.second");
    expect(await asked({ secondRef: newcomerRef })).toBe("grant.second");
    expect(await asked({ personRef: served.founderRef, secondRef: served.examinerRef })).toBe("grant.own");
  });

  test("a passkey opens nothing before that, and whoever holds it is told why", async () => {
    const { passkey, admission } = await waiting("waits");
    expect(admission.confirmedBy).toBe("Examiner 2");
    const caller = new Caller(served.page);
    const reply = await byPasskey(caller, passkey);
    expect(outcomeOf(reply)).toBe("session.passkey-waits");
    const { sentence, facts } = reply.body as Problem;
    expect(facts).toEqual({ grant: await newest() });
    expect(sentence.en).toContain("once the second person has confirmed it");
    expect(sentence.fr).toContain("une fois confirmée par la seconde personne");
    expect(outcomeOf(await caller.get("/session"))).toBe("session.none");
    // Whoever only knows its name learns nothing.
    const otherwise = { challenge: new Uint8Array(32) };
    expect(outcomeOf(await byPasskey(caller, passkey, otherwise))).toBe("session.passkey-refused");
  });

  test("it is shown to the second person, told by the same signs, and to nobody else", async () => {
    const { admission } = await waiting("told");
    const found = (await grantsOf(second)).at(-1);
    expect(found).toMatchObject({
      ...{ kind: "passkey-added", personRef: newcomerRef, name: "Examiner 3", mark: admission.mark },
      proposedBy: expect.any(String),
    });
    expect(await grantsOf(administrator)).toEqual([]);
    expect(outcomeOf(await new Caller(served.page).get("/grants"))).toBe("session.none");
  });

  test("it opens a session once the second person confirms it, and nobody else can", async () => {
    const { passkey } = await waiting("confirmed");
    const grantRef = await newest();
    expect(await answers(administrator, grantRef, "confirmed")).toBe("grant.not-second");
    expect(outcomeOf(await byPasskey(new Caller(served.page), passkey))).toBe("session.passkey-waits");
    expect(await answers(second, grantRef, "confirmed")).toBe("201");
    const caller = new Caller(served.page);
    expect(outcomeOf(await byPasskey(caller, passkey))).toBe("204");
    expect((await caller.get("/session")).body).toMatchObject({ personRef: newcomerRef });
    expect((await grantsOf(second)).map(({ recordRef }) => recordRef)).not.toContain(grantRef);
  });

  test("it never does where the second person declines", async () => {
    const { passkey } = await waiting("declined");
    const grantRef = await newest();
    expect(await answers(second, grantRef, "declined")).toBe("201");
    expect(outcomeOf(await byPasskey(new Caller(served.page), passkey))).toBe("session.passkey-refused");
    expect(await answers(second, grantRef, "confirmed")).toBe("grant.not-open");
    expect(outcomeOf(await byPasskey(new Caller(served.page), passkey))).toBe("session.passkey-refused");
  });
});

test("a second person with a key answers on the command line", async () => {
  const { visitor } = served;
  const keyed = ["--identity", visitor.path("clerk.key")];
  const { publicKey } = visitor.answer<{ publicKey: string }>("person", "key", ...keyed);
  const clerkRef = await recorded("person-registered", 2, { name: "Clerk 4", publicKey });
  const link = await invited(administrator, newcomerRef, clerkRef);
  const { passkey } = await made(new Caller(served.page), link, "by command");
  const { facts } = (await byPasskey(new Caller(served.page), passkey)).body as Problem;
  const fields = [`personRef=${newcomerRef}`, `grantRef=${facts["grant"]}`, "answer=confirmed"];
  const words = ["record", "grant-answered", "--register", "register", ...keyed];
  visitor.answer(...words, ...fields.flatMap((field) => ["--field", field]));
  expect(outcomeOf(await byPasskey(new Caller(served.page), passkey))).toBe("204");
});

test("handed over in a bundle, a passkey counts by the record of who confirmed it", async () => {
  const { passkey } = await waiting("hands over");
  expect(await answers(second, await newest(), "confirmed")).toBe("201");
  const caller = new Caller(served.page);
  expect(outcomeOf(await byPasskey(caller, passkey))).toBe("204");
  const stated = { number: "C-1", title: "A case", recipients: [recipient] };
  const opened = { draftId: randomUUID(), kind: "case-opened", version: 1, stated };
  expect(outcomeOf(await caller.post("/drafts", opened))).toBe("201");
  const files = await handedOver(caller, opened.draftId);
  expect(await faultsIn(files)).toEqual([]);
  // Whoever hands it over leaves out that somebody confirmed.
  const document = parseBundleJson(files.get(bundlePaths.document) ?? new Uint8Array());
  const gone = document.supporting.filter((index) => kindIn(files, index) === "grant-answered");
  expect(gone).not.toEqual([]);
  for (const path of [...files.keys()]) {
    if (gone.some((index) => path.startsWith(`data/entries/${index}/`))) files.delete(path);
  }
  const supporting = document.supporting.filter((index) => !gone.includes(index));
  files.set(bundlePaths.document, encodeBundleJson({ ...document, supporting }));
  expect(await faultsIn(files)).toContain("bundle.author");
});

type Files = Map<string, Uint8Array>;

/** A case as the app hands it over, opened. */
async function handedOver({ page, cookie }: Caller, caseRef: string): Promise<Files> {
  const answer = await fetch(new URL(`/api/v1/cases/${caseRef}/bundle`, page), {
    method: "POST",
    headers: { cookie, origin: page, "content-type": "application/json" },
    body: JSON.stringify({ reason: "Hearing", standing: "court", recipientRef: served.founderRef }),
  });
  expect(answer.status).toBe(200);
  const zip = await zipBundleFiles(await answer.blob());
  const read = async (path: string) => [path, await zip.read(path)] as const;
  return new Map(await Promise.all([...zip.sizes.keys()].map(read)));
}

function kindIn(files: Files, index: number): string {
  const bytes = files.get(bundlePaths.record(index)) ?? new Uint8Array();
  return parsePayload(bytes).draft.kind;
}

async function faultsIn(files: Files): Promise<string[]> {
  const bundle = {
    sizes: new Map([...files].map(([path, bytes]) => [path, bytes.length])),
    read: (path: string, offset = 0, length = Number.MAX_SAFE_INTEGER) =>
      Promise.resolve((files.get(path) ?? new Uint8Array()).slice(offset, offset + length)),
  };
  const { checks } = await verifyBundle(bundle, { crypto: nodeCrypto });
  return [...new Set(checks.filter(isFault).map(({ code }) => code))];
}

test("all this stands in the register as the rules would have it", async () => {
  await served.stop();
  expect(await faults()).toEqual([]);
});

async function faults(): Promise<string[]> {
  const { record, link } = await readKeyRing(served.keyFolder);
  const report = await verifyRegister(nodeFolder(served.visitor.path("register")), {
    crypto: nodeCrypto,
    recordKey: record,
    linkRootKey: link,
  });
  return report.checks.filter(isFault).map(({ code, subject }) => `${code} ${subject}`);
}
