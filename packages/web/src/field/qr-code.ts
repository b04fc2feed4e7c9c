// SPDX-License-Identifier: Apache-2.0
import { EncodeHintType, QRCodeDecoderErrorCorrectionLevel, QRCodeEncoder } from "@zxing/library";

/** A QR code as one path over squares of size 1, and how many squares wide it is. */
export interface QrDrawing {
  readonly path: string;
  readonly width: number;
}

/** @see ISO/IEC 18004; a fifteenth of the code may be dirty, and four empty squares belong to each side */
export function qrDrawing(text: string): QrDrawing {
  const hints = new Map([[EncodeHintType.CHARACTER_SET, "UTF-8"]]);
  const matrix = QRCodeEncoder.encode(text, QRCodeDecoderErrorCorrectionLevel.M, hints).getMatrix();
  const [width, height] = [matrix.getWidth(), matrix.getHeight()];
  let path = "";
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (matrix.get(x, y) === 1) path += `M${x + 4} ${y + 4}h1v1h-1z`;
  }
  return { path, width: width + 8 };
}
