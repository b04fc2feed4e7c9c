// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { qrDrawing } from "../labels/label-codes.ts";
import { type Block, exerciseWords, type Paper, type TableBlock } from "./paper.ts";
import { paperStyle } from "./paper-style.ts";

/**
 * Papers of one content in several languages as one page for a browser: nothing is loaded, nothing runs, and
 * the policy in the page says so.
 */
export function paperPage(papers: readonly Paper[]): string {
  const [first] = papers;
  const styleHash = createHash("sha256").update(paperStyle).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return [
    "<!doctype html>",
    `<html lang="${first?.language ?? "en"}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(first?.title ?? "")}</title>`,
    `<style>${paperStyle}</style>`,
    "</head>",
    "<body>",
    navigation(papers),
    "<main>",
    ...papers.map(paperSection),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

const languageNames = { en: "English", fr: "Français" } as const;

function navigation(papers: readonly Paper[]): string {
  const links = papers.map(
    ({ language }) =>
      `<li><a href="#${language}" lang="${language}" hreflang="${language}">${languageNames[language]}</a></li>`,
  );
  return `<nav aria-label="Languages, langues"><ul>${links.join("")}</ul></nav>`;
}

function paperSection(paper: Paper): string {
  const { language, title, origin, isExercise, blocks } = paper;
  return [
    `<section id="${language}" lang="${language}" aria-labelledby="title-${language}">`,
    "<header>",
    ...(isExercise ? [`<p class="exercise">${exerciseWords[language]}</p>`] : []),
    `<h1 id="title-${language}">${escaped(title)}</h1>`,
    `<p class="origin">${escaped(origin)}</p>`,
    "</header>",
    ...blocks.map((block) => blockHtml(block)),
    "</section>",
  ].join("\n");
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case "heading":
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "notice":
      return `<p class="notice">${escaped(block.text)}</p>`;
    case "list":
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "facts":
      return `<dl>${block.rows.map(factHtml).join("")}</dl>`;
    case "table":
      return tableHtml(block);
    case "code":
      return codeHtml(block.content, block.caption);
    case "signatures":
      return block.who.map((name) => `<p class="signature">${escaped(name)}</p>`).join("");
  }
}

const factHtml = ([name, value]: readonly [string, string]): string =>
  `<div><dt>${escaped(name)}</dt><dd>${lines(value)}</dd></div>`;

/** A table scrolls by itself where a screen is narrower, by keyboard too. */
function tableHtml({ caption, head, rows }: TableBlock): string {
  const width = head.length > 2 ? ' class="wide"' : "";
  const headings = head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${lines(cell)}</td>`).join("")}</tr>`);
  return [
    `<div class="table" role="region" tabindex="0" aria-label="${escaped(caption)}"><table${width}>`,
    `<caption>${escaped(caption)}</caption>`,
    `<thead><tr>${headings}</tr></thead>`,
    `<tbody>${body.join("\n")}</tbody>`,
    "</table></div>",
  ].join("\n");
}

function codeHtml(content: string, caption: string): string {
  const { path, width, height } = qrDrawing(content);
  return [
    "<figure>",
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="QR"><path d="${path}"/></svg>`,
    `<figcaption>${escaped(caption)}<br><code>${escaped(content)}</code></figcaption>`,
    "</figure>",
  ].join("\n");
}

const lines = (text: string): string => escaped(text).replaceAll("\n", "<br>");

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
