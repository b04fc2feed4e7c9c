// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { errorSentence, type Language, registerPaths, ScelleError } from "@scelle/core";
import {
  defaultIdentityPath,
  examine,
  giveUpSeals,
  journalFolder,
  listObjects,
  openSession,
  type Finding as RegisterFinding,
  readIdentity,
} from "@scelle/register";
import { page } from "../program/lines.ts";
import { shortRef } from "../program/references.ts";
import {
  identityInside,
  keyFolderOf,
  type RegisterFlags,
  registerFolderOf,
} from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

/** What was looked at by the register's own examination or by us. */
type Subject = RegisterFinding["code"] | "signing-key" | "recovery-identity" | "objects" | "given-up-seals";

export interface DoctorFlags extends RegisterFlags {
  /** Removes what interrupted seals of this user have left, and the keys that they noted. */
  readonly giveUpSeals?: boolean | undefined;
}

export interface Finding extends Omit<RegisterFinding, "code"> {
  readonly code: Subject;
}

/** Looks at everything around a register that an operator can mend. What the register says is for verify. */
export async function examineRegister(flags: DoctorFlags, around: Surroundings): Promise<Finding[]> {
  const folder = registerFolderOf(flags, around.env);
  const options = { ...keyFolderOf(flags), command: "doctor", journalFolder: journalFolder(around.env) };
  const findings: Finding[] = [];
  if (flags.giveUpSeals === true) {
    const count = await giveUpSeals(options.journalFolder, join(folder, registerPaths.vaultFolder));
    findings.push({ code: "given-up-seals", level: "ok", facts: { count } });
  }
  findings.push(...(await examine(folder, options)));
  findings.push(await lookAtSigningKey(around));
  const isOpen = findings.some(({ code, level }) => code === "session" && level === "ok");
  if (isOpen) findings.push(...(await lookInside(folder, options)));
  return findings;
}

export function needsMending(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === "alarm");
}

export function examinedText(findings: readonly Finding[], language: Language): string {
  const lines = findings.map((finding) => `${marks[finding.level]}  ${findingSentence(finding, language)}`);
  return page(lines);
}

async function lookAtSigningKey({ env }: Surroundings): Promise<Finding> {
  const path = defaultIdentityPath(env);
  try {
    await readIdentity(path);
    return { code: "signing-key", level: "ok", facts: { path } };
  } catch (error) {
    if (!(error instanceof ScelleError)) throw error;
    // Whoever only keeps the machine needs none.
    const level = error.code === "identity.missing" ? "note" : "alarm";
    return { code: "signing-key", level, error: error.code, facts: error.facts };
  }
}

async function lookInside(
  folder: string,
  options: { keyFolder?: string; command: string },
): Promise<Finding[]> {
  const session = await openSession(folder, options);
  try {
    const { exercise } = await session.status();
    const path = await identityInside(folder);
    const identity: Finding =
      path === undefined
        ? { code: "recovery-identity", level: "ok", facts: {} }
        : {
            code: "recovery-identity",
            level: exercise ? "note" : "alarm",
            error: "recovery.identity-inside",
            facts: { path },
          };
    const orphans: string[] = [];
    let count = 0;
    for await (const root of listObjects(join(folder, registerPaths.vaultFolder))) {
      count += 1;
      if (!(await session.namesObject(root))) orphans.push(shortRef(root));
    }
    const level = orphans.length === 0 ? "ok" : "note";
    const shown = orphans.slice(0, orphansShownMax).join(", ");
    return [identity, { code: "objects", level, facts: { count, orphans: orphans.length, shown } }];
  } finally {
    await session.close();
  }
}

const orphansShownMax = 5;
const marks: Readonly<Record<Finding["level"], string>> = { ok: "ok   ", note: "note ", alarm: "ALARM" };

function findingSentence({ code, level, error, facts }: Finding, language: Language): string {
  if (error !== undefined) return errorSentence(error, facts, language);
  const row: Sentences = sentences[code];
  const text = (level === "ok" ? row.ok : (row.else ?? row.ok))[language];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}

interface Sentences {
  readonly ok: Readonly<Record<Language, string>>;
  /** For a note, and for an alarm that is no error of the table: what to do. */
  readonly else?: Readonly<Record<Language, string>>;
}

