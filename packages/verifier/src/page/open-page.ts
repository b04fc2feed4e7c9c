// SPDX-License-Identifier: Apache-2.0
import { errorSentence, type Language } from "@scelle/core";
import type { Report } from "../report.ts";
import type { Progress } from "../verify-options.ts";
import type { ReceiptFinding } from "../verify-receipt.ts";
import { element } from "./element.ts";
import type { Judged, Refusal } from "./judge.ts";
import { judgeInWorker } from "./judge-in-worker.ts";
import { type PageWords, pageWords } from "./page-words.ts";
import { codeIn } from "./read-code.ts";
import { receiptElement } from "./show-receipt.ts";
import { reportElement } from "./show-report.ts";

type Shown =
  | { readonly state: "asking" }
  | { readonly state: "working"; readonly said: (words: PageWords) => string }
  | { readonly state: "judged"; readonly name: string; readonly report: Report }
  | { readonly state: "proved"; readonly name: string; readonly finding: ReceiptFinding }
  | { readonly state: "refused"; readonly refusal: Refusal };

let language: Language = navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en";
let shown: Shown = { state: "asking" };
let keyText = "";
let kept: File | undefined;
let pastedText = "";
let authority: File | undefined;

/** A page in one file, without a network: whoever received a bundle checks it here. */
export function openPage(): void {
  render();
  // A file may be dropped anywhere on the page.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined && shown.state !== "working") void judge(file);
  });
}

function show(next: Shown): void {
  shown = next;
  render();
}

async function judge(file: File): Promise<void> {
  show({ state: "working", said: (words) => words.reading });
  const given = { file, key: keyText.trim(), kept, pasted: pastedText.trim(), authority };
  const judged = await judgeInWorker(given, tellProgress);
  show(shownOf(judged, file.name));
  document.querySelector<HTMLElement>(".report")?.focus();
}

function shownOf(judged: Judged, name: string): Shown {
  if (judged.state === "judged" || judged.state === "proved") return { ...judged, name };
  return { state: "refused", refusal: judged };
}

function tellProgress({ stage, done, total }: Progress): void {
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
  const said = (words: PageWords) => words.checking[stage](percent);
  shown = { state: "working", said };
  const line = document.getElementById("progress");
  if (line !== null) line.textContent = said(pageWords[language]);
}

function render(): void {
  const words = pageWords[language];
  document.documentElement.lang = language;
  document.title = `${words.title} · Scellé`;
  document
    .getElementById("page")
    ?.replaceChildren(
      element("header", {}, element("p", { class: "brand" }, "Scellé"), languageButton(words)),
      element("h1", {}, words.title),
      element("p", { class: "lead" }, words.lead),
      element("p", { class: "own" }, words.own, " ", words.ownHow),
      ...parts(words),
    );
}

function parts(words: PageWords): Node[] {
  switch (shown.state) {
    case "asking":
      return [asking(words)];
    case "working":
      return [element("p", { id: "progress", role: "status" }, shown.said(words))];
    case "judged":
      return [reportElement(shown.report, shown.name, language), againButton(words)];
    case "proved":
      return [receiptElement(shown.finding, shown.name, language), againButton(words)];
    case "refused":
      return [
        element("p", { class: "refused", role: "alert" }, sentenceOf(shown.refusal)),
        againButton(words),
      ];
  }
}

function asking(words: PageWords): HTMLElement {
  const file = element("input", { type: "file", id: "file", accept: ".zip,.scelle-receipt" });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) void judge(chosen);
  });
  const key = element("input", { type: "text", id: "key", autocomplete: "off", spellcheck: "false" });
  key.value = keyText;
  key.addEventListener("input", () => {
    keyText = key.value;
  });
  const keptFile = element("input", { type: "file", id: "kept" });
  keptFile.addEventListener("change", () => {
    [kept] = keptFile.files ?? [];
  });
  const pasted = element("textarea", { id: "pasted", rows: "3", autocomplete: "off", spellcheck: "false" });
  pasted.value = pastedText;
  pasted.addEventListener("input", () => {
    pastedText = pasted.value;
  });
  const { picture, found } = pictureInput(pasted);
  const authorityFile = element("input", { type: "file", id: "authority" });
  authorityFile.addEventListener("change", () => {
    [authority] = authorityFile.files ?? [];
  });
  const field = (name: string, label: string, control: HTMLElement, help?: string) =>
    element(
      "div",
      { class: "field" },
      element("label", { for: name }, label),
      control,
      help === undefined ? undefined : element("p", { class: "quiet" }, help),
    );
  const dropPlace = element(
    "div",
    { class: "drop" },
    field("file", words.choose, file),
    element("p", { class: "quiet" }, words.drop),
  );
  return element(
    "form",
    {},
    field("key", words.key, key, words.keyHelp),
    field("kept", words.kept, keptFile, words.keptHelp),
    field("pasted", words.pasted, pasted, words.pastedHelp),
    field("picture", words.picture, picture, words.pictureHelp),
    found,
    field("authority", words.authority, authorityFile, words.authorityHelp),
    dropPlace,
  );
}

/** Where a photograph is given, and where is said what was read off it. */
function pictureInput(pasted: HTMLTextAreaElement): { picture: HTMLElement; found: HTMLElement } {
  const picture = element("input", {
    type: "file",
    id: "picture",
    accept: "image/*",
    capture: "environment",
  });
  const found = element("p", { class: "quiet", id: "found", role: "status" });
  picture.addEventListener("change", () => {
    const [chosen] = picture.files ?? [];
    if (chosen !== undefined) void readPicture(chosen, pasted, found);
  });
  return { picture, found };
}

/** The fingerprint of a photograph goes into the field where it can be compared with the paper. */
async function readPicture(picture: File, pasted: HTMLTextAreaElement, found: HTMLElement): Promise<void> {
  // No picture, or one that this browser fails at: the person can type what is printed beside the code.
  const text = await codeIn(picture).catch(() => undefined);
  found.textContent = pageWords[language].pictureRead[text === undefined ? "nothing" : "code"];
  if (text === undefined) return;
  pastedText = text;
  pasted.value = text;
}

function languageButton(words: PageWords): HTMLElement {
  const button = element("button", { type: "button", class: "switch" }, words.language);
  button.addEventListener("click", () => {
    language = language === "en" ? "fr" : "en";
    render();
  });
  return button;
}

function againButton(words: PageWords): HTMLElement {
  const button = element("button", { type: "button" }, words.again);
  button.addEventListener("click", () => show({ state: "asking" }));
  return button;
}

function sentenceOf(refusal: Refusal): string {
  if (refusal.state === "refused") return errorSentence(refusal.code, refusal.facts, language);
  return pageWords[language][refusal.state];
}
