// SPDX-License-Identifier: Apache-2.0
import type { CityMap } from "@scelle/core/api";
import { type ReactNode, useState } from "react";
import { Button } from "../design/button.tsx";
import { useWords } from "../words/use-words.ts";
import { CityDrawing, CityNames } from "./city-drawing.tsx";
import "./map.css";
import {
  boundsOf,
  type GeoBounds,
  type GeoPoint,
  type MapProjection,
  mapProjection,
  middleOf,
  scaleBarMetres,
  zoomedBounds,
} from "./map-projection.ts";
import { mapWords } from "./map-words.ts";
import { type DrawnPoint, middle, pathOf } from "./outline.ts";
import { useWidth } from "./use-width.ts";

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

interface PlaceMapProps {
  /** Absent where the server has no map of the ground. */
  readonly city?: CityMap | undefined;
  readonly areas?: readonly MapArea[];
  readonly places?: readonly MapPlace[];
  readonly chosenKey?: string | undefined;
  readonly onChoose?: ((key: string) => void) | undefined;
  /** What the map shows, as its text alternative begins. */
  readonly title: string;
}

/**
 * Areas and places on a map, with the same in words under it: whatever can be chosen in the drawing can be
 * chosen in the list, by keyboard. Choosing brings a place to the middle.
 */
export function PlaceMap({ city, areas = [], places = [], chosenKey, onChoose, title }: PlaceMapProps) {
  const words = useWords(mapWords);
  const [measure, widthPx] = useWidth<HTMLDivElement>(640);
  const [factor, setFactor] = useState(1);
  const whole = wholeOf(city, areas, places);
  if (whole === undefined) return <p className="map-none">{words.noPlace}</p>;
  const chosen = places.find(({ key }) => key === chosenKey)?.position;
  const about = chosen ?? middleOf(boundsOf([...places.map(pointOf), ...areas.flatMap(outlineOf)]) ?? whole);
  const view = factor === 1 ? whole : zoomedBounds(whole, factor, about);
  const projection = mapProjection(view, widthPx);
  return (
    <figure className="map">
      <div className="map-sheet" ref={measure}>
        <MapDrawing {...{ areas, chosenKey, city, places, projection, title }} />
        {onChoose === undefined ? null : <PlaceButtons {...{ onChoose, places, projection }} />}
      </div>
      <div className="map-controls">
        <Button isDisabled={factor >= factorMax} onPress={() => setFactor(factor * 2)}>
          {words.closer}
        </Button>
        <Button isDisabled={factor === 1} onPress={() => setFactor(factor / 2)}>
          {words.wider}
        </Button>
        <Button isDisabled={factor === 1} onPress={() => setFactor(1)}>
          {words.whole}
        </Button>
      </div>
      <figcaption>
        {city === undefined ? <p className="map-note">{words.noGround}</p> : null}
        <MapList {...{ areas, chosenKey, onChoose, places }} />
      </figcaption>
    </figure>
  );
}

const factorMax = 8;

interface DrawingProps extends Omit<PlaceMapProps, "onChoose"> {
  readonly areas: readonly MapArea[];
  readonly places: readonly MapPlace[];
  readonly projection: MapProjection;
}

function MapDrawing({ city, areas, places, chosenKey, title, projection }: DrawingProps) {
  const { widthPx, heightPx } = projection;
  const signs = [
    ...places.map(({ position }) => projection.place(position)),
    ...areas.map(({ outline }) => signPlace(outline.map(projection.place))),
  ];
  return (
    <svg
      aria-label={title}
      height={heightPx}
      role="img"
      viewBox={`0 0 ${String(widthPx)} ${String(heightPx)}`}
      width={widthPx}
    >
      <defs>
        <pattern
          height="6"
          id="map-uncertain"
          patternTransform="rotate(45)"
          patternUnits="userSpaceOnUse"
          width="6"
        >
          <line className="map-uncertain-line" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      <rect className="map-ground" height={heightPx} width={widthPx} />
      {city === undefined ? null : <CityDrawing city={city} projection={projection} />}
      {areas.map((area, i) => (
        <AreaShape area={area} key={area.key} projection={projection} sign={letterOf(i)} />
      ))}
      {city === undefined ? null : <CityNames city={city} projection={projection} signs={signs} />}
      {places.map((place, i) => (
        <PlaceShape
          isChosen={place.key === chosenKey}
          key={place.key}
          number={i + 1}
          place={place}
          projection={projection}
        />
      ))}
      <ScaleBar projection={projection} />
    </svg>
  );
}

