// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ended, Visitor } from "./scelle-process.ts";
import { expectRefusal, smallRegister, soundSize } from "./small-register.ts";

interface Restored {
  readonly folder: string;
  readonly restored: {
    readonly size: number;
    readonly keyFolder: string;
    readonly withoutKeys: number;
    readonly fetched: readonly { readonly entries: number; readonly problem?: string }[];
    readonly lost?: { readonly from: number; readonly to: number; readonly shownBy: string };
  };
}

interface Checked {
  readonly chain?: {
    readonly hole: { readonly from: number; readonly to: number };
    readonly holds: boolean;
    readonly predecessorKey: string;
  };
  readonly predecessor: Judged;
  readonly successor: Judged;
}

interface Judged {
  readonly integrity: { readonly value: string };
  readonly completeness: { readonly value: string; readonly code: string };
  readonly checks: readonly { readonly code: string; readonly outcome: string; readonly subject: string }[];
}

interface Founded {
  readonly origin: string;
  readonly logKey: string;
  readonly personRef: string;
  readonly predecessor: { readonly size: number; readonly knownSize: number; readonly logKey: string };
}

let visitor: Visitor;
beforeEach(() => {
  visitor = new Visitor();
});
afterEach(() => visitor.leave());

test("a register whose disk was lost comes back as far as copies go, is closed, and is followed by another that names the hole", () => {
  loseTheDisk();
  const first = found<Restored>(["restore", "backup", "first", "--identity", "sheet", "--anchor", "kept"]);
  expect(first.code).toBe(1);
  expect(first.answer.restored).toMatchObject({ size: 4, lost: { from: 4, to: 6 }, fetched: [] });
  expectRefusal(visitor.scelle(seizing("first", "C-1/9")), 77, /holds 4 entries, but 7 were signed/);

  const words = ["restore", "backup", "old", "--identity", "sheet", "--from", "mirror"];
  const second = found<Restored>(words);
  expect(second.code).toBe(1);
  expect(second.answer.restored).toMatchObject({ size: 5, lost: { from: 5, to: 6 }, withoutKeys: 0 });
  expect(second.answer.restored.fetched).toEqual([expect.objectContaining({ entries: 1, keys: 1 - 1 })]);
  expect(visitor.scelle(["--lang", "fr", ...words.with(2, "old-fr")]).stdout).toMatch(
    /entrées 5 à 6[\s\S]*scelle init NOUVEAU-DOSSIER --origin NOUVEAU-NOM --succeeds/,
  );

  const follow = ["init", "new", "--origin", "register-2.example", "--succeeds", "old"];
  const founded = visitor.answer<Founded>(...follow);
  expect(founded.predecessor).toMatchObject({ size: 5, knownSize: 7 });
  expect(visitor.answer<Founded>(...follow)).toEqual(founded);

  expectRefusal(visitor.scelle(seizing("old", "C-1/9")), 77, /closed for good; register-2\.example follows/);
  const look = ["show", "C-1/1", "--register", "old", "--reason", "Look"];
  expectRefusal(visitor.scelle(look), 77, /closed for good; register-2\.example follows/);
  const other = ["init", "third", "--origin", "register-3.example", "--succeeds", "old"];
  expectRefusal(visitor.scelle(other), 77, /register-2\.example follows it\. Only one/);
  expect(existsSync(visitor.path("third"))).toBe(false);

  expect(soundSize(visitor, "old")).toBe(5);
  visitor.answer("backup", "backup", "--register", "old");
  expect(visitor.scelle(["doctor", "--register", "old"]).stdout).toContain("5");
  visitor.answer("record", "case-opened", "--register", "new", ...caseFields);
  expect(soundSize(visitor, "new")).toBe(3);

  const check = ["verify", "new", "--predecessor", "old", "--predecessor-anchor", "kept"];
  const { chain, predecessor, successor } = visitor.answer<Checked>(...check);
  expect(chain).toMatchObject({ hole: { from: 5, to: 7 }, holds: true });
  expect(chain?.predecessorKey).toBe(founded.predecessor.logKey);
  expect(predecessor.integrity.value).toBe("holds");
  expect(predecessor.completeness.code).toBe("completeness.anchor-unusable");
  expect(successor.integrity.value).toBe("holds");
  const said = [...predecessor.checks, ...successor.checks]
    .filter(({ code }) => code.startsWith("succession."))
    .map(({ code, outcome }) => `${code} ${outcome}`);
  expect(said).toEqual([
    "succession.closing ok",
    "succession.key ok",
    "succession.end ok",
    "succession.mutual ok",
    "succession.hole note",
    "succession.in-hole note",
    "succession.statement ok",
    "succession.founding ok",
    "succession.known ok",
  ]);
  expect(visitor.scelle(check).stdout).toMatch(/One chain with a hole:[\s\S]*entries 5 to 6, 2 of them/);
  expect(visitor.scelle(["--lang", "fr", ...check]).stdout).toMatch(
    /Une chaîne avec une lacune :[\s\S]*soit 2/,
  );
});

test("where nothing was noted here, what somebody kept elsewhere closes an older copy to writing", () => {
  const { keyFolder } = loseTheDisk();
  rmSync(keyFolder, { recursive: true });
  const words = ["restore", "backup", "elsewhere", "--identity", "sheet"];
  expectRefusal(visitor.scelle([...words, "--anchor", "receipt"]), 77, /says 7 entries where 4 are here/);
  expect(existsSync(visitor.path("elsewhere"))).toBe(false);
  const onPaper = ["--anchor", "receipt", "--accept-unsigned"];
  const { restored } = found<Restored>([...words, ...onPaper]).answer;
  expect(restored).toMatchObject({ size: 4, lost: { from: 4, to: 6, shownBy: "receipt" } });
  expectRefusal(visitor.scelle(seizing("elsewhere", "C-1/9")), 77, /holds 4 entries, but 7 were signed/);
  const follow = ["init", "new", "--origin", "register-2.example", "--succeeds", "elsewhere"];
  const founded = visitor.answer<Founded>(...follow, "--anchor", "kept");
  expect(founded.predecessor).toMatchObject({ size: 4, knownSize: 7 });
});

