/** How a group's lines look, so that kinds of relation differ without colour. */
export type GraphLine = "solid" | "dashed" | "dotted" | "double";

export type GraphNode = {
  label: string;
  /** Language of the label where it is not the page's. */
  lang?: string | undefined;
  href?: string | undefined;
};

export type GraphGroup = {
  caption: string;
  line: GraphLine;
  nodes: readonly GraphNode[];
  /** What is said of those that are not drawn: "and 12 more". */
  more?: string | undefined;
};

type Box = { x: number; y: number; width: number; height: number; lines: string[] };
export type PlacedNode = Box & GraphNode & { line: GraphLine; side: "left" | "right" };
export type PlacedCaption = { text: string; y: number; width: number };
export type PlacedMore = { text: string; x: number; y: number };

export type GraphLayout = {
  width: number;
  height: number;
  /** Where the spine begins and ends. */
  spine: { from: number; to: number };
  center: Box;
  nodes: PlacedNode[];
  captions: PlacedCaption[];
  more: PlacedMore[];
};

/** Units are pixels of a phone's column: text of 12 stays legible there. */
export const graphWidth = 340;
const textSize = { node: 12, center: 14, caption: 11.5 };
const boxWidth = 148;
const gap = 8;
const lineHeight = { node: 15, center: 18 };
const padding = 8;
const captionHeight = 24;
const mostLines = 3;

/**
 * Places one thing in the middle of a spine, groups of others above and below it, two columns of boxes joined to the
 * spine. Everything stands inside the width; nothing overlaps.
 */
export function layOutGraph(
  center: string,
  above: readonly GraphGroup[],
  below: readonly GraphGroup[],
): GraphLayout {
  const layout: GraphLayout = {
    width: graphWidth,
    height: 0,
    spine: { from: 0, to: 0 },
    center: { x: 0, y: 0, width: 0, height: 0, lines: [] },
    nodes: [],
    captions: [],
    more: [],
  };
  let y = 0;
  for (const group of above) y = place(layout, group, y);
  const width = graphWidth - 60;
  const lines = wrapText(center, width - 2 * padding, textSize.center, mostLines);
  layout.center = {
    x: 30,
    y,
    width,
    height: lines.length * lineHeight.center + 2 * padding,
    lines,
  };
  y += layout.center.height + gap;
  for (const group of below) y = place(layout, group, y);
  const middles = [...layout.nodes, layout.center].map((box) => box.y + box.height / 2);
  layout.spine = { from: Math.min(...middles), to: Math.max(...middles) };
  layout.height = y - gap;
  return layout;
}

/** Places a group from `y` on; @returns where the next one begins */
function place(layout: GraphLayout, { caption, line, nodes, more }: GraphGroup, from: number): number {
  let y = from;
  const width = widthOf(caption, textSize.caption) + 2 * padding;
  layout.captions.push({ text: caption, y: y + captionHeight / 2, width: Math.min(width, graphWidth) });
  y += captionHeight;
  const cells: (GraphNode | string)[] = [...nodes, ...(more ? [more] : [])];
  for (let first = 0; first < cells.length; first += 2) {
    const row = cells.slice(first, first + 2).map((cell) => ({
      cell,
      lines: wrapText(
        typeof cell === "string" ? cell : cell.label,
        boxWidth - 2 * padding,
        textSize.node,
        mostLines,
      ),
    }));
    const height = Math.max(...row.map(({ lines }) => lines.length)) * lineHeight.node + 2 * padding + 3;
    for (const [column, { cell, lines }] of row.entries()) {
      const x = column === 0 ? 0 : graphWidth - boxWidth;
      if (typeof cell === "string") layout.more.push({ text: cell, x: x + boxWidth / 2, y: y + height / 2 });
      else {
        const side = column === 0 ? "left" : "right";
        layout.nodes.push({ ...cell, line, side, x, y, width: boxWidth, height, lines });
      }
    }
    y += height + gap;
  }
  return y;
}

/** A text in lines that fit; what does not fit on the last ends with an ellipsis. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((one) => pieces(one, width, size))) {
    const longer = line ? `${line} ${word}` : word;
    if (widthOf(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1] ?? "";
  while (last && widthOf(`${last}…`, size) > width) last = last.slice(0, -1).trimEnd();
  return [...lines.slice(0, most - 1), `${last}…`];
}

/** A word that is wider than a line, in parts. */
function pieces(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part && widthOf(part + letter, size) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/** About how wide a text is, in units: no server knows the reader's font. Errs on the wide side. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) ems += widthOfLetter(letter);
  return ems * size;
}

function widthOfLetter(letter: string): number {
  if (/[iljtfrI.,:;'’|! ()]/.test(letter)) return 0.36;
  if (/[mwMW@%…—]/.test(letter)) return 0.92;
  if (/[A-Z]/.test(letter)) return 0.72;
  // Beyond Latin letters may fill their whole square.
  return letter < "\u0250" ? 0.6 : 1;
}