function AreaShape({
  area,
  projection,
  sign,
}: {
  readonly area: MapArea;
  readonly projection: MapProjection;
  readonly sign: string;
}) {
  const corners = area.outline.map(projection.place);
  const { x, y } = signPlace(corners);
  return (
    <g>
      <path className="map-area-of" d={`${pathOf(corners)}Z`} />
      <text className="map-sign" x={x} y={y}>
        {sign}
      </text>
    </g>
  );
}

function PlaceShape({
  place,
  number,
  isChosen,
  projection,
}: {
  readonly place: MapPlace;
  readonly number: number;
  readonly isChosen: boolean;
  readonly projection: MapProjection;
}) {
  const { x, y } = projection.place(place.position);
  const radiusPx = Math.max(signRadiusPx, place.position.radiusMetres * projection.pixelsPerMetre);
  return (
    <g className={isChosen ? "map-place-of map-place-chosen" : "map-place-of"}>
      <circle className="map-radius" cx={x} cy={y} fill="url(#map-uncertain)" r={radiusPx} />
      <circle className="map-point" cx={x} cy={y} r={signRadiusPx} />
      <text className="map-number" x={x} y={y}>
        {number}
      </text>
    </g>
  );
}

/** Where a pointer chooses a place in the drawing; the list under it holds the same for everybody. */
function PlaceButtons({
  places,
  projection,
  onChoose,
}: Pick<DrawingProps, "places" | "projection"> & { readonly onChoose: (key: string) => void }) {
  return places.map(({ key, position }) => {
    const { x, y } = projection.place(position);
    return (
      <button
        aria-hidden="true"
        className="map-place-button"
        key={key}
        onClick={() => onChoose(key)}
        style={{ left: `${String(x)}px`, top: `${String(y)}px` }}
        tabIndex={-1}
        type="button"
      />
    );
  });
}

function ScaleBar({ projection }: { readonly projection: MapProjection }) {
  const words = useWords(mapWords);
  const { heightPx, widthPx, pixelsPerMetre } = projection;
  const metres = scaleBarMetres(pixelsPerMetre, Math.min(140, widthPx / 3));
  const lengthPx = metres * pixelsPerMetre;
  const y = heightPx - 14;
  return (
    <g className="map-scale">
      <rect className="map-scale-ground" height={26} width={lengthPx + 20} x={4} y={heightPx - 30} />
      <path d={`M14 ${String(y - 5)}V${String(y)}H${String(14 + lengthPx)}V${String(y - 5)}`} />
      <text x={14 + lengthPx / 2} y={y - 5}>
        {words.metres(metres)}
      </text>
    </g>
  );
}

type ListProps = Pick<DrawingProps, "areas" | "places" | "chosenKey"> & Pick<PlaceMapProps, "onChoose">;

function MapList({ areas, places, chosenKey, onChoose }: ListProps) {
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

const signRadiusPx = 9;

/** Near the first corner, since what happened tends to stand in the middle of an area. */
function signPlace(corners: readonly DrawnPoint[]): DrawnPoint {
  const inside = middle(corners);
  const corner = corners[0] ?? inside;
  return { x: inside.x + (corner.x - inside.x) * 0.68, y: inside.y + (corner.y - inside.y) * 0.62 };
}

function letterOf(i: number): string {
  return String.fromCharCode(65 + (i % 26));
}

function pointOf({ position }: MapPlace): GeoPoint {
  return position;
}

function outlineOf({ outline }: MapArea): readonly GeoPoint[] {
  return outline;
}

function wholeOf(
  city: CityMap | undefined,
  areas: readonly MapArea[],
  places: readonly MapPlace[],
): GeoBounds | undefined {
  return city?.bounds ?? boundsOf([...areas.flatMap(outlineOf), ...places.map(pointOf)]);
}
