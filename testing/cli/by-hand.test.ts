// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { cloneRoot } from "../tidy/source-tree.ts";
import { LocalAuthority } from "../timestamps/local-authority.ts";
import { toolTest } from "../tool-test.ts";
import { ended, firstLineOf, Visitor } from "./scelle-process.ts";

const programs = ["bash", "unzip", "sha256sum", "sha512sum", "openssl", "xxd", "age"];
/** Of the page, everything that is to be typed, in its order. */
const page = readFileSync(join(cloneRoot, "docs/check-by-hand.md"), "utf8");
const typed = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);
const unpacking = "cd bag/case-*\n";

let visitor: Visitor;
let exercise: string;
let key: string;
const authorities: LocalAuthority[] = [];
beforeAll(async () => {
  visitor = new Visitor();
  const env = { TMPDIR: visitor.folder };
  const serving = visitor.start(["serve", "--exercise", "--keep", "--no-web", "--json"], { env });
  const { folder } = JSON.parse(await firstLineOf(serving)) as { folder: string };
  serving.kill("SIGTERM");
  await ended(serving);
  exercise = dirname(folder);
  const lead = ["--keys", join(exercise, "keys"), "--identity", join(exercise, "identities", "lead.key")];
  // Attested before the act of disclosure: at an earlier size than the case that leaves.
  for (const name of ["notary", "bar"])
    await attest(folder, await LocalAuthority.start(visitor.path("tsa"), name));
  const why = ["--standing", "counsel", "--reason", "The file", "--to", "Defence lawyer (Exercise)"];
  const words = ["bundle", "2031-007", "--out", "case.zip", "--register", folder, ...lead, ...why];
  expect(visitor.scelle(words)).toMatchObject({ code: 0 });
  const said = JSON.parse(readFileSync(join(folder, "register.json"), "utf8")) as { logKey: string };
  key = said.logKey;
}, 90_000);
afterAll(async () => {
  await Promise.all(authorities.map((authority) => authority.close()));
  visitor.leave();
});

/** Has an authority attest what the register has published; its root goes to whoever checks. */
async function attest(folder: string, authority: LocalAuthority): Promise<void> {
  authorities.push(authority);
  const named = ["--url", authority.url, "--ca", authority.rootPath];
  for (const words of [["add", `a${authorities.length}`, ...named], ["now"]]) {
    const code = await ended(visitor.start(["timestamp", ...words, "--register", folder]));
    expect({ words, code }).toEqual({ words, code: 0 });
  }
  appendFileSync(visitor.path("roots.pem"), readFileSync(authority.rootPath));
}

interface Hand {
  /** What somebody did to the case before it was handed over. */
  readonly altered?: string;
  readonly key?: string;
  /** Entries that are looked at one by one. */
  readonly entries?: readonly number[];
}

/** Types what the page says into a shell. */
function byHand({ altered = "", key: used = key, entries = [0, 64] }: Hand = {}) {
  const folder = mkdtempSync(join(visitor.folder, "hand-"));
  const script = typed.join("\n").replace(unpacking, `${unpacking}${altered}\n`);
  writeFileSync(join(folder, "page.sh"), script);
  const { status, stdout, stderr } = spawnSync("bash", ["page.sh"], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...{ PATH: process.env["PATH"], LANG: "C.UTF-8", CASE: visitor.path("case.zip"), KEY: used },
      TSA_CA: visitor.path("roots.pem"),
      IDENTITY: join(exercise, "identities", "evidence.age"),
      ENTRIES: entries.map((index) => `data/entries/${index}`).join(" "),
    },
  });
  return { status, stdout, stderr };
}

/** What somebody does who alters a file and does not want the lists to tell. */
const relisted = `
  for sum in sha256 sha512; do
    find data -type f | LC_ALL=C sort | while read -r f; do "$sum"sum "$f"; done > "manifest-$sum.txt"
  done
  for sum in sha256 sha512; do
    "$sum"sum bag-info.txt bagit.txt manifest-sha???.txt README.txt > "tagmanifest-$sum.txt"
  done
`;
const entryOf = (seq: number) =>
  `$(grep -o '"index":[0-9]*,"opening":"[^"]*","seq":${seq},' data/bundle.json | grep -o '[0-9]*' | head -n 1)`;

