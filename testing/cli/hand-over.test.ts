// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended, firstLineOf, Visitor } from "./scelle-process.ts";

interface Served {
  readonly folder: string;
  readonly signInUrl?: string;
}

let visitor: Visitor;
let at: string[];
let exercise: string;

beforeAll(async () => {
  visitor = new Visitor();
  const env = { TMPDIR: visitor.folder };
  const serving = visitor.start(["serve", "--exercise", "--keep", "--no-web", "--json"], { env });
  const served = JSON.parse(await firstLineOf(serving)) as Served;
  expect(served.signInUrl).toBeUndefined();
  exercise = dirname(served.folder);
  const lead = join(exercise, "identities", "lead.key");
  at = ["--register", served.folder, "--keys", join(exercise, "keys"), "--identity", lead];
  // While it is served, others go through its socket.
  expect(visitor.scelle(whoKnewWords()).code).toBe(0);
  expect(visitor.scelle(bundleWords("held.zip")).code).toBe(75);
  serving.kill("SIGTERM");
  await ended(serving);
}, 60_000);
afterAll(() => visitor.leave());

function whoKnewWords(...more: readonly string[]): string[] {
  return ["who-knew", "Operation Breakwater (Exercise)", "--reason", "Before the hearing", ...at, ...more];
}

function bundleWords(path: string): string[] {
  const to = ["--to", "Defence lawyer (Exercise)", "--standing", "counsel", "--reason", "The file"];
  return ["bundle", "2031-007", "--out", path, ...to, ...at];
}

test("who could have known is told with the record behind each, and for a moment that is asked about", () => {
  const { code, stdout, stderr } = visitor.scelle(whoKnewWords());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("drew up the plan");
  expect(stdout).toMatch(/was told, [0-9a-f]{8}/);
  expect(stdout).toContain("says of nobody that they told");
  const early = JSON.parse(visitor.scelle(whoKnewWords("--by", "2026-01-01", "--json")).stdout) as {
    holders: { byThen: string }[];
  };
  expect(early.holders.every(({ byThen }) => byThen === "no")).toBe(true);
  expect(visitor.scelle(whoKnewWords("--by", "yesterday")).code).toBe(64);
  expect(visitor.scelle(["who-knew", "Operation Nothing", "--reason", "x", ...at]).code).toBe(65);
});

test("a case is put beside rules of procedure: what is not met, by which text, and that it is no ruling", () => {
  const words = ["regularity", "2031-007", "--reason", "Before the hearing", ...at];
  const { code, stdout, stderr } = visitor.scelle([...words, "--pack", "fr"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("No lawyer of the jurisdiction has reviewed these rules.");
  expect(stdout).toMatch(/no\s+finding of nullity/);
  expect(stdout).toContain("[Harm to be shown] Control of an exhibit has no gap");
  expect(stdout).toContain("Code de procédure pénale (France), 1958, article 56");
  expect(stdout).toContain("For 4 h 45 min.");
  const generic = JSON.parse(visitor.scelle([...words, "--json"]).stdout) as {
    pack: string;
    flags: { rule: string }[];
  };
  expect([generic.pack, generic.flags.map(({ rule }) => rule)]).toEqual([
    "generic",
    ["control-continuous", "deadline-kept"],
  ]);
  expect(visitor.scelle([...words, "--pack", "roman"])).toMatchObject({ code: 64 });
  expect(visitor.scelle([...words, "--calendar", "fr-ys"])).toMatchObject({ code: 64 });
  expect(visitor.scelle(["regularity", "2031-999", "--reason", "x", ...at])).toMatchObject({ code: 65 });
  const squad = at.map((word) => (word.endsWith("lead.key") ? word.replace("lead", "squad-member") : word));
  expect(visitor.scelle(["regularity", "2031-007", "--reason", "x", ...squad])).toMatchObject({ code: 65 });
});

test("procedures that rest on a person under allegation are listed, each with whom was told and its review", () => {
  const words = ["procedures", "2031-007", "--reason", "List for the prosecutor", ...at];
  const { code, stdout, stderr } = visitor.scelle(words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const [pending = "", past = ""] = stdout.split("\nPast\n");
  expect(pending).toMatch(
    /P-2025-1184 {2}On trial[\s\S]*acts: Habilitation recorded [\s\S]*told: Defence 2026-03-03/,
  );
  expect(past).toMatch(
    /P-2024-0733 {2}Final conviction[\s\S]*told: nobody yet[\s\S]*review: New trial ordered 2026-03-20/,
  );
  const { procedures } = JSON.parse(visitor.scelle([...words, "--json"]).stdout) as {
    procedures: { isPending: boolean; reviewStanding: string }[];
  };
  expect(procedures.map(({ isPending, reviewStanding }) => [isPending, reviewStanding])).toEqual([
    [true, "not-reviewed"],
    [false, "reviewed"],
  ]);
});

test("a case is handed over as one file that anybody checks, and what was changed in it is named", () => {
  const handed = visitor.scelle(bundleWords("case.zip"));
  expect({ code: handed.code, stderr: handed.stderr }).toEqual({ code: 0, stderr: "" });
  expect(handed.stdout).toContain("scelle verify case.zip");
  const sound = visitor.scelle(["verify", "case.zip"]);
  expect({ code: sound.code, stderr: sound.stderr }).toEqual({ code: 0, stderr: "" });
  expect(sound.stdout).toMatch(/Case [0-9a-f-]{36}: \d+ entries/);
  const zip = readFileSync(visitor.path("case.zip"));
  const word = zip.indexOf("telephone, grey");
  expect(word).toBeGreaterThan(0);
  zip.write("telephoto", word);
  writeFileSync(visitor.path("changed.zip"), zip);
  const changed = visitor.scelle(["verify", "changed.zip"]);
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain("is not what the entry commits to");
  writeFileSync(visitor.path("cut.zip"), zip.subarray(0, zip.length - 100));
  expect(visitor.scelle(["verify", "cut.zip"])).toMatchObject({ code: 65 });
});

test("a bundle overwrites nothing, and asks for what the record of it needs", () => {
  writeFileSync(visitor.path("there.zip"), "mine");
  expect(visitor.scelle(bundleWords("there.zip")).code).toBe(73);
  expect(readFileSync(visitor.path("there.zip"), "utf8")).toBe("mine");
  const wrong = bundleWords("wrong.zip").map((word) => (word === "counsel" ? "friend" : word));
  expect(visitor.scelle(wrong).code).toBe(64);
});
