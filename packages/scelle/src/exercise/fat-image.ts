// SPDX-License-Identifier: Apache-2.0
import { assert } from "@scelle/core";

/** A file of an image: folders in its path are made on the way. Names are those of DOS: 8.3, upper case. */
export interface FatFile {
  readonly path: string;
  readonly content: Uint8Array;
  /** Time on the device's clock, shown as it stands; FAT knows no zone. */
  readonly modifiedAt: Date;
}

export interface FatOptions {
  /** At most 11 characters, upper case. */
  readonly label: string;
  readonly serial: number;
  readonly sizeBytes: number;
  readonly clusterSectors: 1 | 2 | 4 | 8;
  readonly files: readonly FatFile[];
}

const sectorBytes = 512;
const entryBytes = 32;
const rootEntries = 512;
const rootSectors = (rootEntries * entryBytes) / sectorBytes;
const reservedSectors = 1;
const fatCopies = 2;
/** What tells FAT12 from FAT16 is the number of clusters alone. */
const fat12ClustersMax = 4_084;
const fat16ClustersMax = 65_524;
const mediaFixedDisk = 0xf8;

/**
 * A disk image with a FAT12 or FAT16 file system, as a camera, a phone's card or an old computer writes it.
 * The
 * same options give the same bytes.
 * @see Microsoft FAT specification, 30 August 2005; ECMA-107
 */
export function fatImage(options: FatOptions): Uint8Array {
  const geometry = geometryOf(options);
  const image = new Uint8Array(options.sizeBytes);
  const volume = new Volume(image, geometry);
  writeBootSector(image, options, geometry);
  const tree = treeOf(options.files);
  const label = entryOf({
    name: padded(options.label, 11),
    attributes: 0x08,
    cluster: 0,
    size: 0,
    at: tree.at,
  });
  const root = [label, ...volume.writeChildren(tree, 0)];
  assert(root.length <= rootEntries, "the root folder of a FAT image has 512 entries");
  image.set(joined(root), (reservedSectors + fatCopies * geometry.fatSectors) * sectorBytes);
  volume.writeFats();
  return image;
}

interface Geometry {
  readonly clusterSectors: number;
  readonly clusters: number;
  readonly fatSectors: number;
  readonly firstDataSector: number;
  readonly isFat12: boolean;
}

function geometryOf({ sizeBytes, clusterSectors }: FatOptions): Geometry {
  const sectors = sizeBytes / sectorBytes;
  assert(Number.isInteger(sectors), "an image has whole sectors");
  // A table takes sectors from the clusters that it describes: the smallest that describes the rest.
  for (let fatSectors = 1; ; fatSectors++) {
    const firstDataSector = reservedSectors + fatCopies * fatSectors + rootSectors;
    const clusters = Math.floor((sectors - firstDataSector) / clusterSectors);
    const isFat12 = clusters <= fat12ClustersMax;
    const neededBytes = isFat12 ? Math.ceil(((clusters + 2) * 3) / 2) : (clusters + 2) * 2;
    assert(clusters > 0 && clusters <= fat16ClustersMax, "an image has as many clusters as FAT16 can name");
    if (fatSectors * sectorBytes >= neededBytes) {
      return { clusterSectors, clusters, fatSectors, firstDataSector, isFat12 };
    }
  }
}

function writeBootSector(image: Uint8Array, options: FatOptions, geometry: Geometry): void {
  const view = new DataView(image.buffer);
  const sectors = options.sizeBytes / sectorBytes;
  image.set([0xeb, 0x3c, 0x90, ...ascii("SCELLE  ")], 0);
  view.setUint16(11, sectorBytes, true);
  view.setUint8(13, geometry.clusterSectors);
  view.setUint16(14, reservedSectors, true);
  view.setUint8(16, fatCopies);
  view.setUint16(17, rootEntries, true);
  view.setUint16(19, sectors < 0x10000 ? sectors : 0, true);
  view.setUint8(21, mediaFixedDisk);
  view.setUint16(22, geometry.fatSectors, true);
  view.setUint16(24, 32, true); // Sectors a track and heads: of no meaning, and expected.
  view.setUint16(26, 64, true);
  view.setUint32(32, sectors < 0x10000 ? 0 : sectors, true);
  view.setUint8(36, 0x80);
  view.setUint8(38, 0x29);
  view.setUint32(39, options.serial, true);
  image.set(padded(options.label, 11), 43);
  image.set(padded(geometry.isFat12 ? "FAT12" : "FAT16", 8), 54);
  image.set([0x55, 0xaa], 510);
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: Map<string, FatFile>;
  /** Newest time in it. */
  at: Date;
}

function treeOf(files: readonly FatFile[]): Folder {
  const root: Folder = { folders: new Map(), files: new Map(), at: new Date(0) };
  for (const file of files) {
    const steps = file.path.split("/");
    const name = steps.pop() ?? "";
    let folder = root;
    for (const step of ["", ...steps]) {
      const next: Folder = folder.folders.get(step) ?? {
        folders: new Map(),
        files: new Map(),
        at: file.modifiedAt,
      };
      if (step !== "") folder.folders.set(step, next);
      folder = step === "" ? folder : next;
      if (file.modifiedAt > folder.at) folder.at = file.modifiedAt;
    }
    folder.files.set(name, file);
  }
  return root;
}

