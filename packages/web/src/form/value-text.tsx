// SPDX-License-Identifier: Apache-2.0
import type { FormField, JsonObject, JsonValue, TimeInterval } from "@scelle/core";
import type { ReactNode } from "react";
import { InstantText } from "../design/instant-text.tsx";
import { NameOf } from "../design/name-of.tsx";
import { TimeText } from "../design/time-text.tsx";
import { useColon, useLanguage, useSay, useWords } from "../words/use-words.ts";
import { formWords } from "./form-words.ts";

interface ValueTextProps {
  readonly field: FormField;
  readonly value: JsonValue | undefined;
}

/** A stated value as one reads it, by what its field means. */
export function ValueText({ field, value }: ValueTextProps) {
  const words = useWords(formWords);
  const say = useSay();
  const language = useLanguage();
  if (value === undefined || value === null) return <span className="quiet">{words.notSaid}</span>;
  switch (field.control) {
    case "choice":
      return say(field.options?.find((option) => option.value === value)?.label ?? alike(String(value)));
    case "reference":
      return field.refersTo === "object" ? (
        <code>{String(value)}</code>
      ) : (
        <NameOf recordRef={String(value)} />
      );
    case "time":
      return <TimeText interval={value as unknown as TimeInterval} />;
    case "instant":
      return <InstantText instant={String(value)} />;
    case "number":
      return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(Number(value));
    case "checkbox":
      return value === true ? words.yes : words.no;
    case "list":
      return <Lines field={field} lines={value as readonly JsonValue[]} />;
    case "quantity":
    case "group":
      return <Parts field={field} group={value as JsonObject} />;
    default:
      return <span className="form-words">{String(value)}</span>;
  }
}

function Lines({ field, lines }: { readonly field: FormField; readonly lines: readonly JsonValue[] }) {
  const { element } = field;
  if (element === undefined) return null;
  return (
    <ul className="form-value-lines">
      {lines.map((line, i) => (
        <li key={i}>
          <ValueText field={element} value={line} />
        </li>
      ))}
    </ul>
  );
}

function Parts({ field, group }: { readonly field: FormField; readonly group: JsonObject }): ReactNode {
  const say = useSay();
  const colon = useColon();
  const { alternatives } = field;
  const parts = field.parts ?? alternatives?.find(({ key }) => key in group)?.parts ?? [];
  const present = parts.filter(({ name }) => group[name] !== undefined);
  return present.map((part, i) => (
    <span className="form-value-part" key={part.name}>
      {i === 0 ? "" : " · "}
      {field.control === "quantity" ? null : (
        <span className="quiet">
          {say(part.label)}
          {colon}
        </span>
      )}
      <ValueText field={part} value={group[part.name]} />
    </span>
  ));
}

const alike = (text: string) => ({ en: text, fr: text });
