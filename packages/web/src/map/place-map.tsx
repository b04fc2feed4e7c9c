// SPDX-License-Identifier: Apache-2.0
import type { CityMap } from "@scelle/core/api";
import { useState } from "react";
import { Button } from "../design/button.tsx";
import { useWords } from "../words/use-words.ts";
import { CityDrawing, CityNames } from "./city-drawing.tsx";
import "./map.css";
import { letterOf, type MapArea, MapList, type MapPlace } from "./map-list.tsx";
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
import { spreadSigns } from "./spread-signs.ts";
import { useWidth } from "./use-width.ts";

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
  const signs = spreadSigns(
    [
      ...places.map(({ position }) => projection.place(position)),
      ...areas.map(({ outline }) => signPlace(outline.map(projection.place))),
    ],
    signRadiusPx * 2 + 2,
    projection,
  );
  return (
    <figure className="map">
      <div className="map-sheet" ref={measure}>
        <MapDrawing {...{ areas, chosenKey, city, places, projection, signs, title }} />
        {onChoose === undefined ? null : <PlaceButtons {...{ onChoose, places, signs }} />}
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
  /** Where the numbers of the places stand, then the letters of the areas. */
  readonly signs: readonly DrawnPoint[];
}

function MapDrawing({ city, areas, places, chosenKey, title, projection, signs }: DrawingProps) {
  const { widthPx, heightPx } = projection;
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
        <AreaShape
          area={area}
          at={signs[places.length + i]}
          key={area.key}
          projection={projection}
          sign={letterOf(i)}
        />
      ))}
      {city === undefined ? null : <CityNames city={city} projection={projection} signs={signs} />}
      {places.map((place, i) => (
        <PlaceShape
          at={signs[i]}
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
  at,
  projection,
  sign,
}: {
  readonly area: MapArea;
  readonly at: DrawnPoint | undefined;
  readonly projection: MapProjection;
  readonly sign: string;
}) {
  const corners = area.outline.map(projection.place);
  const { x, y } = at ?? signPlace(corners);
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
  at,
  number,
  isChosen,
  projection,
}: {
  readonly place: MapPlace;
  /** Where its number stands if that is not over the place itself. */
  readonly at: DrawnPoint | undefined;
  readonly number: number;
  readonly isChosen: boolean;
  readonly projection: MapProjection;
}) {
  const { x, y } = projection.place(place.position);
  const sign = at ?? { x, y };
  const radiusPx = Math.max(signRadiusPx, place.position.radiusMetres * projection.pixelsPerMetre);
  return (
    <g className={isChosen ? "map-place-of map-place-chosen" : "map-place-of"}>
      <circle className="map-radius" cx={x} cy={y} fill="url(#map-uncertain)" r={radiusPx} />
      <line className="map-leader" x1={x} x2={sign.x} y1={y} y2={sign.y} />
      <circle className="map-point" cx={sign.x} cy={sign.y} r={signRadiusPx} />
      <text className="map-number" x={sign.x} y={sign.y}>
        {number}
      </text>
    </g>
  );
}

/** Where a pointer chooses a place in the drawing; the list under it holds the same for everybody. */
function PlaceButtons({
  places,
  signs,
  onChoose,
}: Pick<DrawingProps, "places" | "signs"> & { readonly onChoose: (key: string) => void }) {
  return places.map(({ key }, i) => {
    const { x, y } = signs[i] ?? { x: 0, y: 0 };
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

const signRadiusPx = 9;

/** Near the first corner, since what happened tends to stand in the middle of an area. */
function signPlace(corners: readonly DrawnPoint[]): DrawnPoint {
  const inside = middle(corners);
  const corner = corners[0] ?? inside;
  return { x: inside.x + (corner.x - inside.x) * 0.68, y: inside.y + (corner.y - inside.y) * 0.62 };
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