const sentences: Readonly<Record<Subject, Sentences>> = {
  node: { ok: { en: "Node {version}.", fr: "Node {version}." } },
  flock: {
    ok: {
      en: "flock(1) is here: one writer at a time.",
      fr: "flock(1) est présent : un seul rédacteur à la fois.",
    },
  },
  register: {
    ok: {
      en: "{origin}, format version {formatVersion}.",
      fr: "{origin}, version de format {formatVersion}.",
    },
  },
  folder: { ok: { en: "The folder can be read and written.", fr: "Le dossier est lisible et modifiable." } },
  keys: {
    ok: {
      en: "The register’s keys are in {path}, for you alone.",
      fr: "Les clés du registre sont dans {path}, pour vous seul.",
    },
  },
  session: {
    ok: {
      en: "It opens: {size} entries, {publishedSize} of them published.",
      fr: "Il s’ouvre : {size} entrées, dont {publishedSize} publiées.",
    },
  },
  clock: {
    ok: { en: "The clock has not gone back.", fr: "L’horloge n’a pas reculé." },
    else: {
      en: "The clock went back since the last record: set it right, then let a time service keep it.",
      fr: "L’horloge a reculé depuis le dernier acte : réglez-la, puis confiez-la à un service de temps.",
    },
  },
  "last-signed": {
    ok: {
      en: "The keys remember {size} signed entries, so an older copy of the folder would be noticed.",
      fr: "Les clés se souviennent de {size} entrées signées : une copie plus ancienne se verrait.",
    },
    else: {
      en: "{path} does not remember what was signed last: an older copy of the folder would not be noticed here.",
      fr: "{path} ne se souvient pas de la dernière signature : une copie plus ancienne ne se verrait pas ici.",
    },
  },
  witnesses: {
    ok: {
      en: "Witnesses have cosigned every published entry, last at {since}.",
      fr: "Des témoins ont cosigné toute entrée publiée, en dernier le {since}.",
    },
    else: {
      en: "Not witnessed since {since}: of the entries up to {toIndex} the quorum has cosigned those before {fromIndex}; see `scelle witness status`.",
      fr: "Sans témoin depuis le {since} : des entrées jusqu’à {toIndex} le quorum a cosigné celles avant {fromIndex} ; voyez `scelle witness status`.",
    },
  },
  "never-witnessed": {
    ok: {
      en: "The quorum has never cosigned: entries 0 to {toIndex} are not witnessed; see `scelle witness status`.",
      fr: "Le quorum n’a jamais cosigné : les entrées 0 à {toIndex} sont sans témoin ; voyez `scelle witness status`.",
    },
  },
  "no-witness": {
    ok: {
      en: "Nobody outside cosigns: that the end was cut off or the history rewritten shows only against what somebody kept.",
      fr: "Nul à l’extérieur ne cosigne : une fin coupée ou un historique réécrit ne se voient que contre ce que quelqu’un a gardé.",
    },
  },
  timestamps: {
    ok: {
      en: "{name} attested that {size} entries existed at {time}.",
      fr: "{name} a attesté que {size} entrées existaient le {time}.",
    },
    else: {
      en: "{name} attested {size} entries and was last asked in vain, or never answered; see `scelle timestamp status`.",
      fr: "{name} a attesté {size} entrées et fut interrogée en vain, ou n’a jamais répondu ; voyez `scelle timestamp status`.",
    },
  },
  "no-authority": {
    ok: {
      en: "No authority outside attests the time: when something was recorded rests on this register’s clock.",
      fr: "Aucune autorité extérieure n’atteste l’heure : le moment d’un acte repose sur l’horloge de ce registre.",
    },
  },
  "temporary-files": {
    ok: {
      en: "No interrupted write left anything behind.",
      fr: "Aucune écriture interrompue n’a laissé de trace.",
    },
    else: {
      en: "Temporary files of interrupted writes: {count}; they are harmless and may be deleted.",
      fr: "Fichiers temporaires d’écritures interrompues : {count} ; sans danger, ils peuvent être supprimés.",
    },
  },
  "half-written-objects": {
    ok: {
      en: "No object lies half-written in the vault.",
      fr: "Aucun objet inachevé ne se trouve dans le coffre.",
    },
    else: {
      en: "Half-written objects of sealings that were cut off: {count}, {sizeBytes} bytes, the oldest of {since}; what nobody goes on with is removed a week after, when the register is opened.",
      fr: "Objets inachevés de scellements interrompus : {count}, {sizeBytes} octets, le plus ancien du {since} ; ce que nul ne reprend est retiré au bout d’une semaine, à l’ouverture du registre.",
    },
  },
  "unfinished-seals": {
    ok: { en: "No sealing was interrupted.", fr: "Aucun scellement n’a été interrompu." },
    else: {
      en: "Sealings that were interrupted: {count}; run the same `scelle seal` again and it goes on where it stopped, or give them up with --give-up-seals.",
      fr: "Scellements interrompus : {count} ; relancez le même `scelle seal`, il reprendra où il en était, ou abandonnez-les par --give-up-seals.",
    },
  },
  "given-up-seals": {
    ok: {
      en: "Sealings that were given up: {count}; what was written of them is gone, and so are their keys.",
      fr: "Scellements abandonnés : {count} ; ce qui en était écrit a disparu, leurs clés aussi.",
    },
  },
  "signing-key": { ok: { en: "Your signing key is {path}.", fr: "Votre clé de signature est {path}." } },
  "recovery-identity": {
    ok: {
      en: "No evidence identity lies in the folder.",
      fr: "Aucune identité de pièces ne se trouve dans le dossier.",
    },
  },
  objects: {
    ok: {
      en: "Sealed objects: {count}, each named by a record.",
      fr: "Objets scellés : {count}, chacun nommé par un acte.",
    },
    else: {
      en: "Sealed objects that no record names: {orphans} of {count} ({shown}); seal their source again, or let them be.",
      fr: "Objets scellés que nul acte ne nomme : {orphans} sur {count} ({shown}) ; scellez de nouveau, ou laissez-les.",
    },
  },
};
