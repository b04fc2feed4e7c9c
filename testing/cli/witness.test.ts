// SPDX-License-Identifier: Apache-2.0
import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Report } from "@scelle/verifier";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ended, firstLineOf, heard, Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister } from "./small-register.ts";

interface Serving {
  readonly url: string;
  readonly verifierKey: string;
}

interface Status {
  readonly isMet: boolean;
  readonly publishedSize: number;
  readonly witnesses: readonly { name: string; cosigned?: { size: number } }[];
  readonly quorum?: { size: number };
  readonly unwitnessed?: { fromIndex: number; toIndex: number };
}

let visitor: Visitor;
let keyFolder: string;

beforeEach(() => {
  visitor = new Visitor();
  ({ keyFolder } = smallRegister(visitor));
});
afterEach(() => visitor.leave());

const at = ["--register", "register"] as const;

async function serve(folder: string, port = 0): Promise<Serving & { child: ChildProcess }> {
  const words = ["witness", "serve", folder, "--origin", "@register/register.json", "--port", String(port)];
  const child = visitor.start([...words, "--name", `${folder}.example`, "--json"]);
  return { child, ...(JSON.parse(await firstLineOf(child)) as Serving) };
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  expect(await ended(child)).toBe(0);
}

function add(name: string, { url }: Serving, ...words: readonly string[]): { status: Status } {
  const key = ["--key", `@${name}/witness.pub`, "--url", url, "--operator", "Notary"];
  return visitor.answer("witness", "add", name, ...key, ...at, ...words);
}

function status(): { code: number | null; status: Status } {
  const { code, stdout } = visitor.scelle(["witness", "status", ...at, "--json"]);
  return { code, status: JSON.parse(stdout) as Status };
}

const recordOne = (folder = "register"): number | null =>
  visitor.scelle(
    ["record", "case-opened", "--register", folder, "--field", `number=${Math.random()}`].concat(
      "--field",
      "title=T",
      "--field",
      "recipients=@evidence.key.pub",
    ),
  ).code;

test("a witness is added, cosigns what is recorded, and its absence is said and stops nothing", async () => {
  const first = await serve("alpha");
  expect(statSync(visitor.path("alpha/witness.key")).mode & 0o777).toBe(0o600);
  expect(add("alpha", first).status).toMatchObject({ isMet: true, quorum: { size: 5 } });
  const second = await serve("beta");
  expect(add("beta", second, "--quorum", "2").status).toMatchObject({ isMet: true, publishedSize: 6 });
  cpSync(visitor.path("register/trust.policy"), visitor.path("outside.policy"));
  expect(recordOne()).toBe(0);
  expect(status()).toMatchObject({ code: 0, status: { isMet: true, quorum: { size: 7 } } });
  const doctor = visitor.scelle(["doctor", ...at]);
  expect(doctor.stdout).toMatch(/^ok {5}Witnesses have cosigned every published entry/m);

  await stop(second.child);
  expect(recordOne()).toBe(0);
  const unmet = status();
  expect(unmet).toMatchObject({ code: 1, status: { isMet: false, quorum: { size: 7 } } });
  expect(unmet.status.unwitnessed).toEqual({ fromIndex: 7, toIndex: 7 });
  const [one, other] = unmet.status.witnesses;
  expect(one).not.toHaveProperty("failure");
  expect(other).toMatchObject({ failure: { code: "witness.unreachable" } });
  const said = visitor.scelle(["witness", "status", ...at]).stdout;
  expect(said).toContain("Not witnessed since 2");
  expect(said).toMatch(/beta [^\n]*cosigned 7[^\n]*\n +asked in vain \S+[^\n]*, last at 2\S+Z\.\n/);
  expect(said).toContain(`No witness answered at ${second.url}.`);
  const dit = visitor.scelle(["witness", "status", ...at, "--lang", "fr"]).stdout;
  expect(dit).toContain("Sans témoin depuis le 2");
  expect(dit).toContain("interrogé en vain");
  expect(visitor.scelle(["doctor", ...at]).stdout).toMatch(/^note {3}Not witnessed since/m);
  const policy = ["--policy", "outside.policy"];
  const report = visitor.answer<Report>("verify", "register", ...policy);
  expect(report.completeness).toMatchObject({ value: "holds", facts: { size: 7 } });
  expect(report.unwitnessed).toEqual({ fromIndex: 7, toIndex: 7 });
  await stop(first.child);
});

test("of two witnesses that are added at once, while the register is served, both stand and cosign", async () => {
  const served = visitor.start(["serve", "--no-web", ...at]);
  await heard(served, "register");
  const [alpha, beta] = [await serve("alpha"), await serve("beta")];
  const added = [alpha, beta].map(({ url }, number) => {
    const name = number === 0 ? "alpha" : "beta";
    const key = ["--key", `@${name}/witness.pub`, "--url", url, "--operator", "Notary"];
    return ended(visitor.start(["witness", "add", name, ...key, ...at]));
  });
  expect(await Promise.all(added)).toEqual([0, 0]);
  await stop(served);
  const { witnesses } = status().status;
  expect(witnesses.map(({ name }) => name).sort()).toEqual(["alpha", "beta"]);
  expect(status()).toMatchObject({ code: 0, status: { isMet: true, quorum: { size: 6 } } });
  await stop(alpha.child);
  await stop(beta.child);
});

