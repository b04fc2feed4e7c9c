// SPDX-License-Identifier: Apache-2.0
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

interface Refusal {
  readonly claim: string;
  readonly words: readonly string[];
  readonly code: number;
  readonly says: RegExp;
  readonly input?: string;
}

const at = ["--register", "register"];
const evidence = ["--identity", "evidence.key"];

const usage: readonly Refusal[] = [
  { claim: "an unknown command", words: ["sael"], code: 64, says: /did you mean seal\?/ },
  { claim: "a command from nowhere", words: ["xyzzy"], code: 64, says: /no command xyzzy\. `scelle --help`/ },
  {
    claim: "an unknown option",
    words: ["seal", "x", "--exhibt", "y"],
    code: 64,
    says: /did you mean --exhibit\?/,
  },
  { claim: "an argument that is not given", words: ["verify"], code: 64, says: /`scelle verify` needs PATH/ },
  { claim: "a kind that is not given", words: ["record"], code: 64, says: /`scelle record` needs KIND/ },
  { claim: "arguments too many", words: ["backup", "a", "b"], code: 64, says: /given more than it takes/ },
  {
    claim: "an option without its value",
    words: ["init", "x", "--origin"],
    code: 64,
    says: /--origin .* needs a value/,
  },
  { claim: "an option that is needed", words: ["init", "x"], code: 64, says: /needs option --origin/ },
  {
    claim: "no register named",
    words: ["list", "case-opened", "--reason", "x"],
    code: 64,
    says: /--register DIR/,
  },
  { claim: "a look without a reason", words: ["show", "C-1", ...at], code: 64, says: /Add --reason/ },
  { claim: "a list without a reason", words: ["list", "case-opened", ...at], code: 64, says: /Add --reason/ },
  { claim: "a search without a reason", words: ["search", "phone", ...at], code: 64, says: /Add --reason/ },
  {
    claim: "opening without a reason",
    words: ["open", "C-1/1", ...at, ...evidence, "-o", "o"],
    code: 64,
    says: /--reason/,
  },
  {
    claim: "sealing for nothing",
    words: ["seal", "paper.txt", ...at],
    code: 64,
    says: /needs option --exhibit/,
  },
  {
    claim: "a bundle in a quality that nobody has",
    words: ["bundle", "C-1", ...at, "--out", "c.zip", "--reason", "x", "--standing", "friend"],
    code: 64,
    says: /--standing .*counsel/,
  },
  {
    claim: "a digest nobody offers",
    words: ["seal", "paper.txt", ...at, "--exhibit", "C-1/1", "--also", "crc"],
    code: 64,
    says: /--also/,
  },
  {
    claim: "a language that it does not speak",
    words: ["verify", "register", "--lang", "xx"],
    code: 64,
    says: /--lang takes en \| fr\./,
  },
  {
    claim: "a field that is no field=value",
    words: ["record", "case-opened", ...at, "--field", "number"],
    code: 64,
    says: /NAME=VALUE/,
  },
];

