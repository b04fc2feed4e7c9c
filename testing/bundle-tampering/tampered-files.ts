// SPDX-License-Identifier: Apache-2.0
import { bagPaths, bundlePaths } from "@scelle/core";
import type { ForgedBundle } from "./forged-bundle.ts";
import { type CheckName, type Dossier, type Row, relisted } from "./tampering.ts";

const listed = "bundle.manifest";

export function bitRows(dossier: Dossier, isRelisted: boolean): Row[] {
  const change = (path: string) => (bundle: ForgedBundle) => bundle.flip(path);
  if (isRelisted) {
    return sorts(dossier).map(([path, told, by]) => [path, relisted(change(path)), told, by]);
  }
  const lists = [
    bagPaths.manifest,
    bagPaths.manifestSha512,
    bagPaths.tagManifest,
    bagPaths.tagManifestSha512,
  ];
  const some = sorts(dossier).filter((_, i) => i % 3 === 1);
  const also = (told: string) => (told === listed ? told : `${told} ${listed}`);
  const files = some.map(([path, told]) => [path, change(path), also(told), "checkBag"] as const);
  return [...files, ...lists.map((path) => [path, change(path), listed, "checkBag"] as const)];
}

export function removals({ open, objects, consistency, act }: Dossier): Row[] {
  const index = open[30] ?? 0;
  const rows: readonly (readonly [string, string, CheckName | undefined])[] = [
    [bagPaths.declaration, "bundle.manifest", "checkBag"],
    [bagPaths.manifestSha512, "bundle.manifest", "checkBag"],
    [bagPaths.readme, "bundle.documents bundle.manifest", "checkDocuments"],
    [bundlePaths.document, "bundle.document register.founding-entry", undefined],
    [
      bundlePaths.registerJson,
      "bundle.content bundle.disclosure bundle.document bundle.entry checkpoint.signature register.document report.repeated",
      "checkEntries",
    ],
    [
      bundlePaths.checkpoint,
      "bundle.content bundle.disclosure bundle.document bundle.entry checkpoint.signature register.founding-entry report.repeated",
      "checkEntries",
    ],
    [consistency, "bundle.documents", "checkDocuments"],
    [bundlePaths.entry(index), "bundle.content bundle.entry", "checkEntries"],
    [bundlePaths.salt(index), "bundle.content", "checkContents"],
    [bundlePaths.record(act), "bundle.content bundle.disclosure", "checkDisclosure"],
    [objects[1] ?? "", "object.present", "checkBundleObjects"],
    [bundlePaths.documentsNote, "bundle.documents", "checkDocuments"],
  ];
  return rows.map(([path, told, by]) => [path, relisted((bundle) => bundle.remove(path)), told, by]);
}

export function additions({ withheld }: Dossier): Row[] {
  const foreign = "bundle.foreign";
  const put = (path: string, content: string) => relisted((bundle) => bundle.set(path, content));
  return [
    [
      "a policy with witnesses of the forger",
      put("data/trust.policy", "quorum none\n"),
      foreign,
      "checkForeign",
    ],
    [
      "a page beside the documents",
      put("data/documents/verdict.html", "<h1>Sound</h1>"),
      foreign,
      "checkForeign",
    ],
    ["a copy of the page that checks", put("verify.html", "<h1>Established</h1>"), foreign, "checkForeign"],
    ["an object that no record names", put("data/vault/ab/cd", "x"), foreign, "checkForeign"],
    [
      "words for an entry that is held back",
      relisted((bundle) => bundle.set(bundlePaths.record(withheld), "{}")),
      "bundle.content bundle.foreign",
      "checkContents",
      "partial",
    ],
  ];
}

export function swaps({ open, objects }: Dossier): Row[] {
  const [one = 0, other = 0] = open.slice(40);
  const swapped = (path: (index: number) => string) =>
    relisted((bundle) => bundle.swap(path(one), path(other)));
  return [
    ["the proofs of two entries", swapped(bundlePaths.proof), "bundle.content bundle.entry", "checkEntries"],
    ["two entries", swapped(bundlePaths.entry), "bundle.content bundle.entry", "checkEntries"],
    ["what two entries open by", swapped(bundlePaths.salt), "bundle.content", "checkContents"],
    ["the records of two entries", swapped(bundlePaths.record), "bundle.content", "checkContents"],
    [
      "two sealed objects",
      relisted((bundle) => bundle.swap(objects[2] ?? "", objects[3] ?? "")),
      "object.present",
      "checkBundleObjects",
    ],
    [
      "entries with all that belongs to them",
      relisted((bundle) => {
        const { entry, proof, salt, record } = bundlePaths;
        for (const path of [entry, proof, salt, record]) bundle.swap(path(one), path(other));
      }),
      "bundle.content bundle.entry",
      "checkEntries",
    ],
  ];
}

/** One file of each sort, and what is told of it when it is changed and the manifests fit again. */
function sorts({ open, objects, consistency }: Dossier): readonly (readonly [string, string, CheckName])[] {
  const index = open[20] ?? 0;
  return [
    [bagPaths.declaration, "bundle.manifest", "checkBag"],
    [bagPaths.info, "bundle.manifest", "checkBag"],
    [bagPaths.readme, "bundle.documents", "checkDocuments"],
    [
      bundlePaths.checkpoint,
      "bundle.content bundle.disclosure bundle.document bundle.entry checkpoint.signature register.founding-entry report.repeated",
      "checkEntries",
    ],
    [consistency, "bundle.documents", "checkDocuments"],
    [bundlePaths.entry(index), "bundle.content bundle.entry", "checkEntries"],
    [bundlePaths.proof(index), "bundle.content bundle.entry", "checkEntries"],
    [bundlePaths.salt(index), "bundle.content", "checkContents"],
    [bundlePaths.record(index), "bundle.content", "checkContents"],
    [objects[0] ?? "", "object.content", "checkBundleObjects"],
    [`${bundlePaths.documentsFolder}records.csv`, "bundle.documents", "checkDocuments"],
    [bundlePaths.documentsNote, "bundle.documents", "checkDocuments"],
  ];
}
