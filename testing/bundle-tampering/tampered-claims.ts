// SPDX-License-Identifier: Apache-2.0
import { type BundleEntry, bagPaths, bundlePaths, parseTimestampPath } from "@scelle/core";
import type { ForgedBundle } from "./forged-bundle.ts";
import { type Dossier, type Row, relisted } from "./tampering.ts";

export function entryRows({ open, withheld, act }: Dossier): Row[] {
  const gone = open[10] ?? 0;
  const without = (bundle: ForgedBundle, index: number) => {
    const { entry, proof, salt, record } = bundlePaths;
    bundle.remove(...[entry, proof, salt, record].map((path) => path(index)));
    return bundle.claim(({ entries }) => ({ entries: entries.filter((one) => one.index !== index) }));
  };
  const numbered = (entries: readonly BundleEntry[]) => entries.map((entry, seq) => ({ ...entry, seq }));
  return [
    [
      "one left out",
      relisted((bundle) => without(bundle, gone)),
      "bundle.case-end bundle.disclosure bundle.documents",
      "checkCase",
    ],
    [
      "one left out and the others numbered anew",
      relisted((bundle) => without(bundle, gone).claim(({ entries }) => ({ entries: numbered(entries) }))),
      "bundle.content bundle.disclosure bundle.documents record.case-link report.repeated",
      "checkCase",
    ],
    [
      "one held back left out and the others numbered anew",
      relisted((bundle) => {
        bundle.remove(bundlePaths.entry(withheld), bundlePaths.proof(withheld));
        const left = (entries: readonly BundleEntry[]) => entries.filter(({ index }) => index !== withheld);
        bundle.claim(({ entries }) => ({ entries: numbered(left(entries)) }));
      }),
      "bundle.content bundle.documents record.case-link",
      "checkCase",
      "partial",
    ],
    [
      "two in each other’s place",
      relisted((bundle) =>
        bundle.claim(({ entries }) => {
          const [first, second, ...rest] = entries.slice(4);
          if (first === undefined || second === undefined) throw new Error("a case has entries");
          return { entries: numbered([...entries.slice(0, 4), second, first, ...rest]) };
        }),
      ),
      "bundle.content bundle.documents record.case-link",
      "checkCase",
    ],
    [
      "the act of disclosure left out",
      relisted((bundle) => without(bundle, act)),
      "bundle.disclosure bundle.documents",
      "checkDisclosure",
    ],
    [
      "another opening of one",
      relisted((bundle) =>
        bundle.claimOf(gone, (entry) => ({ ...entry, opening: `${entry.opening.slice(0, -2)}A8` })),
      ),
      "bundle.documents record.case-link",
      "checkCase",
    ],
  ];
}

export function claimsOfEntries({ open, withheld, erased: gone, act }: Dossier): Row[] {
  const index = open[12] ?? 0;
  const closed = (bundle: ForgedBundle) => bundle.remove(bundlePaths.salt(index), bundlePaths.record(index));
  return [
    [
      "an open record is held back",
      relisted((bundle) => closed(bundle).claimOf(index, held)),
      "bundle.disclosure bundle.documents",
      "checkDisclosure",
    ],
    [
      "an open record was erased",
      relisted((bundle) => closed(bundle).claimOf(index, erased)),
      "bundle.documents",
      "checkDocuments",
    ],
    [
      "one held back was erased",
      relisted((bundle) => bundle.claimOf(withheld, erased)),
      "bundle.documents",
      "checkDocuments",
      "partial",
    ],
    [
      "one held back was erased by a decision",
      relisted((bundle) => bundle.claimOf(withheld, (entry) => ({ ...erased(entry), decisionIndex: act }))),
      "bundle.documents bundle.erased",
      "checkErased",
      "partial",
    ],
    [
      "one is held back on another ground",
      relisted((bundle) => bundle.claimOf(withheld, held)),
      "bundle.documents",
      "checkDocuments",
      "partial",
    ],
    [
      "one that was erased is held back",
      relisted((bundle) => bundle.claimOf(gone, held)),
      "bundle.documents",
      "checkDocuments",
      "partial",
    ],
    [
      "one was erased by another decision",
      relisted((bundle) => bundle.claimOf(gone, (entry) => ({ ...erased(entry), decisionIndex: act }))),
      "bundle.documents bundle.erased",
      "checkErased",
      "partial",
    ],
  ];
}

export function claimsOfAll(): Row[] {
  const words = (more: Record<string, unknown>) =>
    relisted((bundle) =>
      bundle.claim(({ disclosure }) => ({ disclosure: { ...disclosure, ...more } as typeof disclosure })),
    );
  return [
    [
      "another reason",
      words({ reason: "Nothing to see" }),
      "bundle.disclosure bundle.documents",
      "checkDisclosure",
    ],
    [
      "another standing of whoever received it",
      words({ standing: "court" }),
      "bundle.disclosure bundle.documents",
      "checkDisclosure",
    ],
    [
      "another person disclosed it",
      words({ disclosedBy: "00000000-0000-4000-8000-000000000000" }),
      "bundle.disclosure bundle.documents",
      "checkDisclosure",
    ],
    [
      "another log",
      relisted((bundle) => bundle.claim(() => ({ origin: "other.example/register" }))),
      "bundle.document bundle.documents",
      "checkDocuments",
    ],
    [
      "another case",
      relisted((bundle) => bundle.claim(() => ({ caseRef: "00000000-0000-4000-8000-000000000000" }))),
      "bundle.content bundle.documents bundle.manifest report.repeated",
      "checkCase",
    ],
    [
      "no objects came along",
      relisted((bundle) => bundle.claim(({ objects }) => ({ objects: { ...objects, areIncluded: false } }))),
      "bundle.documents bundle.foreign",
      "checkForeign",
    ],
    [
      "no record of the register goes along",
      relisted((bundle) => bundle.claim(({ supporting }) => ({ supporting: supporting.slice(0, 1) }))),
      "bundle.author bundle.disclosure bundle.documents bundle.foreign report.repeated",
      "checkAuthors",
    ],
  ];
}