const data: readonly Refusal[] = [
  {
    claim: "an unknown kind",
    words: ["record", "exhibit-seizd", ...at],
    code: 65,
    says: /no record kind exhibit-seizd/,
  },
  {
    claim: "a list of an unknown kind",
    words: ["list", "x", "--reason", "y", ...at],
    code: 65,
    says: /no record kind x/,
  },
  {
    claim: "malformed JSON",
    words: ["record", "case-opened", ...at, "--json=draft.json"],
    code: 65,
    says: /draft\.json is not one JSON object: line 2/,
  },
  {
    claim: "malformed JSON in a field",
    words: ["record", "exhibit-seized", ...at, "--field", "identifiers=[{"],
    code: 65,
    says: /--field identifiers is not/,
  },
  {
    claim: "a field that is no field",
    words: ["record", "case-opened", ...at, "--field", "nmber=1"],
    code: 65,
    says: /Field nmber of case-opened/,
  },
  {
    claim: "a field that is missing",
    words: ["record", "case-opened", ...at, "--field", "number=1"],
    code: 65,
    says: /is missing/,
  },
  {
    claim: "a time that is none",
    words: ["record", "exhibit-sealed", ...at, "--field", "sealedAt=yesterday"],
    code: 65,
    says: /is no time such as/,
  },
  {
    claim: "a name that nothing has",
    words: ["show", "C-99", "--reason", "x", ...at],
    code: 65,
    says: /Nothing here is called C-99/,
  },
  {
    claim: "a case where an exhibit is needed",
    words: ["seal", "paper.txt", ...at, "--exhibit", "C-1"],
    code: 65,
    says: /C-1 is a case-opened/,
  },
  {
    claim: "a recipient that is none",
    words: ["seal", "paper.txt", ...at, "--exhibit", "C-1/1", "--recipient", "age1x"],
    code: 65,
    says: /not an age recipient/,
  },
  {
    claim: "an empty source",
    words: ["seal", "empty", ...at, "--exhibit", "C-1/1"],
    code: 65,
    says: /no bytes/,
  },
  {
    claim: "a source that is not there",
    words: ["seal", "nowhere", ...at, "--exhibit", "C-1/1"],
    code: 66,
    says: /cannot be read/,
  },
  {
    claim: "a receipt of a transfer that is not there",
    words: ["transfer", "acknowledge", "nowhere", ...at],
    code: 66,
    says: /^nowhere cannot be read \(ENOENT\)/,
  },
  {
    claim: "a folder where a file of a transfer is asked for",
    words: ["transfer", "acknowledge", "register", ...at],
    code: 66,
    says: /^register cannot be read \(EISDIR\)/,
  },
  {
    claim: "a file to compare that is not there",
    words: ["transfer", "compare", "nowhere", "paper.txt", "--key", "@register/register.json"],
    code: 66,
    says: /^nowhere cannot be read \(ENOENT\)/,
  },
  {
    claim: "no register there",
    words: ["show", "x", "--reason", "y", "--register", "elsewhere"],
    code: 66,
    says: /no register in/,
  },
  {
    claim: "nothing to verify there",
    words: ["verify", "elsewhere"],
    code: 66,
    says: /elsewhere cannot be read/,
  },
  {
    claim: "an anchor that is none",
    words: ["verify", "register", "--anchor", "paper.txt"],
    code: 65,
    says: /no checkpoint, proof or receipt/,
  },
  {
    claim: "a folder that is taken",
    words: ["init", "register", "--origin", "other.example"],
    code: 73,
    says: /register/,
  },
  {
    claim: "a place that is taken",
    words: ["open", "C-1/1", ...at, ...evidence, "-o", "paper.txt", "--reason", "x"],
    code: 73,
    says: /already stands/,
  },
];

const persons: readonly Refusal[] = [
  {
    claim: "a key that nobody admitted",
    words: [
      "record",
      "body-registered",
      ...at,
      "--identity",
      "stranger.key",
      "--field",
      "name=X",
      "--field",
      "bodyType=court",
    ],
    code: 77,
    says: /not registered here/,
  },
  {
    claim: "a key file that is not there",
    words: [
      "record",
      "body-registered",
      ...at,
      "--identity",
      "nowhere.key",
      "--field",
      "name=X",
      "--field",
      "bodyType=court",
    ],
    code: 77,
    says: /scelle person key/,
  },
  {
    claim: "a key file that others can read",
    words: ["show", "C-1", "--reason", "x", ...at, "--identity", "exposed.key"],
    code: 77,
    says: /exposed\.key/,
  },
  {
    claim: "an evidence identity that fits nothing",
    words: ["open", "C-1/1", ...at, "--identity", "other.key", "-o", "out", "--reason", "x"],
    code: 77,
    says: /None of the identities/,
  },
  {
    claim: "a stranger who looks",
    words: ["show", "C-1", "--reason", "x", ...at, "--identity", "guest.key"],
    code: 65,
    says: /^Nothing here is called C-1/,
  },
  {
    claim: "a case without a recipient",
    words: [
      "record",
      "case-opened",
      ...at,
      "--field",
      "number=C-2",
      "--field",
      "title=X",
      "--field",
      "recipients=",
    ],
    code: 65,
    says: /at least one age recipient/,
  },
  {
    claim: "the keys of another register",
    words: [
      "record",
      "body-registered",
      ...at,
      "--keys",
      "other-keys",
      "--field",
      "name=X",
      "--field",
      "bodyType=court",
    ],
    code: 77,
    says: /keys/,
  },
  {
    claim: "no keys there",
    words: [
      "record",
      "body-registered",
      ...at,
      "--keys",
      "no-keys",
      "--field",
      "name=X",
      "--field",
      "bodyType=court",
    ],
    code: 77,
    says: /keys/,
  },
];