test("a register that has all that is known of it is not closed by mistake, nor on another's word", () => {
  smallRegister(visitor);
  const follow = ["init", "new", "--origin", "register-2.example", "--succeeds", "register"];
  expectRefusal(visitor.scelle(follow), 77, /has all 4 entries that are known of it/);
  const foreign = `4:${"ab".repeat(32)}`;
  expectRefusal(visitor.scelle([...follow, "--anchor", foreign]), 77, /contradicts the first 4 entries/);
  const typed = [...follow, "--anchor", `40:${"ab".repeat(32)}`]; // One digit too many.
  expectRefusal(visitor.scelle(typed), 77, /says 40 entries where 4 are here, and nobody signed that/);
  const same = ["init", "new", "--origin", "register.example", "--succeeds", "register"];
  expectRefusal(visitor.scelle(same), 64, /register\.example is taken/);
  smallRegister(visitor, "stranger");
  const strange = ["restore", "backup", "back", "--identity", "sheet", "--from", "stranger"];
  visitor.answer("backup", "backup", "--register", "register");
  cpSync(visitor.path("register/recovery-sheet.txt"), visitor.path("sheet"));
  expectRefusal(visitor.scelle(strange), 66, /no copy of the register register\.example/);
  for (const name of ["new", "back"]) expect(existsSync(visitor.path(name))).toBe(false);
  visitor.answer("record", "case-opened", "--register", "register", ...caseFields);
});

test("a size that nobody signed closes a register where somebody says so twice, and needs no word where the keys remember it", () => {
  loseTheDisk();
  const [size, root] = readFileSync(visitor.path("kept"), "utf8").split("\n").slice(1);
  const typed = ["--anchor", `${size}:${root}`];
  const words = ["restore", "backup", "old", "--identity", "sheet", ...typed];
  // The folder of the keys was not lost, and remembers as much.
  expect(found<Restored>(words).answer.restored).toMatchObject({ size: 4, lost: { from: 4, to: 6 } });
  const follow = ["init", "new", "--origin", "register-2.example", "--succeeds", "old"];
  const further = [...follow, ...typed, `${Number(size) + 1}:${root}`];
  expectRefusal(visitor.scelle(further), 77, /says 8 entries where 4 are here, and nobody signed that/);
  const founded = visitor.answer<Founded>(...further, "--accept-unsigned");
  expect(founded.predecessor).toMatchObject({ size: 4, knownSize: 8 });
});

test("a founding that fails when the old register is closed keeps the key that its end names", async () => {
  loseTheDisk();
  visitor.scelle(["restore", "backup", "old", "--identity", "sheet", "--anchor", "kept"]);
  mkdirSync(visitor.path("new"));
  const follow = ["init", "new", "--origin", "register-2.example", "--succeeds", "old"];
  const founding = visitor.start([...follow, "--identity", "fresh.key"]);
  // Something comes to stand at its place while the new register is made beside it.
  visitor.shell("until ls -d .new.founding-* 2>/dev/null; do sleep 0.01; done; touch new/in-the-way");
  expect(await ended(founding)).toBe(74);
  expect(existsSync(visitor.path("fresh.key"))).toBe(true);
  rmSync(visitor.path("new/in-the-way"));
  expect(visitor.scelle([...follow, "--identity", "fresh.key"]).code).toBe(0);
  const body = ["--field", "name=Court", "--field", "bodyType=court", "--identity", "fresh.key"];
  visitor.answer("record", "body-registered", "--register", "new", ...body);
});

const caseFields = ["number=C-2", "title=It goes on", "recipients=@evidence.key.pub"].flatMap((field) => [
  "--field",
  field,
]);

function seizing(folder: string, number: string): string[] {
  const what = ["caseRef=C-1", "category=phone", "description=Another", "seizedAt=2026-01-05 10:00"];
  const fields = [...what, `number=${number}`, "place=Desk"].flatMap((field) => ["--field", field]);
  return ["record", "exhibit-seized", "--register", folder, ...fields];
}

/** Backed up at four entries, mirrored at five, lost at seven: outside are a checkpoint and a receipt. */
function loseTheDisk() {
  const made = smallRegister(visitor);
  visitor.answer("backup", "backup", "--register", "register");
  visitor.answer(...seizing("register", "C-1/2"));
  mkdirSync(visitor.path("mirror"));
  cpSync(visitor.path("register"), visitor.path("mirror"), {
    recursive: true,
    filter: (path) => !path.includes("/run") && !path.endsWith("recovery-sheet.txt"),
  });
  visitor.answer(...seizing("register", "C-1/3"));
  const receipt = visitor.answer(...seizing("register", "C-1/4"));
  writeFileSync(visitor.path("receipt"), JSON.stringify(receipt));
  cpSync(visitor.path("register/log/checkpoint"), visitor.path("kept"));
  cpSync(visitor.path("register/recovery-sheet.txt"), visitor.path("sheet"));
  rmSync(visitor.path("register"), { recursive: true });
  return made;
}

/** The answer of a command that finds something wanting. */
function found<R>(words: readonly string[]): { code: number | null; answer: R } {
  const { code, stdout, stderr } = visitor.scelle([...words, "--json"]);
  if (stdout === "") throw new Error(stderr);
  return { code, answer: JSON.parse(stdout) as R };
}
