// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import { type Finding, isDocument, isSource, isTest, perFile, type Rule, without } from "./rule.ts";
import { lineAt, type SourceText } from "./source-text.ts";

/** Claims of security that nobody can keep, in the words that people use for them. */
const emptyClaims = new RegExp(
  [
    /\b(?:by construction|unhackable|court-proof|tamper-proof|unbreakable|military-grade)\b/,
    /\b(?:nobody|no one) can (?:alter|change|cheat|delete|fake|forge|open|read|remove|see|tamper)\b/,
    /infalsifiable|inviolable|inaltérable/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gi",
);

const isScreen = (path: string): boolean =>
  isSource(path) &&
  !isTest(path) &&
  /^packages\/(?:[^/]+\/src\/errors|(?:scelle|verifier|web)\/src\/)/.test(path);

/** Rules about documents and about the sentences on screens. */
export const documentRules: readonly Rule[] = [
  {
    claim: "a document has one title, at its top",
    check: perFile(isDocument, ({ text }) => {
      const titles = [...withoutCode(text).matchAll(/^# .+$/gm)];
      const isFirst = titles.length === 1 && titles[0]?.index === 0;
      return isFirst ? [] : [{ line: 1, problem: `${titles.length} titles: begin with one line "# Title"` }];
    }),
    planted: [
      ["docs/x.md", "text\n"],
      ["docs/x.md", "# One\n\n# Two\n"],
      ["docs/x.md", "text\n\n# One\n"],
    ],
    allowed: [["docs/x.md", "# One\n\n```sh\n# a comment\n```\n\n## Two\n"]],
  },
  {
    claim: "a link inside the clone leads somewhere",
    check: brokenLinks,
    planted: [
      ["docs/x.md", "# X\n\n[y](y.md)\n"],
      ["docs/x.md", "# X\n\n[y](#nowhere)\n"],
      ["docs/x.md", "# X\n\n[y]: ../gone/\n"],
    ],
    allowed: [
      ["docs/x.md", "# X y\n\n[y](x.md#x-y) [z](https://example.org/a) [folder](../docs/)\n"],
      ["docs/x.md", "# X\n\n`[y](y.md)`\n"],
    ],
  },
  {
    claim: "no page and no screen promises what cannot be kept",
    check: (files) => [
      ...without(
        (path) => path === "README.md",
        "text",
        /\bnever\b/gi,
        (found) => `${found}: say what holds`,
      )(files),
      ...without(
        (path) => isScreen(path) || path === "README.md" || path === "SECURITY.md",
        "uncommented",
        emptyClaims,
        (found) => `${found}: say what holds, and against whom`,
      )(files),
    ],
    planted: [
      ["README.md", "# A\n\nThe log can never be changed.\n"],
      ["README.md", "# A\n\nNobody can read it.\n"],
      ["packages/scelle/src/x.ts", 'const a = "A court-proof file.";'],
      ["packages/core/src/errors.ts", 'const a = "secure by construction";'],
    ],
    allowed: [
      ["packages/scelle/src/x.ts", "const a = 1; // tamper-proof is a word we avoid"],
      ["docs/x.md", "# A\n\nThe log is never rewritten.\n"],
    ],
  },
];

function brokenLinks(files: readonly SourceText[]): Finding[] {
  const documents = new Map(files.filter(({ path }) => isDocument(path)).map((file) => [file.path, file]));
  const places = new Set(files.flatMap(({ path }) => [path, ...foldersOf(path)]));
  return [...documents.values()].flatMap((file) => {
    const links = [...withoutCode(file.text).matchAll(/\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm)];
    return links.flatMap((link) => {
      const [address = "", anchor] = (link[1] ?? link[2] ?? "").split("#");
      if (/^[a-z][a-z+.-]*:/i.test(address)) return [];
      const target = address === "" ? file.path : posix.join(posix.dirname(file.path), address);
      const document = documents.get(target);
      const isThere = places.has(target.replace(/\/$/, ""));
      const hasAnchor = anchor === undefined || document === undefined || anchorsOf(document).has(anchor);
      const line = lineAt(file.text, link.index);
      return isThere && hasAnchor ? [] : [{ path: file.path, line, problem: `${link[0]} leads nowhere` }];
    });
  });
}

function foldersOf(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === "." ? ["."] : [folder, ...foldersOf(folder)];
}

/** Anchors as code hosts make them: lower case, spaces to hyphens, other signs gone. */
function anchorsOf({ text }: SourceText): Set<string> {
  const titles = [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? "");
  const plain = titles.map((title) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, ""));
  return new Set(plain.map((title) => title.replaceAll(" ", "-")));
}

/** A document with its code spans and blocks blanked out, lines kept. */
function withoutCode(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]+`/gm, (found) => found.replace(/[^\n]/g, " "));
}
