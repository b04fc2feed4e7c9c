// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  exhibitFold,
  foldRecords,
  foundsExhibit,
  type JsonObject,
  type Language,
  ScelleError,
} from "@scelle/core";
import type { Receipt } from "@scelle/register";
import type { GivenCase } from "@scelle/verifier";
import { type AuthorFlags, atRegister, draftOf } from "../program/at-register.ts";
import { recordNamed } from "../program/references.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { logKeys } from "../program/verifier-keys.ts";
import { assertNewFile } from "../program/write-new-file.ts";
import { effectiveIn, type GivenCaseFlags, judgedBundle, withPlainBundle } from "./given-case.ts";
import { receiptText } from "./receipt.ts";

export interface TakeFlags extends AuthorFlags, GivenCaseFlags {
  readonly key: string;
  /** The case here. */
  readonly case: string;
  /** Number that the exhibit has there. */
  readonly exhibit: string;
  readonly place: string;
  /** Number here, if another. */
  readonly number?: string | undefined;
  /** Where the receipt goes that the other register asks for. */
  readonly receipt: string;
}

export interface TakenExhibit {
  readonly receipt: Receipt;
  readonly receiptPath: string;
  readonly sourceExhibitRef: string;
  readonly number: string;
  readonly images: number;
}

export function takenText(taken: TakenExhibit, language: Language): string {
  const told = words[language];
  const { receipt, receiptPath, sourceExhibitRef, number, images } = taken;
  const more: (readonly [string, string])[] = [
    [told.number, number],
    [told.there, sourceExhibitRef],
    [told.images, String(images)],
    [told.receipt, receiptPath],
  ];
  return `${receiptText(receipt, language, more)}${told.next(receiptPath)}\n`;
}

/**
 * Records that an exhibit of a case that came from another register is in hand here. What it is is read from
 * the bundle that the case came by, and goes along with the other register’s receipt of it.
 */
export async function takeExhibit(
  path: string,
  flags: TakeFlags,
  around: Surroundings,
): Promise<TakenExhibit> {
  assertNewFile(flags.receipt);
  const [key] = await logKeys([flags.key]);
  if (key === undefined) {
    throw new ScelleError("usage.option-missing", { option: "--key", command: "scelle transfer take" });
  }
  const stated = await withPlainBundle(path, flags, async (plainPath) =>
    exhibitIn(await judgedBundle(plainPath, key, flags, around), flags, key.name),
  );
  return await atRegister(flags, around.env, "transfer take", async ({ names, append }) => {
    const { ref: caseRef } = await recordNamed(names, flags.case, "case");
    const at = new Date().toISOString();
    const takenOverAt = { earliest: at, latest: at, zone: "UTC", basis: "stated" };
    const draft = draftOf({ kind: "exhibit-taken-over", stated: { ...stated, caseRef, takenOverAt } });
    const receipt = await append(draft);
    const { sourceExhibitRef, number, imageDigests = [] } = stated;
    const images = (imageDigests as readonly string[]).length;
    const named = { sourceExhibitRef: String(sourceExhibitRef), number: String(number) };
    return { receipt, receiptPath: flags.receipt, ...named, images };
  });
}

/** What the bundle says of an exhibit, corrections applied, with the receipt of the record it began with. */
async function exhibitIn(given: GivenCase, flags: TakeFlags, origin: string): Promise<JsonObject> {
  const records = effectiveIn(given);
  const founding = records.find((one) => foundsExhibit(one) && one.stated["number"] === flags.exhibit);
  const sourceReceipt = founding && (await given.receiptOf(founding.index));
  if (founding === undefined || sourceReceipt === undefined) {
    throw new ScelleError("transfer.no-exhibit", { number: flags.exhibit });
  }
  const { recordRef: sourceExhibitRef, index } = founding;
  const own = records.filter(
    ({ recordRef, stated }) => recordRef === sourceExhibitRef || stated["exhibitRef"] === sourceExhibitRef,
  );
  const { sealHistory, sealType } = foldRecords(exhibitFold, sourceExhibitRef, own);
  const sealNumber = sealHistory.findLast((act) => act.sealNumber !== undefined)?.sealNumber;
  const imageDigests = imagesOf(own);
  const { category, description, quantity, identifiers } = founding.stated;
  const known = { category, description, quantity, identifiers, sealNumber, sealType };
  return {
    ...(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as JsonObject),
    number: flags.number ?? flags.exhibit,
    paperReference: `${index}, ${origin}`.slice(0, 120),
    place: flags.place,
    ...{ sourceExhibitRef, sourceReceipt },
    ...(imageDigests.length === 0 ? {} : { imageDigests }),
  };
}

const imageKinds: readonly string[] = ["image-acquired", "image-registered"];
const imagesMax = 200;

function imagesOf(own: readonly EffectiveRecord[]): string[] {
  const images = own.filter(({ kind }) => imageKinds.includes(kind));
  const digests = images.map(({ measured }) => String(measured["imageDigest"]));
  return [...new Set(digests)].slice(0, imagesMax);
}

const words = {
  en: {
    number: "number here",
    there: "exhibit there",
    images: "images named",
    receipt: "receipt",
    next: (path: string) =>
      `You hold it from now on. Next: give ${path} to the other register, which brings it in with scelle transfer acknowledge.`,
  },
  fr: {
    number: "numéro ici",
    there: "scellé là-bas",
    images: "copies désignées",
    receipt: "reçu",
    next: (path: string) =>
      `Vous le détenez désormais. Ensuite : remettez ${path} à l’autre registre, qui l’apporte par scelle transfer acknowledge.`,
  },
} as const;
