/** Writing lines of words: the mark that reaches furthest stands outermost, so that marks are not cut up needlessly. */

import { DOMSerializer } from "prosemirror-model";

/** @typedef {{node: import("prosemirror-model").Node, marks: readonly import("prosemirror-model").Mark[]}} Run */

export class LongMarksFirst extends DOMSerializer {
  /** @param {import("prosemirror-model").Schema} schema */
  static of(schema) {
    return new LongMarksFirst(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
  }

  /**
   * @param {import("prosemirror-model").Fragment} fragment
   * @param {{document?: Document}} options
   * @param {HTMLElement|DocumentFragment} [target]
   */
  serializeFragment(fragment, options = {}, target = undefined) {
    if (!fragment.firstChild?.isInline) {
      return super.serializeFragment(fragment, options, target);
    }
    const place = target ?? (options.document ?? document).createDocumentFragment();
    /** @type {Run[]} */
    const runs = [];
    fragment.forEach((node) => runs.push({ node, marks: node.marks }));
    this.write(runs, options, place);
    return place;
  }

  /**
   * @param {Run[]} runs
   * @param {{document?: Document}} options
   * @param {Node & ParentNode} place
   */
  write(runs, options, place) {
    for (let index = 0; index < runs.length; ) {
      const { node, marks } = runs[index];
      const lengths = marks.map((mark) => reach(mark, runs, index));
      const longest = Math.max(0, ...lengths);
      if (longest) {
        const mark = marks[lengths.indexOf(longest)];
        const { dom, contentDOM } = this.serializeMark(mark, true, options);
        const inside = runs.slice(index, index + longest);
        this.write(
          inside.map((run) => ({ ...run, marks: mark.removeFromSet(run.marks) })),
          options,
          contentDOM ?? dom,
        );
        place.append(dom);
        index += longest;
      } else {
        place.append(this.serializeNode(node.mark([]), options));
        index += 1;
      }
    }
  }
}

/**
 * Over how many runs a mark goes on.
 *
 * @param {import("prosemirror-model").Mark} mark
 * @param {Run[]} runs
 * @param {number} start
 */
function reach(mark, runs, start) {
  const end = runs.findIndex((run, index) => index >= start && !mark.isInSet(run.marks));
  return (end === -1 ? runs.length : end) - start;
}
