// SPDX-License-Identifier: Apache-2.0
import { type FatFile, fatImage } from "./fat-image.ts";
import { picture, text } from "./image-files.ts";

/** What was found on the devices of the exercise. Invented from end to end. */
export interface ExhibitImage {
  readonly file: string;
  readonly bytes: Uint8Array;
}

const mebibyte = 1024 * 1024;

/** Two telephones and a computer of a police office of a city that does not exist. */
export function exhibitImages(): ExhibitImage[] {
  return [
    { file: "phone-1.img", bytes: image("PHONE-1", 0x2031_0701, 4 * mebibyte, 1, firstPhone) },
    { file: "phone-2.img", bytes: image("PHONE-2", 0x2031_0702, 1_474_560, 1, secondPhone) },
    { file: "computer.img", bytes: image("DUTY-DESK", 0x2031_0703, 16 * mebibyte, 4, computer) },
  ];
}

const firstPhone = [
  text(
    "NOTES/SHIFT.TXT",
    "2031-03-03T21:40:00Z",
    "Night shift, desk of Quay Street.\r\nTwo entries to move to tomorrow.\r\n",
  ),
  text("NOTES/LIST.TXT", "2031-03-04T05:12:00Z", "Locker 12, locker 31. Ask before Thursday.\r\n"),
  picture("DCIM/100/IMG_0411.JPG", "2031-03-03T22:05:00Z", 180_000),
  picture("DCIM/100/IMG_0412.JPG", "2031-03-03T22:06:00Z", 240_000),
];

const secondPhone = [
  text(
    "MESSAGES/OUT.CSV",
    "2031-03-04T06:30:00Z",
    "time,to,text\r\n06:28,desk,the book is back in its place\r\n",
  ),
  text("MESSAGES/IN.CSV", "2031-03-04T06:31:00Z", "time,from,text\r\n06:31,desk,good\r\n"),
  picture("DCIM/100/IMG_0008.JPG", "2031-03-01T10:00:00Z", 90_000),
];

const computer = [
  text("DUTY/2031-03.CSV", "2031-03-05T08:00:00Z", dutyBook()),
  text("DUTY/README.TXT", "2031-01-02T07:00:00Z", "Entries are made at once and never later.\r\n"),
  picture("SCANS/FORM_001.JPG", "2031-03-04T16:20:00Z", 400_000),
  picture("SCANS/FORM_002.JPG", "2031-03-04T16:21:00Z", 350_000),
];

function image(
  label: string,
  serial: number,
  sizeBytes: number,
  clusterSectors: 1 | 4,
  files: FatFile[],
): Uint8Array {
  return fatImage({ label, serial, sizeBytes, clusterSectors, files });
}

function dutyBook(): string {
  const lines = ["number,day,hour,entry"];
  for (let number = 401; number <= 460; number++) {
    // Two numbers are not there: that is what the exercise is about.
    if (number === 431 || number === 432) continue;
    lines.push(
      `${number},2031-03-${String(1 + Math.floor((number - 401) / 15)).padStart(2, "0")},${number % 24}:00,routine`,
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}
