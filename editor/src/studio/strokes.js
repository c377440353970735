/** Strokes of a drawing as shapes: thicker where the pen is pressed, or where the finger is slow. */

import { getStroke } from "perfect-freehand";

/** @typedef {{points: number[][], colour: string, size: number, pen: boolean}} Stroke */

/**
 * @param {CanvasRenderingContext2D} paper
 * @param {Stroke} stroke
 */
export function ink(paper, { points, colour, size, pen }) {
  const outline = getStroke(points, { size, thinning: 0.6, smoothing: 0.5, streamline: 0.4, simulatePressure: !pen });
  paper.fillStyle = colour;
  paper.fill(shape(outline));
}

/** @param {number[][]} outline */
function shape(outline) {
  const path = new Path2D();
  outline.forEach(([x, y], index) => {
    const [nextX, nextY] = outline[(index + 1) % outline.length];
    if (index === 0) {
      path.moveTo(x, y);
    }
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  path.closePath();
  return path;
}
