// SPDX-License-Identifier: Apache-2.0
import {
  type Assertion,
  type AssertionProblem,
  base64url,
  concatBytes,
  type ExpectedAssertion,
  parseAuthenticatorClaims,
  parseBase64url,
  parseClientClaims,
  parseDerSignature,
  parsePasskeyKey,
  ScelleError,
  verifyAssertion,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { webCrypto } from "@scelle/verifier/web-crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namedBytes, testCrypto } from "../verifier/test-crypto.ts";
import { present, type Said, SoftPasskey, verified } from "./soft-passkey.ts";

const rpId = "register.example";
const origin = `https://${rpId}:8460`;
const challenge = namedBytes("challenge", 32);
const passkeys = { ES256: new SoftPasskey(rpId), EdDSA: new SoftPasskey(rpId, "EdDSA") };
const passkey = passkeys.ES256;
const expected: ExpectedAssertion = { publicKey: passkey.publicKey, challenge, rpId, origin };
const honest: Said = { challenge, origin };
const cryptos = { node: nodeCrypto, web: webCrypto, plain: testCrypto };

interface Row {
  readonly claim: string;
  readonly said: Partial<Said>;
  readonly answer: AssertionProblem | "holds";
}

const rows: readonly Row[] = [
  { claim: "what was asked for holds", said: {}, answer: "holds" },
  { claim: "what browsers add to it is passed over", said: { more: { later: "x" } }, answer: "holds" },
  { claim: "extensions are passed over", said: { extensions: cbor("a16161f5") }, answer: "holds" },
  {
    claim: "an answer to another challenge",
    said: { challenge: namedBytes("other", 32) },
    answer: "other-challenge",
  },
  {
    claim: "an answer to a longer challenge",
    said: { challenge: concatBytes(challenge, challenge) },
    answer: "other-challenge",
  },
  {
    claim: "an answer on a page that looks alike",
    said: { origin: "https://register.example.evil.example" },
    answer: "other-origin",
  },
  {
    claim: "an answer on the same host without TLS",
    said: { origin: `http://${rpId}:8460` },
    answer: "other-origin",
  },
  { claim: "an answer on another port", said: { origin: `https://${rpId}` }, answer: "other-origin" },
  { claim: "the making of a passkey", said: { type: "webauthn.create" }, answer: "other-type" },
  { claim: "an answer in a frame", said: { more: { crossOrigin: true } }, answer: "framed" },
  {
    claim: "an answer below another page",
    said: { more: { topOrigin: "https://evil.example" } },
    answer: "framed",
  },
  {
    claim: "an answer for another relying party",
    said: { rpId: "evil.example" },
    answer: "other-relying-party",
  },
  { claim: "an answer that nobody touched", said: { flags: verified }, answer: "user-absent" },
  { claim: "an answer without a PIN, finger or face", said: { flags: present }, answer: "user-unverified" },
  {
    claim: "a copy of what is not to be copied",
    said: { flags: present | verified | 0x10 },
    answer: "malformed",
  },
  { claim: "extensions that are none", said: { extensions: cbor("ff") }, answer: "malformed" },
];

type Verify = typeof verifyAssertion;

async function answerTo({ said }: Row, verify: Verify = verifyAssertion): Promise<string> {
  const verdict = await verify(testCrypto, passkey.assertion({ ...honest, ...said }), expected);
  return verdict.holds ? "holds" : verdict.problem;
}

describe("an assertion is judged:", () => {
  test.each(rows)("$claim", async (row) => {
    expect(await answerTo(row)).toBe(row.answer);
  });

  test("another passkey's signature does not hold, and neither does one under other bytes", async () => {
    const other = new SoftPasskey(rpId, "ES256", "other").assertion(honest);
    expect(await verifyAssertion(testCrypto, other, expected)).toEqual({
      holds: false,
      problem: "bad-signature",
    });
    const { signature } = passkey.assertion({ ...honest, signCount: 7 });
    const moved = { ...passkey.assertion({ ...honest, signCount: 8 }), signature };
    expect(await verifyAssertion(testCrypto, moved, expected)).toEqual({
      holds: false,
      problem: "bad-signature",
    });
  });

  test("who has only the record takes any page of the host over TLS, and no other", async () => {
    const { origin: _, ...anyPage } = expected;
    const verdicts = [
      "https://register.example",
      origin,
      "http://register.example",
      "https://x.register.example",
    ].map(
      async (page) =>
        (await verifyAssertion(testCrypto, passkey.assertion({ challenge, origin: page }), anyPage)).holds,
    );
    expect(await Promise.all(verdicts)).toEqual([true, true, false, false]);
  });
});

/** A verifier with one lapse, as somebody in a hurry might write it. */
const lapses: readonly (readonly [lapse: string, verify: Verify])[] = [
  [
    "does not compare the challenge",
    (crypto, assertion, wanted) =>
      verifyAssertion(crypto, assertion, {
        ...wanted,
        challenge: parseBase64url(saidOf(assertion).challenge, "x"),
      }),
  ],
  [
    "does not compare the origin",
    (crypto, assertion, wanted) =>
      verifyAssertion(crypto, assertion, { ...wanted, origin: saidOf(assertion).origin }),
  ],
  ["ignores that nobody was there", forgetting("user-absent")],
  ["ignores that nobody was verified", forgetting("user-unverified")],
  ["ignores for whom it was made", forgetting("other-relying-party")],
  ["ignores what was asked of the authenticator", forgetting("other-type")],
  ["ignores frames", forgetting("framed")],
];

test.each(lapses)("a verifier that %s is found", async (_, verify) => {
  const found = await Promise.all(rows.map(async (row) => (await answerTo(row, verify)) !== row.answer));
  expect(found).toContain(true);
});

describe("properties of assertions:", () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 64 });

  test.each(["ES256", "EdDSA"] as const)("server, page and a third one agree about %s", async (algorithm) => {
    const one = passkeys[algorithm];
    const property = fc.asyncProperty(bytes, fc.nat(), fc.boolean(), async (asked, bit, isAltered) => {
      const assertion = one.assertion({ challenge: asked, origin });
      const given = isAltered ? altered(assertion, bit) : assertion;
      const wanted = { ...expected, publicKey: one.publicKey, challenge: asked };
      const verdicts = await Promise.all(
        Object.values(cryptos).map((crypto) => verifyAssertion(crypto, given, wanted)),
      );
      expect(verdicts.map(({ holds }) => holds)).toEqual([!isAltered, !isAltered, !isAltered]);
    });
    await fc.assert(property, { numRuns: 120 });
  });
});

