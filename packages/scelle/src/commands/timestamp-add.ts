// SPDX-License-Identifier: Apache-2.0
import {
  formatTimestampPolicy,
  isPolicyOid,
  isTimestampName,
  type Language,
  registerPaths,
  ScelleError,
  type TimestampAuthority,
  type TimestampPolicy,
  type TimestampRhythm,
  timestampAuthoritiesMax,
  timestampRhythms,
  utf8,
} from "@scelle/core";
import { authorityAddress, nodeDisk, readRegisterJson, readTimestampPolicy } from "@scelle/register";
import { page } from "../program/lines.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { certificatesIn } from "../program/trusted-certificates.ts";
import { type TimestampStatus, timestampStatusOf, timestampStatusText } from "./timestamp-status.ts";

export interface TimestampAddFlags extends RegisterFlags {
  readonly url: string;
  /** Files of the certificates that its tokens must lead to. */
  readonly ca: readonly string[];
  /** In dotted form. */
  readonly policy?: string | undefined;
  /** When checkpoints are attested: at each change, hourly, daily. */
  readonly rhythm?: string | undefined;
}

export interface AddedAuthority {
  readonly name: string;
  readonly policyPath: string;
  readonly status: TimestampStatus;
}

/** Puts an authority into the register's timestamp policy; one of that name gives way. */
export async function addAuthority(
  name: string,
  flags: TimestampAddFlags,
  around: Surroundings,
): Promise<AddedAuthority> {
  if (!isTimestampName(name)) throw new ScelleError("timestamp.bad-name", { name: name.slice(0, 60) });
  const { policy } = flags;
  if (policy !== undefined && !isPolicyOid(policy)) throw new ScelleError("timestamp.bad-policy", { policy });
  const rhythm = rhythmOf(flags.rhythm);
  const url = authorityAddress(flags.url).href;
  const trusted = (await Promise.all(flags.ca.map(certificatesIn))).flat();
  const folder = registerFolderOf(flags, around.env);
  const disk = nodeDisk(folder);
  await readRegisterJson(disk, folder);
  const before = await readTimestampPolicy(disk);
  const next = policyWith(before, { name, url, policy, trusted }, rhythm);
  await disk.replace(registerPaths.timestampPolicy, utf8(formatTimestampPolicy(next)));
  return { name, policyPath: registerPaths.timestampPolicy, status: await timestampStatusOf(folder) };
}

export function addedAuthorityText({ name, policyPath, status }: AddedAuthority, language: Language): string {
  const say = words[language];
  return page(say.added(name, policyPath), say.trust, "") + timestampStatusText(status, language);
}

function rhythmOf(text: string | undefined): TimestampRhythm | undefined {
  if (text === undefined) return undefined;
  const rhythm = timestampRhythms.find((known) => known === text);
  if (rhythm !== undefined) return rhythm;
  const expected = timestampRhythms.join(" | ");
  throw new ScelleError("usage.value-invalid", { option: "--rhythm", expected });
}

function policyWith(
  before: TimestampPolicy | undefined,
  added: TimestampAuthority,
  rhythm: TimestampRhythm | undefined,
): TimestampPolicy {
  const present = before?.authorities ?? [];
  const others = present.filter(({ name, url }) => name !== added.name && url !== added.url);
  if (others.length >= timestampAuthoritiesMax) {
    throw new ScelleError("timestamp.too-many", {
      path: registerPaths.timestampPolicy,
      count: others.length,
    });
  }
  return { rhythm: rhythm ?? before?.rhythm ?? "hourly", authorities: [...others, added] };
}

const words = {
  en: {
    added: (name: string, path: string) =>
      `The authority ${name} stands in ${path}, and is asked from now on.`,
    trust:
      "Whoever verifies must get its root certificate from the authority: none that comes from you convinces anybody.",
  },
  fr: {
    added: (name: string, path: string) =>
      `L’autorité ${name} figure dans ${path}, et sera interrogée désormais.`,
    trust:
      "Qui vérifie doit obtenir le certificat racine de l’autorité même : aucun qui vienne de vous ne convainc personne.",
  },
} as const;
