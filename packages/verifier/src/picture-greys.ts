// SPDX-License-Identifier: Apache-2.0

const channels = 4;
const opaque = 255;

/**
 * Brightness of each point of a picture, as readers of codes take it; what is transparent is paper.
 * @param data red, green, blue and opacity of each point, as a canvas gives them
 */
export function greysOf(data: Uint8ClampedArray): Uint8ClampedArray {
  const greys = new Uint8ClampedArray(data.length / channels);
  // Millions of points: nothing is made for each.
  for (let i = 0, at = 0; i < greys.length; i += 1, at += channels) {
    const ink = ((data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / channels;
    const opacity = data[at + 3] ?? 0;
    greys[i] = ink * (opacity / opaque) + (opaque - opacity);
  }
  return greys;
}
