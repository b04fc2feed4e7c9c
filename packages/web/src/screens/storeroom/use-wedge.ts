// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from "react";
import { WedgeReader } from "./wedge.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Hears a scanner that types, wherever the cursor stands: its keys press no button, and what they typed into
 * a field meanwhile is taken out again.
 */
export function useWedge(onScan: (text: string) => void): void {
  const told = useRef(onScan);
  useEffect(() => {
    told.current = onScan;
  });
  useEffect(() => {
    const reader = new WedgeReader();
    let before: { readonly control: Control; readonly value: string } | undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key !== "Enter" && reader.isFresh(event.timeStamp)) before = valueAt(event.target);
      const scanned = reader.press({ key: event.key, atMs: event.timeStamp });
      if (scanned === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (before !== undefined) restore(before.control, before.value);
      before = undefined;
      told.current(scanned);
    };
    document.addEventListener("keydown", hear, { capture: true });
    return () => document.removeEventListener("keydown", hear, { capture: true });
  }, []);
}

function valueAt(target: EventTarget | null): { control: Control; value: string } | undefined {
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  return isControl ? { control: target, value: target.value } : undefined;
}

/** Sets a value as its person would, so that whoever listens to the field hears it. */
function restore(control: Control, value: string): void {
  if (control.value === value) return;
  const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control) as object, "value");
  own?.set?.call(control, value);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
  // A field that offers names had begun to; what it shows goes with its letters.
  if (control.getAttribute("role") === "combobox") control.blur();
}
