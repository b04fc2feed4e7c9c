// SPDX-License-Identifier: Apache-2.0

/** Crockford’s base 32: neither I, L, O nor U, which hands and eyes mistake. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 13;

/**
 * The one short identifier of an exhibit, on its labels in both codes and for typing: the 60 bits of its
 * reference that were drawn by lot first, and a sign that finds a mistyped one. Thirteen signs, capital
 * letters and digits.
 * @param exhibitRef a version 4 UUID
 */
export function exhibitCode(exhibitRef: string): string {
  const digits = exhibitRef.replaceAll("-", "");
  // The thirteenth digit tells the version of the UUID and is the same in all.
  let bits = BigInt(`0x${digits.slice(0, 12)}${digits.slice(13, 16)}`);
  let code = "";
  for (let i = 1; i < codeLength; i += 1) {
    code = `${signs[Number(bits & 31n)]}${code}`;
    bits >>= 5n;
  }
  return code + checkSign(code);
}

/**
 * What was scanned or typed as the identifier of an exhibit: in small letters, with hyphens or spaces, with O
 * for 0 and I or L for 1.
 * @returns undefined for what is none, a mistyped one among it
 */
export function readExhibitCode(text: string): string | undefined {
  if (text.length > 4 * codeLength) return undefined;
  const code = text.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  if (code.length !== codeLength || [...code].some((sign) => !signs.includes(sign))) return undefined;
  return checkSign(code.slice(0, -1)) === code.at(-1) ? code : undefined;
}

/** In groups, as people read it out. */
export function groupedExhibitCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8, 12)}-${code.slice(12)}`;
}

/** Luhn’s sum over 32 signs: it finds every single wrong sign and nearly every pair that changed places. */
function checkSign(code: string): string {
  const sum = [...code].reverse().reduce((total, sign, i) => {
    const weighed = signs.indexOf(sign) * (i % 2 === 0 ? 2 : 1);
    return total + Math.floor(weighed / signs.length) + (weighed % signs.length);
  }, 0);
  return signs[(signs.length - (sum % signs.length)) % signs.length] ?? "";
}
