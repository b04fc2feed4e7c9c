// SPDX-License-Identifier: Apache-2.0
import { encodeBundleJson, type Language } from "@scelle/core";
import type { BundleDocument, DocumentMaterial } from "../bundle/document-material.ts";
import { dossierFacts } from "./dossier-facts.ts";
import { pageOne } from "./page-one/page-one.ts";
import { paperPage } from "./paper-html.ts";

const languages: readonly Language[] = ["en", "fr"];

/** What a lawyer opens first: one page for a browser in both languages, and the same on paper in each. */
export async function* pageOneDocument(material: DocumentMaterial): AsyncGenerator<BundleDocument> {
  const facts = dossierFacts(material);
  const papers = languages.map((language) => pageOne(facts, language));
  yield {
    path: "page-1.html",
    title: {
      en: "begin here: what you received, what is held back and how to ask for it",
      fr: "commencez ici : ce que vous avez reçu, ce qui est retenu et comment le demander",
    },
    content: new TextEncoder().encode(paperPage(papers)),
  };
  // Loaded only where a bundle is made: fonts and their reader take their time.
  const { paperPdf } = await import("./pdf/paper-pdf.ts");
  const description = "What the file says of itself, as JSON";
  const data = { name: "bundle.json", description, bytes: encodeBundleJson(material.document) };
  for (const paper of papers) {
    yield {
      path: `page-1-${paper.language}.pdf`,
      title: { en: `the same on paper (${paper.language})`, fr: `la même sur papier (${paper.language})` },
      content: await paperPdf(paper, new Date(facts.asOf), data),
    };
  }
}
