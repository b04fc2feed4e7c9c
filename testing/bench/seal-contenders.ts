// SPDX-License-Identifier: Apache-2.0
// What a seal is measured beside: other people's programs on the same file, each as its users run it.
import { quoted, type Site } from "./seal-site.ts";

/** How ours compares: its time over the peer's, or the peer's over ours. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

export interface SealContender {
  readonly name: string;
  /** Programs of the machine that it needs. */
  readonly programs: readonly string[];
  readonly bar?: Bar;
  /** Made once, and not measured. */
  readonly prepare?: (site: Site) => string;
  readonly script: (site: Site) => string;
  /** What to remove after each run. */
  readonly leaves: (site: Site) => readonly string[];
}

const out = "bench-out";
const syncOut = `sync ${out} .`;

const ours: SealContender = {
  name: "scelle seal",
  programs: [],
  script: ({ source, register }) =>
    `scelle seal ${quoted(source)} --register ${quoted(register)} --exhibit C-1/1`,
  leaves: ({ register }) => [`${register}/vault`],
};

const openssl: SealContender = {
  name: "openssl dgst -sha256",
  programs: ["openssl"],
  bar: { atMost: 1.7 },
  script: ({ source }) => `openssl dgst -sha256 ${quoted(source)}`,
  leaves: () => [],
};

/** The same work by two programs side by side, and the same promise that it is on the disk. */
const teeIntoAge: SealContender = {
  name: "tee into openssl dgst and age, fsync",
  programs: ["openssl", "age", "tee", "mkfifo", "sync"],
  bar: { atLeast: 2 },
  script: ({ source, recipient }) =>
    `rm -f fifo && mkfifo fifo && { openssl dgst -sha256 <fifo & ` +
    `tee fifo <${quoted(source)} | age -e -r ${recipient} -o ${out} && wait && ${syncOut}; }`,
  leaves: () => [out, "fifo"],
};

const ewfacquire: SealContender = {
  name: "ewfacquire",
  programs: ["ewfacquire"],
  bar: { atLeast: 2.5 },
  script: ({ source }) =>
    `mkdir ${out} && ewfacquire -u -q -d sha256 -S 8388608000 -t ${out}/image ${quoted(source)}`,
  leaves: () => [out],
};

const restic = (atLeast: number): SealContender => ({
  name: "restic backup",
  programs: ["restic"],
  bar: { atLeast },
  prepare: () => "restic init --quiet --repo restic",
  script: ({ source }) => `restic backup --quiet --no-cache --force --repo restic ${quoted(source)}`,
  leaves: () => ["restic"],
});

const borg: SealContender = {
  name: "borg create",
  programs: ["borg"],
  bar: { atLeast: 4 },
  prepare: () => "borg init --encryption repokey borg",
  script: ({ source }) => `borg create borg::run ${quoted(source)}`,
  leaves: () => ["borg"],
};

const copy: SealContender = {
  name: "cp, fsync",
  programs: ["cp", "sync"],
  bar: { atMost: 1.5 },
  script: ({ source }) => `cp ${quoted(source)} ${out} && ${syncOut}`,
  leaves: () => [out],
};

const tarIntoAge: SealContender = {
  name: "tar into age, fsync",
  programs: ["tar", "age", "sync"],
  bar: { atLeast: 1 },
  script: ({ source, recipient }) =>
    `tar -C ${quoted(source)} -cf - . | age -e -r ${recipient} -o ${out} && ${syncOut}`,
  leaves: () => [out],
};

/** By what is measured; ours comes first. */
export const contenders = {
  warm: [ours, openssl, teeIntoAge, ewfacquire, restic(4), borg],
  cold: [ours, copy],
  small: [ours, restic(1.6), tarIntoAge],
} as const satisfies Readonly<Record<string, readonly SealContender[]>>;