test("one key under two names is refused, and the policy stays as it was", async () => {
  const witness = await serve("alpha");
  add("alpha", witness);
  const policy = readFileSync(visitor.path("register/trust.policy"), "utf8");
  const words = ["--key", "@alpha/witness.pub", "--url", witness.url, "--operator", "Notary", ...at];
  expectRefusal(visitor.scelle(["witness", "add", "notary", ...words]), 73, /as the witness alpha/);
  expect(readFileSync(visitor.path("register/trust.policy"), "utf8")).toBe(policy);
  expect(recordOne()).toBe(0);
  await stop(witness.child);
});

test("verify ends with 1 where the policy that was given is not met, and says that nothing was proved", async () => {
  const witness = await serve("alpha");
  add("alpha", witness);
  cpSync(visitor.path("register/trust.policy"), visitor.path("outside.policy"));
  expect(visitor.scelle(["verify", "register", "--policy", "outside.policy"]).code).toBe(0);
  visitor.answer("record", "body-registered", "--field", "name=Court", "--field", "bodyType=court", ...at);
  const to = ["--to-body", "Court", "--standing", "court", "--reason", "Hearing"];
  visitor.answer("bundle", "C-1", "--out", "case.zip", ...to, ...at);
  expect(visitor.scelle(["verify", "case.zip", "--policy", "outside.policy"]).code).toBe(0);
  const act = (name: string) => ["record", "body-registered", "--field", `name=${name}`, "--field"];
  visitor.answer(...act("First"), "bodyType=oversight", "--receipt", "first", ...at);
  expect(visitor.scelle(["verify", "first", "--policy", "outside.policy"]).code).toBe(0);
  for (const path of ["register/log/checkpoint", "register/log/history"]) stripped(path);
  const { code, stdout } = visitor.scelle(["verify", "register", "--policy", "outside.policy"]);
  expect(code).toBe(1);
  expect(stdout).toContain("No checkpoint here is cosigned by the quorum of the policy");
  expect(stdout).toContain("not established");
  writeFileSync(visitor.path("none.policy"), "quorum none\n");
  expect(visitor.scelle(["verify", "register", "--policy", "none.policy"]).code).toBe(0);
  await stop(witness.child);
  visitor.answer(...act("Second"), "bodyType=oversight", "--receipt", "second", ...at);
  const alone = visitor.scelle(["verify", "second", "--policy", "outside.policy"]);
  expect(alone).toMatchObject({ code: 1, stdout: expect.stringContaining("not the quorum that the policy") });
  expect(visitor.scelle(["verify", "second", "--policy", "none.policy"]).code).toBe(0);
});

test("an old copy is refused; both histories are misconduct, in a file that convinces with the key alone", async () => {
  const witness = await serve("alpha");
  add("alpha", witness);
  cpSync(visitor.path("register"), visitor.path("old"), { recursive: true });
  rmSync(`${keyFolder}/last-signed`, { force: true });
  expect(recordOne()).toBe(0);
  expect(recordOne()).toBe(0);
  rmSync(`${keyFolder}/last-signed`, { force: true });
  const refused = visitor.scelle(["list", "case-opened", "--register", "old", "--reason", "Looking"]);
  expectRefusal(refused, 77, /^The witness alpha cosigned 7 entries of this register and 5 are here/);
  // Whoever takes the witness out of the policy makes a second history, and signs it.
  rmSync(visitor.path("old/trust.policy"));
  for (let i = 0; i < 4; i++) expect(recordOne("old")).toBe(0);
  rmSync(visitor.path("old/log/history"), { recursive: true });
  const key = (JSON.parse(readFileSync(visitor.path("register/register.json"), "utf8")) as { logKey: string })
    .logKey;
  const compare = visitor.scelle([
    "verify",
    "old",
    "--anchor",
    "register",
    "--misconduct",
    "proof",
    "--key",
    key,
  ]);
  expect(compare.code).toBe(1);
  expect(compare.stdout).toContain("cannot both be true");
  const judged = visitor.scelle(["verify", "proof", "--key", key]);
  expect(judged.code).toBe(1);
  expect(judged.stdout).toMatch(/^Misconduct is proved: proof holds two checkpoints of register\.example/);
  expect(judged.stdout).toMatch(/7 entries[\s\S]*9 entries/);
  // From the shorter side the proof comes out of the longer copy.
  const other = visitor.scelle(["verify", "register", "--anchor", "old", "--misconduct", "same-proof"]);
  expect(other.code).toBe(1);
  expect(visitor.scelle(["verify", "same-proof", "--key", key]).code).toBe(1);
  // Who put the other log over this one and left what was kept of it accuses himself.
  cpSync(visitor.path("register/log/checkpoint"), visitor.path("old/log/history/7"));
  mkdirSync(visitor.path("old/log/history/8")); // What cannot be read hides nothing.
  const alone = visitor.scelle(["verify", "old", "--misconduct", "found-inside"]);
  expect(alone.code).toBe(1);
  expect(visitor.scelle(["verify", "found-inside", "--key", key]).stdout).toMatch(
    /7 entries[\s\S]*9 entries/,
  );
  const chained = ["verify", "old", "--predecessor", "register", "--misconduct", "chained"];
  expectRefusal(visitor.scelle(chained), 64, /--misconduct .*--predecessor/);
  expectRefusal(visitor.scelle(["verify", "proof"]), 64, /--key/);
  const stranger = key.replace(/^register/, "another");
  expect(visitor.scelle(["verify", "proof", "--key", stranger]).code).not.toBe(1);
  const text = readFileSync(visitor.path("proof"), "utf8");
  const [header = ""] = text.split("\n\n");
  writeFileSync(visitor.path("empty-proof"), text.replace(header, "scelle/misconduct/v1"));
  expectRefusal(visitor.scelle(["verify", "empty-proof", "--key", key]), 65, /proves nothing/);
  const honest = ["verify", "register", "--anchor", "register/log/checkpoint", "--misconduct", "nothing"];
  expect(visitor.scelle(honest)).toMatchObject({ code: 0, stdout: expect.stringContaining("No two signed") });
  await stop(witness.child);
});

