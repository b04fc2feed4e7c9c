// SPDX-License-Identifier: Apache-2.0
import type { CityMap } from "@scelle/core/api";
import type { MapProjection } from "./map-projection.ts";
import { type DrawnPoint, middle, pathOf } from "./outline.ts";
import { placedNames } from "./placed-names.ts";

type Feature = CityMap["features"][number];

/** The ground of a map from below upwards, as far as its scale can show it. */
export function CityDrawing({
  city,
  projection,
}: {
  readonly city: CityMap;
  readonly projection: MapProjection;
}) {
  const ofLayer = (layer: Feature["type"]) => city.features.filter(({ type }) => type === layer);
  return (
    <g>
      {layersFromBelow.flatMap((layer) =>
        ofLayer(layer).map((feature, i) => (
          // Features have no name of their own to be told apart by, and the list does not change.
          <FeatureShape key={`${layer} ${String(i)}`} feature={feature} projection={projection} />
        )),
      )}
    </g>
  );
}

interface CityNamesProps {
  readonly city: CityMap;
  readonly projection: MapProjection;
  /** Places that names keep away from. */
  readonly signs: readonly DrawnPoint[];
}

/** Names of the ground as far as there is room for them, above everything that is put on it. */
export function CityNames({ city, projection, signs }: CityNamesProps) {
  const names = layersByName(projection).flatMap((layer) =>
    city.features
      .filter(({ type, name }) => type === layer && name !== undefined)
      .map(({ name = "", points }) => ({ layer, name, ...middle(points.map(projection.place)) })),
  );
  return (
    <g>
      {placedNames(names, projection, signs).map(({ layer, name, x, y }) => (
        <text className={`map-name map-name-${layer}`} key={`${layer} ${name}`} x={x} y={y}>
          {name}
        </text>
      ))}
    </g>
  );
}

const layersFromBelow: readonly Feature["type"][] = [
  "land",
  "water",
  "park",
  "quarter",
  "building",
  "rail",
  "street",
  "place",
];

/** What is named at a scale, the more important first. */
function layersByName({ pixelsPerMetre }: MapProjection): readonly Feature["type"][] {
  if (pixelsPerMetre > 0.16) return ["quarter", "water", "park", "place", "building", "street"];
  return pixelsPerMetre > 0.07 ? ["quarter", "water", "park", "place"] : ["water", "quarter"];
}

function FeatureShape({
  feature: { type, shape, points },
  projection,
}: {
  readonly feature: Feature;
  readonly projection: MapProjection;
}) {
  const className = `map-${type}`;
  const placed = points.map(projection.place);
  if (shape === "point") {
    const { x, y } = placed[0] ?? { x: 0, y: 0 };
    return <circle className={className} cx={x} cy={y} r={2.5} />;
  }
  const path = pathOf(placed);
  return <path className={`${className} map-${shape}`} d={shape === "area" ? `${path}Z` : path} />;
}
