// SPDX-License-Identifier: Apache-2.0
import type { DevicePosition, DeviceReading } from "./field-search.ts";

/** How long a position may take: nobody waits for it, and an item without one is an item. */
const positionMsMax = 20_000;
/** A position that old still says where the search is. */
const positionAgeMsMax = 60_000;

/** Now, by the clock of the device. */
export function readingNow(): DeviceReading {
  return { at: new Date().toISOString() };
}

/** A time that somebody states in place of that of the device, which stays known. */
export function corrected(reading: DeviceReading, at: string): DeviceReading {
  return { ...reading, at, deviceAt: reading.deviceAt ?? reading.at };
}

/**
 * When a picture was made, as far as the device says it: one chosen from the disk was made when its file was.
 * A file that says a time to come was made now.
 */
export function pictureReading(
  { lastModified }: { readonly lastModified: number },
  now: DeviceReading,
): DeviceReading {
  const isEarlier = lastModified > 0 && lastModified < Date.parse(now.at);
  return isEarlier ? { at: new Date(lastModified).toISOString() } : now;
}

/** Where the device says that it is; undefined where it does not say. */
export async function devicePosition(): Promise<DevicePosition | undefined> {
  const { geolocation } = navigator as { readonly geolocation?: Geolocation };
  if (geolocation === undefined) return undefined;
  return await new Promise((resolve) => {
    const options = { enableHighAccuracy: true, timeout: positionMsMax, maximumAge: positionAgeMsMax };
    const tell = ({ coords }: GeolocationPosition) => {
      const { latitude, longitude, accuracy } = coords;
      resolve({ latitude, longitude, accuracyMetres: Math.round(accuracy) });
    };
    geolocation.getCurrentPosition(tell, () => resolve(undefined), options);
  });
}
