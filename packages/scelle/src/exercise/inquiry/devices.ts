// SPDX-License-Identifier: Apache-2.0
import { fatImage } from "../fat-image.ts";
import { picture, text } from "../image-files.ts";

const floppyBytes = 1_474_560;
const mebibyte = 1024 * 1024;

/** What was on the devices of the squad, by the file of the image. Invented from end to end. */
export function deviceImages(): ReadonlyMap<string, Uint8Array> {
  return new Map([
    ["phone-1.img", firstTelephone()],
    ["phone-2.img", secondTelephone()],
    ["computer.img", computer()],
  ]);
}

function firstTelephone(): Uint8Array {
  return fatImage({
    ...{ label: "EXERCISE-1", serial: 0x2031_0701, sizeBytes: 2 * mebibyte, clusterSectors: 1 },
    files: [
      text("NOTES/SHIFT.TXT", "2026-01-20T21:40:00Z", "Exercise\r\nNight shift, duty room.\r\n"),
      text("NOTES/LIST.TXT", "2026-01-22T05:12:00Z", "Exercise\r\nLocker 12, locker 31.\r\n"),
      picture("DCIM/100/IMG_0411.JPG", "2026-01-20T22:05:00Z", 180_000),
      picture("DCIM/100/IMG_0412.JPG", "2026-01-20T22:06:00Z", 240_000),
    ],
  });
}

function secondTelephone(): Uint8Array {
  return fatImage({
    ...{ label: "EXERCISE-2", serial: 0x2031_0702, sizeBytes: floppyBytes, clusterSectors: 1 },
    files: [
      text("MESSAGES/OUT.CSV", "2026-02-02T06:30:00Z", "time,to,text\r\n06:28,desk,Exercise\r\n"),
      text("MESSAGES/IN.CSV", "2026-02-02T06:31:00Z", "time,from,text\r\n06:31,desk,Exercise\r\n"),
      picture("DCIM/100/IMG_0008.JPG", "2026-01-31T10:00:00Z", 90_000),
    ],
  });
}

function computer(): Uint8Array {
  return fatImage({
    ...{ label: "EXERCISE-3", serial: 0x2031_0703, sizeBytes: 4 * mebibyte, clusterSectors: 2 },
    files: [
      text("DUTY/2026-01.CSV", "2026-02-02T08:00:00Z", dutyBook()),
      text(
        "DUTY/README.TXT",
        "2025-01-02T07:00:00Z",
        "Exercise\r\nEntries are made at once and never later.\r\n",
      ),
      picture("SCANS/FORM_001.JPG", "2026-01-27T16:20:00Z", 400_000),
    ],
  });
}

/** Two entries bear a later time of writing than their neighbours: that is what one allegation is about. */
function dutyBook(): string {
  const lines = ["number,day,written,entry"];
  for (let number = 401; number <= 460; number++) {
    const day = `2026-01-${String(12 + Math.floor((number - 401) / 6)).padStart(2, "0")}`;
    const written = number === 431 || number === 432 ? "2026-02-02" : day;
    lines.push(`${number},${day},${written},Exercise`);
  }
  return `${lines.join("\r\n")}\r\n`;
}
