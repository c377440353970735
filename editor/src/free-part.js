/** Which part of the window is free for the text: bars stick to its edges, and the caret is never scrolled behind them. */

/** Between the caret and a bar, in pixels. */
const GAP = 8;

/**
 * Sides as ProseMirror asks for them; each is measured when it scrolls, for the tools open and close.
 *
 * @param {HTMLElement} bar with the tools
 */
export const besideBars = (bar) => ({
  get top() {
    const bars = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    return Math.max(bars, takenAt("top", bar)) + GAP;
  },
  get bottom() {
    return takenAt("bottom", bar) + GAP;
  },
  left: GAP,
  right: GAP,
});

/**
 * @param {"top"|"bottom"} edge
 * @param {HTMLElement} bar
 */
function takenAt(edge, bar) {
  const { position, [edge]: inset } = getComputedStyle(bar);
  const from = parseFloat(inset);
  return position === "sticky" && from >= 0 ? from + bar.offsetHeight : 0;
}
