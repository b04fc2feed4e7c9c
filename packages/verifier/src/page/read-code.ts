// SPDX-License-Identifier: Apache-2.0
import {
  BinaryBitmap,
  DecodeHintType,
  Exception,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from "@zxing/library";
import { greysOf } from "../picture-greys.ts";

/** A photograph of a telephone is about a tenth of this. */
const pictureSizeBytesMax = 64 * 1024 * 1024;
/** Points on the longer side: the larger finds a small code, the smaller one that is blurred. */
const sides = [1_600, 800] as const;

/**
 * The text of a QR code in a picture; undefined where none is found.
 * @throws what the browser says of a picture that it does not read or draw
 */
export async function codeIn(picture: Blob): Promise<string | undefined> {
  if (picture.size > pictureSizeBytesMax) return undefined;
  const bitmap = await createImageBitmap(picture);
  try {
    for (const side of sides) {
      const text = codeAt(bitmap, side);
      if (text !== undefined) return text;
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}

function codeAt(bitmap: ImageBitmap, side: number): string | undefined {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (drawing === null) return undefined;
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  const source = new RGBLuminanceSource(greysOf(data), width, height);
  try {
    const hints = new Map([[DecodeHintType.TRY_HARDER, true]]);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
  } catch (cause) {
    if (cause instanceof Exception) return undefined; // No code, or none that can be read.
    throw cause;
  }
}
