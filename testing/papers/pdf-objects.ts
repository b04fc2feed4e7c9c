// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";

type PdfObject = Readonly<Record<string, unknown>>;

interface Described {
  readonly value?: unknown;
  readonly stream?: { readonly dict: PdfObject; readonly data: string };
}

/** A PDF as `qpdf` reads it: we wrote it, so we do not read it ourselves. */
export class PdfObjects {
  readonly #objects: ReadonlyMap<string, Described>;

  private constructor(objects: ReadonlyMap<string, Described>) {
    this.#objects = objects;
  }

  static of(path: string): PdfObjects {
    const words = ["--json=2", "--json-stream-data=inline", "--decode-level=generalized", path];
    const told = execFileSync("qpdf", words, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
    const { qpdf } = JSON.parse(told) as { readonly qpdf: readonly [object, Record<string, Described>] };
    const entries = Object.entries(qpdf[1]).map(
      ([name, object]) => [name.replace("obj:", ""), object] as const,
    );
    return new PdfObjects(new Map(entries));
  }

  /** An object by its reference, or itself where it stands in place. */
  at(place: unknown): PdfObject {
    if (typeof place !== "string") return place as PdfObject;
    const { value, stream } = this.#objects.get(place) ?? {};
    return (stream?.dict ?? value ?? {}) as PdfObject;
  }

  all(type: string): PdfObject[] {
    return [...this.#objects.keys()].map((ref) => this.at(ref)).filter((object) => object["/Type"] === type);
  }

  only(type: string): PdfObject {
    const [one, ...others] = this.all(type);
    if (one === undefined || others.length > 0) throw new Error(`${1 + others.length} of ${type}`);
    return one;
  }

  stream(place: unknown): Buffer {
    return Buffer.from(this.#objects.get(String(place))?.stream?.data ?? "", "base64");
  }

  /** What draws each page. */
  pageContents(): string[] {
    return this.all("/Page").map(({ "/Contents": contents }) => {
      const parts = Array.isArray(contents) ? contents : [contents];
      return parts.map((part) => this.stream(part).toString("latin1")).join("\n");
    });
  }
}

/** Lines that write or paint outside of every mark: neither part of the structure nor an artifact. */
export function untaggedIn(content: string): string[] {
  const outside: string[] = [];
  let depth = 0;
  for (const line of content.split("\n")) {
    if (/\b(?:BDC|BMC)$/.test(line)) depth += 1;
    else if (/^EMC$/.test(line)) depth -= 1;
    else if (/(?:^|[\s\])>])(?:TJ|Tj|f|S|B|Do)$/.test(line) && depth <= 0) outside.push(line.slice(0, 60));
  }
  return outside;
}