/** Clusters handed out from the front, each chain without a gap. */
class Volume {
  readonly #image: Uint8Array;
  readonly #geometry: Geometry;
  readonly #next: number[] = [0xff00 | mediaFixedDisk, 0xffff];

  constructor(image: Uint8Array, geometry: Geometry) {
    this.#image = image;
    this.#geometry = geometry;
  }

  /**
   * Writes what lies in a folder and gives the entries that name it.
   * @param own cluster of the folder, 0 for the root
   */
  writeChildren(folder: Folder, own: number): Uint8Array[] {
    const folders = [...folder.folders].map(([name, child]) => {
      const cluster = this.#next.length;
      const count = 2 + child.folders.size + child.files.size;
      this.#reserve(count * entryBytes);
      const dots = [
        entryOf({ name: padded(".", 11), attributes: 0x10, cluster, size: 0, at: child.at }),
        entryOf({ name: padded("..", 11), attributes: 0x10, cluster: own, size: 0, at: child.at }),
      ];
      this.#put(cluster, joined([...dots, ...this.writeChildren(child, cluster)]));
      return entryOf({ name: shortName(name), attributes: 0x10, cluster, size: 0, at: child.at });
    });
    const files = [...folder.files].map(([name, { content, modifiedAt }]) => {
      const cluster = content.length === 0 ? 0 : this.#next.length;
      this.#reserve(content.length);
      if (cluster !== 0) this.#put(cluster, content);
      return entryOf({
        name: shortName(name),
        attributes: 0x20,
        cluster,
        size: content.length,
        at: modifiedAt,
      });
    });
    return [...folders, ...files];
  }

  writeFats(): void {
    const { fatSectors, isFat12 } = this.#geometry;
    const table = new Uint8Array(fatSectors * sectorBytes);
    this.#next.forEach((value, cluster) => {
      if (isFat12) putTwelveBits(table, cluster, value & 0xfff);
      else new DataView(table.buffer).setUint16(cluster * 2, value, true);
    });
    for (let copy = 0; copy < fatCopies; copy++) {
      this.#image.set(table, (reservedSectors + copy * fatSectors) * sectorBytes);
    }
  }

  #reserve(sizeBytes: number): void {
    const count = Math.ceil(sizeBytes / (this.#geometry.clusterSectors * sectorBytes));
    for (let i = 1; i <= count; i++) this.#next.push(i === count ? 0xffff : this.#next.length + 1);
    assert(this.#next.length - 2 <= this.#geometry.clusters, "the files of an image fit into it");
  }

  #put(cluster: number, bytes: Uint8Array): void {
    const { firstDataSector, clusterSectors } = this.#geometry;
    this.#image.set(bytes, (firstDataSector + (cluster - 2) * clusterSectors) * sectorBytes);
  }
}

/** Two entries of twelve bits share three bytes. */
function putTwelveBits(table: Uint8Array, cluster: number, value: number): void {
  const offset = Math.floor((cluster * 3) / 2);
  const [first = 0, second = 0] = table.subarray(offset);
  const isOdd = cluster % 2 === 1;
  table[offset] = isOdd ? first | ((value & 0xf) << 4) : value & 0xff;
  table[offset + 1] = isOdd ? value >> 4 : second | (value >> 8);
}

interface EntryParts {
  readonly name: Uint8Array;
  readonly attributes: number;
  readonly cluster: number;
  readonly size: number;
  readonly at: Date;
}

function entryOf({ name, attributes, cluster, size, at }: EntryParts): Uint8Array {
  const entry = new Uint8Array(entryBytes);
  const view = new DataView(entry.buffer);
  const years = Math.max(0, at.getUTCFullYear() - 1980);
  const date = (years << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  entry.set(name, 0);
  view.setUint8(11, attributes);
  view.setUint16(14, time, true);
  view.setUint16(16, date, true);
  view.setUint16(18, date, true);
  view.setUint16(22, time, true);
  view.setUint16(24, date, true);
  view.setUint16(26, cluster, true);
  view.setUint32(28, size, true);
  return entry;
}

function shortName(name: string): Uint8Array {
  const match = /^([A-Z0-9_-]{1,8})(?:\.([A-Z0-9_-]{1,3}))?$/.exec(name);
  assert(match !== null, "a name in a FAT image is 8.3 in upper case");
  return padded((match?.[1] ?? "").padEnd(8) + (match?.[2] ?? ""), 11);
}

function padded(text: string, length: number): Uint8Array {
  assert(text.length <= length, "a name fits into its field");
  return Uint8Array.from(ascii(text.padEnd(length)));
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function joined(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * entryBytes);
  entries.forEach((entry, i) => {
    bytes.set(entry, i * entryBytes);
  });
  return bytes;
}
