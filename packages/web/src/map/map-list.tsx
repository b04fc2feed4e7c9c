// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import type { GeoPoint } from "./map-projection.ts";
import { mapWords } from "./map-words.ts";

export interface MapArea {
  readonly key: string;
  readonly name: string;
  /** At least three corners; the last joins the first. */
  readonly outline: readonly GeoPoint[];
}

/** A place that may lie anywhere within its radius. */
export interface MapPlace {
  readonly key: string;
  readonly name: string;
  readonly position: GeoPoint & { readonly radiusMetres: number };
  /** What stands beside the name in the list under the map. */
  readonly beside?: ReactNode;
}

interface MapListProps {
  readonly areas: readonly MapArea[];
  readonly places: readonly MapPlace[];
  readonly chosenKey: string | undefined;
  readonly onChoose: ((key: string) => void) | undefined;
}

/** What the drawing shows, in words; whatever can be chosen there can be chosen here. */
export function MapList({ areas, places, chosenKey, onChoose }: MapListProps) {
  const words = useWords(mapWords);
  return (
    <div className="map-list">
      {areas.length === 0 ? null : (
        <ol aria-label={words.areas} className="map-areas">
          {areas.map(({ key, name }, i) => (
            <li key={key}>
              <span className="map-list-sign">{letterOf(i)}</span> {name}
            </li>
          ))}
        </ol>
      )}
      {places.length === 0 ? null : (
        <ol aria-label={words.places} className="map-places">
          {places.map(({ key, name, position, beside }, i) => (
            <li key={key}>
              <span className="map-list-number">{i + 1}</span>{" "}
              {onChoose === undefined ? (
                name
              ) : (
                <button aria-pressed={key === chosenKey} onClick={() => onChoose(key)} type="button">
                  {name}
                </button>
              )}{" "}
              <span className="map-note">{words.within(position.radiusMetres)}</span> {beside}
            </li>
          ))}
        </ol>
      )}
      {places.length === 0 ? null : <p className="map-note">{words.circle}</p>}
    </div>
  );
}

/** The letter that an area is drawn and listed with. */
export function letterOf(i: number): string {
  return String.fromCharCode(65 + (i % 26));
}
