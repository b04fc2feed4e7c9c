// SPDX-License-Identifier: Apache-2.0

/** What a scan at a search is: the number of a telephone, or of a seal. */
export type ScannedText =
  | { readonly type: "imei"; readonly text: string }
  | { readonly type: "seal"; readonly text: string };

/** An IMEI has fifteen digits, the last of which checks the others. @see 3GPP TS 23.003 */
export function scannedText(scanned: string): ScannedText {
  const text = scanned.trim();
  return isImei(text) ? { type: "imei", text } : { type: "seal", text: text.slice(0, sealNumberLengthMax) };
}

export function isImei(text: string): boolean {
  if (!/^\d{15}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, sign, i) => {
    const weighed = Number(sign) * (i % 2 === 0 ? 1 : 2);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}

/** As the record of a sealing takes it. */
const sealNumberLengthMax = 40;