describe("what the command line refuses", () => {
  let visitor: Visitor;
  let sizeBefore: number;
  beforeAll(() => {
    visitor = new Visitor();
    smallRegister(visitor);
    writeFileSync(visitor.path("paper.txt"), "a paper\n");
    writeFileSync(visitor.path("empty"), "");
    writeFileSync(visitor.path("draft.json"), '{"number":\n}');
    visitor.answer("seal", "paper.txt", ...at, "--exhibit", "C-1/1");
    visitor.answer("init", "other", "--origin", "other.example", "--exercise", "--keys", "other-keys");
    for (const name of ["stranger", "exposed", "guest"])
      visitor.answer("person", "key", "--identity", `${name}.key`);
    visitor.answer("person", "key", "--evidence", "--identity", "other.key");
    chmodSync(visitor.path("exposed.key"), 0o644);
    const { publicKey } = visitor.answer<{ publicKey: string }>("person", "key", "--identity", "guest.key");
    const guest = ["--field", "name=Guest", "--field", `publicKey=${publicKey}`];
    visitor.answer("record", "person-registered", ...at, ...guest);
    sizeBefore = soundSize(visitor);
  });
  afterAll(() => visitor.leave());

  test.each([...usage, ...data])(
    "$claim: exit $code, one sentence, nothing recorded",
    ({ words, code, says, input }) => {
      expectRefusal(visitor.scelle(words, { input: input ?? "" }), code, says);
    },
  );

  test("after all of these the register is as it was", () => {
    expect(soundSize(visitor)).toBe(sizeBefore);
  });

  test.each(persons)("$claim: exit $code and one sentence", ({ words, code, says }) => {
    expectRefusal(visitor.scelle(words), code, says);
    soundSize(visitor);
  });

  test("nobody who was refused has made a file", () => {
    expect(() => readFileSync(visitor.path("out"))).toThrow(/ENOENT/);
  });

  test("a refused look is in the register all the same, without what was asked", () => {
    const { records: seized } = visitor.answer<{ records: { recordRef: string }[] }>(
      ...["list", "exhibit-seized", "--reason", "x", ...at],
    );
    const ref = seized[0]?.recordRef ?? "";
    expectRefusal(visitor.scelle(["show", ref, "--reason", "x", ...at, "--identity", "guest.key"]), 77, /./);
    const why = ["--reason", "Who was refused", "--log-purpose", "self-monitoring"];
    const list = ["list", "attempt-refused", ...why, ...at];
    const { records } = visitor.answer<{ records: { stated: Record<string, unknown> }[] }>(...list);
    expect(records.length).toBeGreaterThanOrEqual(1);
    expect(records[0]?.stated).toMatchObject({ attempt: "read" });
  });

  test("with --json the refusal is also an object on standard output", () => {
    const { code, stdout, stderr } = visitor.scelle(["show", "C-99", "--reason", "x", ...at, "--json"]);
    const { problem } = JSON.parse(stdout) as { problem: { code: string; exit: number; sentence: string } };
    expect(problem).toMatchObject({ code: "name.unknown", exit: 65, facts: { text: "C-99" } });
    expect({ code, stderr }).toEqual({ code: 65, stderr: `${problem.sentence}\n` });
  });

  test("in French the refusal is French", () => {
    const asked = visitor.scelle(["show", "C-1", ...at, "--lang", "fr"]);
    expectRefusal(asked, 64, /consigné avec son motif/);
    const usual = visitor.scelle(["show", "C-1", ...at], { env: { LANG: "fr_FR.UTF-8" } });
    expect(usual.stderr).toBe(asked.stderr);
  });

  test("a register of a newer version is left alone", () => {
    const path = visitor.path("other", "register.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('"formatVersion":1', '"formatVersion":3'));
    const refused = visitor.scelle([
      "list",
      "case-opened",
      "--reason",
      "x",
      "--register",
      "other",
      "--keys",
      "other-keys",
    ]);
    expectRefusal(refused, 65, /format version 3.*Update the program/);
    writeFileSync(path, text);
    soundSize(visitor, "other", "--keys", "other-keys");
  });
});
