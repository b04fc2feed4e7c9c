// SPDX-License-Identifier: Apache-2.0
import { findKind, type Language, type RefTarget, ScelleError } from "@scelle/core";
import type { NameSource, Resolved } from "@scelle/register";

const candidatesShownMax = 5;
const shortRefLength = 8;
export const wholeRef = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The one record that a person means by a whole reference, the beginning of one, a label or an object's root.
 * @param wanted what the record must have founded; a name that fits several records is then narrowed to these
 * @throws ScelleError("name.unknown" | "name.ambiguous" | "name.other-kind")
 */
export async function recordNamed(names: NameSource, text: string, wanted?: RefTarget): Promise<Resolved> {
  const found = await names.resolve(text);
  const fitting = wanted === undefined ? found : found.filter(({ kind }) => foundsTarget(kind, wanted));
  const [only, ...others] = fitting;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const candidates = fitting.slice(0, candidatesShownMax).map(candidateText);
    if (fitting.length > candidatesShownMax) candidates.push("…");
    const facts = { text: shown(text), count: fitting.length, candidates: candidates.join(", ") };
    throw new ScelleError("name.ambiguous", facts);
  }
  const [other] = found;
  if (other === undefined || wanted === undefined)
    throw new ScelleError("name.unknown", { text: shown(text) });
  throw new ScelleError("name.other-kind", { text: shown(text), found: other.kind, wanted });
}

/**
 * The same, but a whole reference is asked for as it stands: what may not be read is refused by the register,
 * in the same words as what is not there, and that is in the log.
 * @throws ScelleError("name.unknown" | "name.ambiguous" | "name.other-kind")
 */
export async function recordAsked(
  names: NameSource,
  text: string,
  wanted?: RefTarget,
): Promise<Pick<Resolved, "ref" | "caseRef">> {
  const isHidden = wholeRef.test(text) && (await names.resolve(text)).length === 0;
  return isHidden ? { ref: text } : await recordNamed(names, text, wanted);
}

export function shortRef(ref: string): string {
  return ref.slice(0, shortRefLength);
}

/** Title of a kind; its name where this program does not know it. */
export function kindTitle(kind: string, language: Language): string {
  return findKind(kind)?.title[language] ?? kind;
}

function foundsTarget(kind: string, wanted: RefTarget): boolean {
  return wanted === "record" || findKind(kind)?.founds === wanted;
}

function candidateText({ ref, kind }: Resolved): string {
  return `${shortRef(ref)} (${kind})`;
}

/** What was typed comes back to whoever typed it, within reason. */
function shown(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
