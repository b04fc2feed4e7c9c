// SPDX-License-Identifier: Apache-2.0

import { frenchSpaces } from "@scelle/core";

type Child = Node | string | undefined;

/** An element with attributes and children. Text stays text: nothing of a file becomes markup. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  const isFrench = document.documentElement.lang === "fr";
  for (const child of children) {
    if (child === undefined) continue;
    made.append(isFrench && typeof child === "string" ? frenchSpaces(child) : child);
  }
  return made;
}