test("what is wrong with a witness's name, key, address or quorum is said with the cure", async () => {
  const witness = await serve("alpha");
  const key = ["--key", "@alpha/witness.pub"];
  const url = ["--url", witness.url];
  const by = ["--operator", "Notary", ...at];
  const refuse = (words: readonly string[], code: number, says: RegExp): void =>
    expectRefusal(visitor.scelle(["witness", ...words]), code, says);
  refuse(["add", "enough", ...key, ...url, ...by], 64, /cannot name a witness/);
  refuse(["add", "alpha", "--key", "@register/register.json", ...url, ...by], 65, /type 04/);
  refuse(["add", "alpha", ...key, "--url", "ftp://127.0.0.1", ...by], 64, /no address of a witness/);
  refuse(["add", "alpha", ...key, ...url, ...by, "--quorum", "2"], 64, /quorum of 2/);
  refuse(["serve", "gamma", "--origin", "nonsense"], 65, /type 01/);
  refuse(["serve", "alpha", "--origin", "@register/register.json", "--port", "0"], 75, /Another process/);
  refuse(["serve", "gamma", "--origin", "@register/register.json", "--host", "192.0.2.1"], 64, /--host/);
  const wrong = visitor.scelle(["verify", "register", ...key]);
  expectRefusal(wrong, 65, /a log’s, type 01/);
  expect(visitor.scelle(["verify", "register", "--key", "@register/register.json"]).code).toBe(0);
  const empty = `0:${createHash("sha256").digest("hex")}`; // As every log begins.
  const { stdout } = visitor.scelle(["verify", "register", "--anchor", empty]);
  expect(stdout).toMatch(/^Completeness: not established\. What was given .+ fixes nothing of it\.$/m);
  const rarely = visitor.scelle(["serve", ...at, "--heartbeat", "30"]);
  expectRefusal(rarely, 64, /--heartbeat takes 0 < N ≤ 24/);
  add("alpha", witness);
  const served = visitor.start(["serve", "--no-web", "--heartbeat", "0.5", ...at]);
  await heard(served, "The quorum is met for every entry");
  await stop(served);
  const beta = await serve("beta");
  const other = ["--key", "@beta/witness.pub", "--url", beta.url, ...by];
  refuse(["add", "alpha", ...other], 73, /another witness by the name alpha/);
  // Given again, as after an interruption, it says the same and records nothing twice.
  const again = add("alpha", witness);
  expect(again).not.toHaveProperty("receipt");
  writeFileSync(
    visitor.path("register/trust.policy"),
    readFileSync(visitor.path("register/trust.policy"), "utf8").replaceAll("enough", "ours"),
  );
  refuse(["add", "beta", ...other], 73, /written by hand[\s\S]*witness beta beta\.example\+/);
  await stop(witness.child);
  await stop(beta.child);
});

/** Takes the cosignatures out of one note, or of all in a folder. */
function stripped(path: string): void {
  const full = visitor.path(path);
  const paths = statSync(full).isDirectory()
    ? visitor.shell(`ls -d ${path}/*`).stdout.trim().split("\n")
    : [path];
  for (const one of paths) {
    const text = readFileSync(visitor.path(one), "utf8");
    writeFileSync(visitor.path(one), text.replace(/^— alpha\.example .*\n/gmu, ""));
  }
}
