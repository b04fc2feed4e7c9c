// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { verifierFolder, verifierPage } from "../program/verifier-page.ts";
import type { BundleDocument } from "./document-material.ts";

/** The page that judges the file, for whoever has no other; none where the pages are not built. */
export async function* checkingPage(): AsyncGenerator<BundleDocument> {
  const path = join(verifierFolder, verifierPage);
  if (!existsSync(path)) return;
  yield {
    path: verifierPage,
    title: {
      en: "the page that checks the file; better your own copy, from somebody else",
      fr: "la page qui contrôle le fichier ; mieux vaut votre propre copie, venue d’un autre",
    },
    content: await readFile(path),
  };
}