describe("a case checked by hand, as the page says", () => {
  toolTest(
    "is what the register signed, whole and without a gap, down to the evidence",
    programs,
    () => {
      expect(typed).toHaveLength(9);
      const { status, stdout, stderr } = byHand({ entries: [0, 1, 64, 200, 329] });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain("Signature Verified Successfully");
      expect(stdout.match(/^Time stamp: \w{3} .* GMT$/gm)).toHaveLength(2);
      expect(stdout).toMatch(/\d+ entries of the case, without a gap/);
      expect(stdout.trim().split("\n").at(-1)).toMatch(/^data\/entries\/\d+\/record\.json$/);
    },
    120_000,
  );
});

const alterations: readonly (readonly [string, Hand, RegExp])[] = [
  [
    "a damaged file",
    { altered: "printf x >> data/entries/64/record.json" },
    /record.json: FAILED|did NOT match/,
  ],
  ["a foreign file", { altered: "echo x > data/entries/64/more.json" }, /more\.json/],
  [
    "a key of somebody else",
    { key: "other.example+00000000+ASCgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" },
    /./,
  ],
  [
    "a log of another size, with lists made anew",
    { altered: `sed -i '2s/.*/300/' data/log/checkpoint\n${relisted}` },
    /Verification Failure|Verified Fail|error/i,
  ],
  [
    "the proof of another entry",
    { altered: `cp data/entries/0/entry.tlog-proof data/entries/64/\n${relisted}` },
    /64 is not in the log/,
  ],
  [
    "another record under an entry",
    { altered: `sed -i 's/recordedAt":"20/recordedAt":"19/' data/entries/64/record.json\n${relisted}` },
    /64 holds another record than was entered/,
  ],
  [
    "an entry of the case left out, the others numbered anew",
    {
      altered: `
        gone=${entryOf(5)}; rm -r "data/entries/$gone"
        sed -i -E "s/\\{\\"index\\":$gone,[^}]*\\},//" data/bundle.json
        n=5; while grep -q "\\"seq\\":$((n + 1))," data/bundle.json && [ $n -lt 11 ]; do
          sed -i "s/\\"seq\\":$((n + 1)),/\\"seq\\":$n,/" data/bundle.json; n=$((n + 1)); done
        ${relisted}`,
    },
    /the chain of the case breaks at number 5/,
  ],
  [
    "another page in the place of one that the register made",
    { altered: `sed -i 's/Exhibit seized/Exhibit sealed/' data/documents/records.csv\n${relisted}` },
    /records\.csv: FAILED/,
  ],
  [
    "a token on another checkpoint",
    {
      altered: `
        t=$(echo data/log/timestamps/*/*.tsr | cut -d ' ' -f 1); sed -i '1,2!b;2s/$/0/' "$(dirname "$t")/checkpoint"
        ${relisted}`,
    },
    /has not signed data.log.timestamps/,
  ],
  [
    "an attested log that is no beginning of this one",
    {
      altered: `
        n=$(ls data/log/timestamps | head -n 1); sed -i '$s/.*/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=/' data/log/consistency/$n
        ${relisted}`,
    },
    /checkpoint is no beginning of this log/,
  ],
  [
    "a token that was touched",
    {
      altered: `
        t=$(echo data/log/timestamps/*/*.tsr | cut -d ' ' -f 1)
        printf x | dd of="$t" bs=1 seek=$(($(stat -c %s "$t") - 9)) conv=notrunc status=none
        ${relisted}`,
    },
    /attests nothing/,
  ],
  [
    "other evidence under the same name",
    {
      altered: `
        f=$(find data/vault -type f | LC_ALL=C sort | head -n 1)
        printf x | dd of="$f" bs=1 seek=500 conv=notrunc status=none
        ${relisted}`,
    },
    /is not what it is called by/,
  ],
];

describe("by hand is found", () => {
  for (const [what, hand, sentence] of alterations) {
    toolTest(
      what,
      programs,
      () => {
        const { status, stdout, stderr } = byHand(hand);
        expect(status).not.toBe(0);
        expect(`${stdout}${stderr}`).toMatch(sentence);
      },
      120_000,
    );
  }
});
