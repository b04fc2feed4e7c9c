// SPDX-License-Identifier: Apache-2.0
import { type RefCallback, useCallback, useState } from "react";

/**
 * The width that an element has on the screen, in whole pixels, kept up to date. Drawings are made for it, so
 * that their words are as large on a telephone as on a desk.
 * @param firstPx until it is measured
 */
export function useWidth<E extends Element>(firstPx: number): readonly [RefCallback<E>, number] {
  const [widthPx, setWidthPx] = useState(firstPx);
  const measure = useCallback((element: E | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0) setWidthPx(width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, widthPx];
}
