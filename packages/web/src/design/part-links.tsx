// SPDX-License-Identifier: Apache-2.0
import { LinkTo } from "./link-to.tsx";
import "./part-links.css";

interface PartLinksProps<Part extends string> {
  /** What the links are for. */
  readonly label: string;
  readonly names: readonly Part[];
  readonly shown: Part;
  readonly words: Readonly<Record<Part, string>>;
  readonly address: (part: Part) => string;
}

/** The parts of a screen of which one is shown at a time; the address says which. */
export function PartLinks<Part extends string>(props: PartLinksProps<Part>) {
  const { label, names, shown, words, address } = props;
  return (
    <nav aria-label={label} className="part-links">
      {names.map((name) => (
        <LinkTo
          key={name}
          to={address(name)}
          {...(name === shown ? { "aria-current": "page" as const } : {})}
        >
          {words[name]}
        </LinkTo>
      ))}
    </nav>
  );
}
