// SPDX-License-Identifier: Apache-2.0
import { fieldPhotographSizeBytesMax } from "@scelle/core";
import { toolVersion } from "@scelle/verifier";
import { ApiProblem, ownProblem } from "../api/api-problem.ts";
import { sealedStream } from "../sealing/sealed-stream.ts";
import type { DeviceReading, FieldPhotograph } from "./field-search.ts";
import { keepPhotograph } from "./field-store.ts";

/**
 * Hashes a photograph on this device and seals it to the recipients of the case; only the sealed bytes stay.
 * @throws ApiProblem for a file that is empty or too large
 */
export async function sealPhotograph(
  file: File,
  takenAt: DeviceReading,
  recipients: readonly string[],
): Promise<FieldPhotograph> {
  if (file.size === 0 || file.size > fieldPhotographSizeBytesMax) throw new ApiProblem(unfit());
  const sealed = await sealedStream(file.stream(), file.size, recipients);
  const bytes = new Uint8Array(await new Response(sealed.bytes).arrayBuffer());
  const measured = await sealed.measured();
  const photographRef = crypto.randomUUID();
  await keepPhotograph(photographRef, bytes);
  const name = file.name.slice(0, nameLengthMax) || "photograph";
  return { photographRef, name, takenAt, measured, measuredBy: `scelle-page/${toolVersion}` };
}

/** As the caption of the record takes it. */
const nameLengthMax = 300;

function unfit() {
  const max = Math.round(fieldPhotographSizeBytesMax / 1024 / 1024);
  return ownProblem("app.photograph", 0, {
    en: `The file is empty or larger than ${max} MiB. Take a smaller picture, or seal it later as a document.`,
    fr: `Le fichier est vide ou dépasse ${max} Mio. Prenez une image plus petite, ou scellez-le plus tard comme document.`,
  });
}