export function checkpoints({ olderCheckpoint }: Dossier): Row[] {
  const proofs = (bundle: ForgedBundle) =>
    [...bundle.files.keys()].filter((path) => path.endsWith("tlog-proof"));
  return [
    [
      "an older checkpoint",
      relisted((bundle) => bundle.set(bundlePaths.checkpoint, olderCheckpoint)),
      "bundle.content bundle.disclosure bundle.document bundle.documents bundle.entry register.founding-entry report.repeated",
      "checkEntries",
    ],
    [
      "an older checkpoint, in every proof too",
      relisted((bundle) => {
        const newer = bundle.text(bundlePaths.checkpoint);
        bundle.set(bundlePaths.checkpoint, olderCheckpoint);
        for (const path of proofs(bundle)) bundle.say(path, newer, olderCheckpoint);
      }),
      "bundle.content bundle.disclosure bundle.document bundle.documents bundle.entry register.founding-entry report.repeated",
      "checkEntries",
    ],
    [
      "the signature of a witness that does not exist, in every proof too",
      relisted((bundle) => {
        const line = `— witness.example ${"A".repeat(104)}\n`;
        const before = bundle.text(bundlePaths.checkpoint);
        bundle.set(bundlePaths.checkpoint, before + line);
        for (const path of proofs(bundle)) bundle.say(path, before, before + line);
      }),
      "bundle.documents",
      "checkDocuments",
    ],
    [
      "another key of the log",
      relisted((bundle) => bundle.say(bundlePaths.registerJson, /\+[0-9a-f]{8}\+A./, otherEnd)),
      "bundle.content bundle.disclosure bundle.document bundle.entry checkpoint.signature register.document report.repeated",
      "checkEntries",
    ],
  ];
}

export function versions(): Row[] {
  return [
    [
      "the version before, and what it lacks taken away",
      relisted(takenDown),
      "bundle.version",
      "checkVersion",
    ],
    [
      "the version before, and what it lacks left there",
      relisted((bundle) => bundle.claim(() => ({ v: 1 }))),
      "bundle.foreign bundle.version",
      "checkVersion",
    ],
  ];
}

export function documents(): Row[] {
  const table = `${bundlePaths.documentsFolder}records.csv`;
  return [
    [
      "another word in the table",
      relisted((bundle) => bundle.say(table, "open", "held")),
      "bundle.documents",
      "checkDocuments",
    ],
    [
      "another word in the table, and a list that nobody signed",
      relisted((bundle) => {
        const line = new RegExp(`[0-9a-f]{64}(?=  ${table})`);
        bundle.say(table, "open", "held").say(bundlePaths.documentsNote, line, "0".repeat(64));
      }),
      "bundle.documents",
      "checkDocuments",
    ],
    [
      "another word on the page that checks",
      relisted((bundle) => bundle.say(`${bundlePaths.documentsFolder}verify.html`, "refuted", "established")),
      "bundle.documents",
      "checkDocuments",
    ],
    [
      "a table that is missing",
      relisted((bundle) => bundle.remove(table)),
      "bundle.documents",
      "checkDocuments",
    ],
    [
      "advice in README.txt",
      relisted((bundle) => bundle.say(bagPaths.readme, "scelle verify", "true")),
      "bundle.documents",
      "checkDocuments",
    ],
  ];
}

/** A sound bundle of version 1, out of one of version 2. */
function takenDown(bundle: ForgedBundle): void {
  const { documentsFolder, documentsNote } = bundlePaths;
  const timestamps = [...bundle.files.keys()].filter((path) => parseTimestampPath(path) !== undefined);
  const documents = [...bundle.files.keys()].filter((path) => path.startsWith(documentsFolder));
  const more = [bagPaths.manifestSha512, bagPaths.tagManifestSha512, documentsNote];
  bundle.remove(...documents, ...timestamps, ...more).claim(() => ({ v: 1 }));
}

const place = ({ seq, index, opening }: BundleEntry) => ({ seq, index, opening });
const held = (entry: BundleEntry) =>
  ({ state: "withheld", ...place(entry), ground: "not-readable" }) as const;
const erased = (entry: BundleEntry) => ({ state: "erased", ...place(entry) }) as const;

/** Another digit at the end; keys are drawn anew for each run, and it may be any. */
function otherEnd(found: string): string {
  return found.slice(0, -1) + (found.endsWith("Z") ? "Y" : "Z");
}