/** The assertion with one bit changed, in any of its three parts. */
function altered(assertion: Assertion, bit: number): Assertion {
  const parts = [assertion.authenticatorClaims, assertion.clientJson, assertion.signature] as const;
  const all = concatBytes(...parts);
  const at = bit % (8 * all.length);
  all[at >> 3] = (all[at >> 3] ?? 0) ^ (1 << (at & 7));
  const [first, second] = [parts[0].length, parts[0].length + parts[1].length];
  return {
    authenticatorClaims: all.slice(0, first),
    clientJson: all.slice(first, second),
    signature: all.slice(second),
  };
}

describe("what a passkey sends is parsed strictly:", () => {
  const good = passkey.assertion(honest).signature;
  const [r, s] = [namedBytes("r", 31), namedBytes("s", 31)];
  const der = (...body: string[]) => Buffer.from(body.join(""), "hex");
  const hexOf = (part: Uint8Array) => Buffer.from(part).toString("hex");
  const number = (part: Uint8Array) => `02${(part.length + 1).toString(16).padStart(2, "0")}01${hexOf(part)}`;
  const refused: readonly (readonly [string, Uint8Array])[] = [
    ["nothing", new Uint8Array(0)],
    ["a byte too many", concatBytes(good, Uint8Array.of(0))],
    ["a byte too few", good.slice(0, -1)],
    ["a length in two bytes", der("308144", number(r), number(s))],
    ["a zero in front", der("3045", `022100${"01"}${hexOf(r)}`, number(s))],
    ["a negative number", der("3044", `0220ff${hexOf(r)}`, number(s))],
    ["zero", der("3025", "020100", number(s))],
    [
      "the order of the curve",
      der("3045", "022100ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", number(s)),
    ],
    ["another type", der("3044", number(r).replace(/^02/, "03"), number(s))],
  ];

  test.each(refused)("a signature with %s is refused", (_, bytes) => {
    expect(codeOf(() => parseDerSignature(bytes))).toBe("format.malformed");
  });

  test("a signature with short and with long numbers is taken, high s too", () => {
    expect(parseDerSignature(der("3044", number(r), number(s)))).toHaveLength(64);
    expect(parseDerSignature(der("3006", "020101", "020101"))).toHaveLength(64);
    const high = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    expect(hexOf(parseDerSignature(der("3026", "020101", `022100${high}`)))).toContain(high);
  });

  test("a key that is no point of the curve is refused, and so is a key of small order", () => {
    const key = passkey.publicKey.slice();
    key[key.length - 1] = (key[key.length - 1] ?? 0) ^ 1;
    expect(codeOf(() => parsePasskeyKey(key))).toBe("format.malformed");
    const small = Buffer.from(`a4010103272006215820${"00".repeat(32)}`, "hex");
    expect(codeOf(() => parsePasskeyKey(small))).toBe("format.malformed");
  });

  test("client data in which a name stands twice is refused, and so is any other form", () => {
    const text = Buffer.from(passkey.assertion(honest).clientJson).toString();
    const forms = [
      text.replace("{", '{"origin":"https://evil.example",'),
      ` ${text}`,
      text.replace(":", ": "),
      "[]",
      "7",
    ];
    for (const form of forms)
      expect(codeOf(() => parseClientClaims(Buffer.from(form)))).toBe("format.malformed");
    expect(parseClientClaims(Buffer.from(text)).challenge).toBe(base64url(challenge));
  });

  test("the passkey that is made comes with its id and key", () => {
    const { authenticatorClaims } = passkey.made({
      ...honest,
      extensions: cbor("a16b6372656450726f7465637402"),
    });
    const { credential } = parseAuthenticatorClaims(authenticatorClaims);
    expect(credential?.publicKey).toEqual(passkey.publicKey);
    expect(credential?.credentialId).toEqual(passkey.credentialId);
  });
});

function saidOf(assertion: Assertion) {
  return parseClientClaims(assertion.clientJson);
}

function forgetting(problem: AssertionProblem): Verify {
  return async (crypto, assertion, wanted) => {
    const verdict = await verifyAssertion(crypto, assertion, wanted);
    return !verdict.holds && verdict.problem === problem ? { holds: true, signCount: 0, origin } : verdict;
  };
}

function cbor(hexText: string): Uint8Array {
  return new Uint8Array(Buffer.from(hexText, "hex"));
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ScelleError) return error.code;
    throw error;
  }
  return "accepted";
}
