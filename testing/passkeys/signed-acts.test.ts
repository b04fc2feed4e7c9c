// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import {
  base64url,
  bundlePaths,
  type Draft,
  draftDigest,
  hex,
  type JsonObject,
  parseDraft,
} from "@scelle/core";
import type { TimelineView } from "@scelle/core/api";
import { ed25519Signer, nodeCrypto, openRegister, readKeyRing, signDraft } from "@scelle/register";
import { checkSentence, isFault, verifyBundle, verifyRegister, zipBundleFiles } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { curtail } from "../verifier/lacking-browser.ts";
import { byLink, byPasskey, invited, made } from "./passkey-visit.ts";
import { Caller, outcomeOf, ServedRegister } from "./served-register.ts";
import type { SoftPasskey } from "./soft-passkey.ts";

const recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
const origin = "register.example";
let served: ServedRegister;
let caller: Caller;
let passkey: SoftPasskey;
let caseRef: string;

beforeAll(async () => {
  served = new ServedRegister();
  await served.serve();
  const link = await invited(await byLink(served), served.examinerRef);
  passkey = (await made(new Caller(served.page), link, "first")).passkey;
  caller = new Caller(served.page);
  expect(outcomeOf(await byPasskey(caller, passkey))).toBe("204");
  const opened = draftOf("case-opened", { number: "C-1", title: "A case", recipients: [recipient] });
  caseRef = opened.draftId;
  expect(outcomeOf(await caller.post("/drafts", opened))).toBe("201");
}, 60_000);
afterAll(async () => {
  await served.leave();
});

function draftOf(kind: string, stated: JsonObject): Draft {
  return { draftId: randomUUID(), kind, version: 1, stated };
}

const moment = {
  earliest: "2031-03-03T09:00:00.000Z",
  latest: "2031-03-03T09:00:00.000Z",
  zone: "Europe/Paris",
  basis: "stated",
};

function notice(): Draft {
  const told = { servedAt: moment, means: "in-person" };
  return draftOf("notice-served", { caseRef, personRef: served.founderRef, noticeType: "rights", ...told });
}

/** What the passkey answers to the digest of a draft. */
function signatureOf(draft: Draft, page = served.page) {
  const challenge = draftDigest(nodeCrypto, origin, parseDraft(draft));
  const { authenticatorClaims, clientJson, signature } = passkey.assertion({ challenge, origin: page });
  return {
    credentialId: base64url(passkey.credentialId),
    authenticatorClaims: base64url(authenticatorClaims),
    clientJson: base64url(clientJson),
    assertionSignature: base64url(signature),
  };
}

async function faults() {
  const { record, link } = await readKeyRing(served.keyFolder);
  const options = { crypto: nodeCrypto, recordKey: record, linkRootKey: link };
  const report = await verifyRegister(nodeFolder(served.visitor.path("register")), options);
  return report.checks.filter(isFault);
}

test("an act is signed by the passkey of whoever records it, over the digest of its draft", async () => {
  const draft = notice();
  const reply = await caller.post("/drafts", { ...draft, assertion: signatureOf(draft) });
  expect(outcomeOf(reply)).toBe("201");
  const timeline = await caller.get(`/cases/${caseRef}/views/timeline`);
  const { records } = (timeline.body as { view: TimelineView }).view;
  expect(records.map(({ kind }) => kind).slice(0, 2)).toEqual(["act-signed", "notice-served"]);
});

test("an assertion of another draft, of another page or of nobody is refused, and the act with it", async () => {
  const [draft, other] = [notice(), notice()];
  const unknown = { ...signatureOf(draft), credentialId: base64url(new Uint8Array(32)) };
  for (const assertion of [signatureOf(other), signatureOf(draft, "https://evil.example"), unknown]) {
    const reply = await caller.post("/drafts", { ...draft, assertion });
    expect(outcomeOf(reply)).toBe("session.passkey-refused");
  }
  // Nothing was recorded under that id: it is free.
  expect(outcomeOf(await caller.post("/drafts", draft))).toBe("201");
});

/** @param pack rules of procedure that page 1 goes by */
function asked(from: Caller, pack: string): Promise<Response> {
  const order = { reason: "Hearing", standing: "court", recipientRef: served.founderRef, pack };
  return fetch(new URL(`/api/v1/cases/${caseRef}/bundle`, from.page), {
    method: "POST",
    headers: { cookie: from.cookie, origin: from.page, "content-type": "application/json" },
    body: JSON.stringify(order),
  });
}

