// SPDX-License-Identifier: Apache-2.0
import { importsOf } from "./imports.ts";
import { isSource, perFile, type Rule, without } from "./rule.ts";
import { lineAt, type SourceText } from "./source-text.ts";

/** Words that the field has a better one for; matched as a whole word inside a name. */
const fieldWords: Readonly<Record<string, string>> = {
  asset: "exhibit",
  blob: "forensicImage, or sealed object",
  blockchain: "log",
  ledger: "log",
  dek: "payloadKey",
  kek: "recordKey",
  finalize: "seal",
  unlock: "open",
  hit: "check, result or finding",
  ownership: "custody",
  snapshot: "checkpoint",
  sth: "checkpoint",
  stamp: "timestampToken",
  upload: "ingest",
  validator: "witness",
  dto: "draft",
};

const emptyNames = ["utils", "util", "common", "shared", "lib", "types", "helpers", "helper", "misc", "base"];
const emptySuffixes = /(?<![.\w$])[\w$]*[a-z](?:Manager|Service|Helper|Utils?|Data|Infos?)(?![\w$])/g;
/** Words that others fixed: AEAD constructions have additional data, Node starts a worker with workerData. */
const standardNames = /AdditionalData$|^additionalData$|^workerData$|^placeholderData$/;
/** Names that the browser and the protocol of resumable transfers fixed. */
const platformNames: ReadonlySet<string> = new Set(["Blob", "getUpload", "onUploadFinish"]);
const emptyPrefixes = /(?<![.\w$])(?:process|handle)[A-Z][\w$]*(?=\s*(?:\(|=\s*(?:async\s*)?\())/g;

const inPackages = (path: string): boolean => isSource(path) && path.startsWith("packages/");

/** Rules about names: STYLE.md, rule 1. */
export const nameRules: readonly Rule[] = [
  {
    claim: "a folder and a file are named after what they hold",
    check: perFile(
      () => true,
      ({ path }) => {
        const names = path.split("/").map((name) => name.split(".")[0] ?? "");
        const empty = names.find((name) => emptyNames.includes(name));
        return empty === undefined ? [] : [{ line: 1, problem: `${empty} names nothing of the field` }];
      },
    ),
    planted: [
      ["packages/core/src/utils/x.ts", ""],
      ["packages/core/src/types.ts", ""],
      ["docs/common/x.md", ""],
    ],
    allowed: [["packages/core/src/encoding/base64.ts", ""]],
  },
  {
    claim: "a source file's name is words in lower case joined by hyphens",
    check: perFile(isSource, ({ path }) => {
      const name = path.split("/").at(-1) ?? "";
      const isKebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|config))?\.(?:ts|tsx|mjs)$/.test(name);
      return isKebab ? [] : [{ line: 1, problem: `${name} is not kebab-case` }];
    }),
    planted: [
      ["packages/core/src/leafHash.ts", ""],
      ["packages/core/src/leaf_hash.ts", ""],
    ],
    allowed: [["packages/core/src/leaf-hash.test.ts", ""]],
  },
  {
    claim: "a name says what a thing is, not that it manages, helps or is data",
    check: perFile(isSource, function* (file) {
      const given = namesFromOutside(file);
      for (const { 0: name, index } of file.code.matchAll(emptySuffixes)) {
        if (standardNames.test(name) || given.has(name)) continue;
        yield { line: lineAt(file.text, index), problem: `${name}: say what it is` };
      }
    }),
    planted: [
      ["packages/core/src/x.ts", "class KeyManager {}"],
      ["packages/core/src/x.ts", "function f(caseInfo: string) {}"],
      ["packages/core/src/x.ts", "interface CaseData {}"],
    ],
    allowed: [
      ["packages/core/src/x.ts", "const additionalData = event.clipboardData; // KeyManager"],
      ["packages/core/src/x.ts", "const info = hkdf(info);"],
      ["packages/register/src/x.ts", 'import { workerData } from "node:worker_threads";\nf(workerData);'],
    ],
  },
  {
    claim: "a function says what it does, not that it processes or handles",
    check: without(isSource, "code", emptyPrefixes, (name) => `${name}: say what it does`),
    planted: [
      ["packages/core/src/x.ts", "function processEntry() {}"],
      ["packages/core/src/x.ts", "const handleDraft = () => {};"],
    ],
    allowed: [["packages/core/src/x.ts", "process.exit(fileHandle); const processId = 1;"]],
  },
  {
    claim: "a name uses the field's word where the field has one",
    check: perFile(inPackages, function* (file) {
      const { code, text } = file;
      const given = namesFromOutside(file);
      for (const { 0: name, index } of code.matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*/g)) {
        const words = name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());
        const banned = words.find((word) => Object.hasOwn(fieldWords, word));
        if (banned === undefined || given.has(name) || platformNames.has(name)) continue;
        yield { line: lineAt(text, index), problem: `${name}: the field says ${fieldWords[banned]}` };
      }
    }),
    planted: [
      ["packages/core/src/x.ts", "const treeSnapshot = 1;"],
      ["packages/core/src/x.ts", "type BlobRef = string;"],
    ],
    allowed: [
      ["packages/core/src/x.ts", 'const timestampToken = new a.Blob(); // "snapshot"'],
      ["testing/x.ts", "const snapshot = 1;"],
    ],
  },
];

/** Names that others gave: what a file imports from Node or from npm. */
function namesFromOutside(file: SourceText): Set<string> {
  const outside = importsOf(file).filter(
    ({ specifier }) => !/^(?:\.|@scelle\/|scelle$)/.test(specifier ?? "."),
  );
  return new Set(outside.flatMap(({ names }) => names));
}
