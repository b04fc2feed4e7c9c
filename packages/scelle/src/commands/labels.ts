// SPDX-License-Identifier: Apache-2.0
import {
  exhibitCode,
  type LabelFormatName,
  type Language,
  labelFormatNames,
  labelFormats,
  ScelleError,
} from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";
import { exhibitsView } from "../http/views/exhibit-view.ts";
import { labelPages, labelSheet } from "../labels/label-pages.ts";
import { labelsOf } from "../labels/labels-of.ts";
import { assertOutput } from "../program/assert-output.ts";
import { atCase, type CaseDesk } from "../program/at-case.ts";
import type { AuthorFlags } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import type { ReasonFlags } from "../program/look-reason.ts";
import { recordNamed } from "../program/references.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { wordFrom } from "../program/word-from.ts";
import { assertNewFile, writeNewFile } from "../program/write-new-file.ts";

export interface LabelsFlags extends AuthorFlags, ReasonFlags {
  readonly out: string;
  readonly format?: string | undefined;
  readonly exhibit?: readonly string[] | undefined;
  readonly skip?: string | undefined;
}

export interface LabelsWritten {
  readonly path: string;
  readonly format: LabelFormatName;
  readonly pageCount: number;
  /** Exhibits without a label: one look cannot name their whole history. */
  readonly tooLong: readonly string[];
  readonly labels: readonly { readonly exhibitRef: string; readonly number: string; readonly code: string }[];
}

/** Labels of the exhibits of a case as one file to print. The look is on record first. */
export async function printLabels(
  name: string,
  flags: LabelsFlags,
  around: Surroundings,
): Promise<LabelsWritten> {
  const format = wordFrom(labelFormatNames, flags.format ?? "a4-3x8", "--format");
  const skip = skipOf(flags.skip, format);
  assertOutput(flags.out, flags, around.env);
  assertNewFile(flags.out);
  const { language } = around;
  return await atCase({ command: "labels", name }, flags, around, async ({ caseRef, names, look }) => {
    const given = flags.exhibit;
    const wanted =
      given === undefined
        ? undefined
        : await Promise.all(given.map(async (one) => (await recordNamed(names, one, "exhibit")).ref));
    const [{ label } = { label: name }] = await names.resolve(caseRef);
    const { exhibits, tooLong } = await everyExhibit(caseRef, look);
    const labels = labelsOf(exhibits, label, { wanted, language });
    const pages = labelPages(labels, labelFormats[format], { skip, language });
    await writeNewFile(flags.out, labelSheet(pages, labelFormats[format], label));
    return {
      ...{ path: flags.out, format, pageCount: pages.length, tooLong },
      labels: labels.map(({ exhibitRef, number }) => ({ exhibitRef, number, code: exhibitCode(exhibitRef) })),
    };
  });
}

export function labelsText(
  { path, format, pageCount, tooLong, labels }: LabelsWritten,
  language: Language,
): string {
  const told = words[language];
  return page(
    told.written(path, labels.length, pageCount, labelFormatNames[format][language]),
    told.print,
    ...(tooLong.length === 0 ? [] : [told.tooLong(tooLong.join(", "))]),
    "",
    ...labels.map(({ number, code }) => `  ${code}  ${number}`),
  );
}

/** Page by page: each is a look. */
async function everyExhibit(caseRef: string, look: CaseDesk["look"]) {
  const beside = { nameOf: () => undefined, viewerRef: "", of: undefined, event: undefined };
  const at = new Date().toISOString();
  const [found, tooLong]: [ExhibitLine[], string[]] = [[], []];
  let before: number | undefined;
  do {
    const { records, kinds, page: looked } = await look("exhibits", before);
    const page = exhibitsView({ caseRef, records, kinds, at, page: looked, before, ...beside });
    found.unshift(...page.exhibits);
    tooLong.push(...page.tooLong);
    before = page.before;
  } while (before !== undefined);
  return { exhibits: found, tooLong };
}

function skipOf(text: string | undefined, name: LabelFormatName): number {
  const { columns, rows } = labelFormats[name];
  const most = columns * rows - 1;
  const skip = text === undefined ? 0 : Number(text);
  if (Number.isInteger(skip) && skip >= 0 && skip <= most) return skip;
  throw new ScelleError("usage.value-invalid", { option: "--skip <N>", expected: `0 … ${most}` });
}

const words = {
  en: {
    written: (path: string, labels: number, pages: number, format: string) =>
      `${path}: ${labels} labels on ${pages} pages (${format}).`,
    print: "Open it in a browser and print it at 100 %, without margins and headers of the browser.",
    tooLong: (refs: string) => `Without a label, as one look cannot name their whole history: ${refs}.`,
  },
  fr: {
    written: (path: string, labels: number, pages: number, format: string) =>
      `${path} : ${labels} étiquettes sur ${pages} pages (${format}).`,
    print: "Ouvrez-le dans un navigateur et imprimez-le à 100 %, sans marges ni en-têtes du navigateur.",
    tooLong: (refs: string) =>
      `Sans étiquette, une consultation ne pouvant désigner tout leur historique : ${refs}.`,
  },
} as const;
