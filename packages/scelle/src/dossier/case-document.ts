// SPDX-License-Identifier: Apache-2.0
import { canonicalBytes, type JsonObject } from "@scelle/core";
import type { BundleDocument, DocumentMaterial } from "../bundle/document-material.ts";
import { caseGraph } from "./case-uco/case-graph.ts";
import { dossierFacts } from "./dossier-facts.ts";

/** Acts and custody for programs of others. @see CASE 1.x, UCO 1.x */
export async function* caseDocument(material: DocumentMaterial): AsyncGenerator<BundleDocument> {
  const graph = caseGraph(dossierFacts(material));
  yield {
    path: "case.jsonld",
    title: {
      en: "acts, custody, authorisations, tools and digests in CASE/UCO, for programs",
      fr: "actes, garde, autorisations, outils et empreintes en CASE/UCO, pour des programmes",
    },
    content: canonicalBytes(graph as unknown as JsonObject),
  };
}
