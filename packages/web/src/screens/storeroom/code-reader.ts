// SPDX-License-Identifier: Apache-2.0
import { greysOf } from "@scelle/verifier/picture-greys";

/** Reads a QR code or a Code 128 off what a video shows now. */
export type CodeReader = (video: HTMLVideoElement) => Promise<string | undefined>;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const formats = ["qr_code", "code_128"] as const;
/** Wide enough for a label at arm’s length, and small enough for an old tablet. */
const pictureWidthMax = 960;

/** The reader that the browser has, else one that is loaded now and runs in the page. */
export async function codeReader(): Promise<CodeReader> {
  const { BarcodeDetector: Maker } = globalThis as { readonly BarcodeDetector?: DetectorMaker };
  const known = (await Maker?.getSupportedFormats()) ?? [];
  if (Maker === undefined || !formats.every((format) => known.includes(format))) return await pageReader();
  const detector = new Maker({ formats });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}

async function pageReader(): Promise<CodeReader> {
  const zxing = await import("@zxing/library");
  const { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, MultiFormatReader } = zxing;
  const reader = new MultiFormatReader();
  const wanted = [BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128];
  reader.setHints(new Map([[DecodeHintType.POSSIBLE_FORMATS, wanted]]));
  const canvas = document.createElement("canvas");
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    if (drawing === null || video.videoWidth === 0) return Promise.resolve(undefined);
    const scale = Math.min(1, pictureWidthMax / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    const source = new zxing.RGBLuminanceSource(greysOf(data), width, height);
    try {
      return Promise.resolve(reader.decode(new BinaryBitmap(new HybridBinarizer(source))).getText());
    } catch (error) {
      // A picture without a code that can be read: the next one comes.
      if (error instanceof zxing.Exception) return Promise.resolve(undefined);
      throw error;
    }
  };
}