/** The case as a bundle, and what `scelle verify` says of it. */
async function bundled(name: string, from: Caller): Promise<string[]> {
  const answer = await asked(from, "fr");
  expect(answer.status).toBe(200);
  writeFileSync(served.visitor.path(name), new Uint8Array(await answer.arrayBuffer()));
  const { stdout } = served.visitor.scelle(["verify", name, "--json"]);
  const { checks } = JSON.parse(stdout) as Awaited<ReturnType<typeof verifyRegister>>;
  return checks.filter(isFault).map(({ code, subject }) => `${code} ${subject}`);
}

test("handed over in a bundle, the signature of the passkey is judged with it", async () => {
  expect(await bundled("sound.zip", caller)).toEqual([]);
});

test("a request names the rules that page 1 goes by, and none that there are not", async () => {
  const files = await zipBundleFiles(new Blob([readFileSync(served.visitor.path("sound.zip"))]));
  const page = await files.read(`${bundlePaths.documentsFolder}page-1.html`);
  expect(new TextDecoder().decode(page)).toContain("Rules: French procedure.");
  expect((await asked(caller, "roman")).status).toBe(400);
});

test("where a browser lacks the curve of a passkey, its signature passes for neither good nor bad", async () => {
  const files = await zipBundleFiles(new Blob([readFileSync(served.visitor.path("sound.zip"))]));
  expect((await verifyBundle(files, { crypto: webCrypto })).integrity.value).toBe("holds");
  const restore = curtail("P-256");
  try {
    const { checks, integrity } = await verifyBundle(files, { crypto: webCrypto });
    const unjudged = checks.filter(({ code }) => code === "record.unsupported");
    expect(checks.filter(isFault)).toEqual([]);
    expect(unjudged.length).toBeGreaterThan(0);
    for (const check of unjudged) {
      expect(check).toMatchObject({ outcome: "not-checked", facts: { algorithm: "ECDSA P-256" } });
      expect(checkSentence(check, "en")).toMatch(
        /^The signature of entry \d+ is not judged here: this browser/,
      );
      expect(checkSentence(check, "fr")).toMatch(/ce navigateur n’a pas ECDSA P-256\. La commande la juge/);
    }
    expect(integrity).toMatchObject({ value: "not-established", code: "integrity.unjudged" });
    // The register itself, by somebody who brought its keys and no such curve.
    const { record } = await readKeyRing(served.keyFolder);
    const folder = nodeFolder(served.visitor.path("register"));
    const report = await verifyRegister(folder, { crypto: webCrypto, recordKey: record });
    expect(report.integrity.code).toBe("integrity.unjudged");
  } finally {
    restore();
  }
});

test("all this verifies, and a signature of another act that an operator puts there is found", async () => {
  await served.stop();
  expect(await faults()).toEqual([]);
  const { keyFolder, visitor, examinerRef } = served;
  const register = await openRegister(visitor.path("register"), { keyFolder, command: "test" });
  const { act } = await readKeyRing(keyFolder);
  const [admitted] = register.names.passkeysOf(examinerRef);
  const signed = notice();
  // An honest assertion over one draft, put to another act of the same person.
  const digest = hex(draftDigest(nodeCrypto, origin, parseDraft(signed)));
  const { credentialId, ...assertion } = signatureOf(signed);
  const key = { credentialId, passkey: admitted?.publicKey ?? "", rpId: "localhost" };
  const stated = {
    caseRef,
    actRef: caseRef,
    personRef: examinerRef,
    draftDigest: digest,
    ...key,
    ...assertion,
  };
  const forged = draftOf("act-signed", stated);
  const { index } = await register.appendFounding(
    await signDraft(register.origin, forged, ed25519Signer(act)),
    "register",
  );
  await register.close();
  expect(await faults()).toMatchObject([{ code: "record.signature", subject: `entry ${index}` }]);
  await served.serve();
  const again = new Caller(served.page);
  expect(outcomeOf(await byPasskey(again, passkey))).toBe("204");
  expect(await bundled("forged.zip", again)).toEqual([`record.signature entry ${index}`]);
});
