import { graphWidth, layOutGraph, type GraphGroup, type GraphLayout } from "./graph-layout.ts";

export type RelationGraphProps = {
  /** What the drawing shows, and where the same stands as text. */
  label: string;
  /** The record that the page is about. */
  center: string;
  /** Language of its name where it is not the page's. */
  centerLang?: string | undefined;
  above?: readonly GraphGroup[] | undefined;
  below?: readonly GraphGroup[] | undefined;
};

const middle = graphWidth / 2;

/**
 * One record on a spine, what it is related to on both sides of it. Drawn on the server; wide enough for a phone.
 *
 * Accessibility: a group with a name; every box that leads somewhere is a link with its whole label, also where the
 * drawn one is cut. Captions and kinds of line say what colour would. Give the same as lists beside it.
 */
export function RelationGraph({ label, center, centerLang, above = [], below = [] }: RelationGraphProps) {
  const layout = layOutGraph(center, above, below);
  const { spine, captions, more, nodes } = layout;
  return (
    <svg
      className="relation-graph"
      viewBox={`-1 -1 ${layout.width + 2} ${layout.height + 2}`}
      role="group"
      aria-label={label}
    >
      <path className="spine" d={`M${middle} ${spine.from}V${spine.to}`} />
      {captions.map(({ text, y, width }, index) => (
        <g key={index} className="caption">
          <rect x={middle - width / 2} y={y - 10} width={width} height={20} />
          <text x={middle} y={y + 4}>
            {text}
          </text>
        </g>
      ))}
      {nodes.map((node, index) => {
        const drawn = (
          <>
            <rect x={node.x} y={node.y} width={node.width} height={node.height} rx={7} />
            <Lines box={node} step={15} />
          </>
        );
        const edge = node.side === "left" ? node.x + node.width : node.x;
        return (
          <g key={index} className="node" lang={node.lang}>
            <Stub from={edge} y={node.y + node.height / 2} line={node.line} />
            {node.href ? (
              <a href={node.href} aria-label={node.label}>
                <title>{node.label}</title>
                {drawn}
              </a>
            ) : (
              drawn
            )}
          </g>
        );
      })}
      {more.map(({ text, x, y }, index) => (
        <text key={index} className="more" x={x} y={y + 4}>
          {text}
        </text>
      ))}
      <g className="center" lang={centerLang}>
        <rect {...boxOf(layout.center)} rx={8} />
        <Lines box={layout.center} step={18} />
      </g>
    </svg>
  );
}

/** The line from a box to the spine. */
function Stub({ from, y, line }: { from: number; y: number; line: string }) {
  if (line !== "double") return <path className={`stub ${line}`} d={`M${from} ${y}H${middle}`} />;
  return <path className="stub" d={`M${from} ${y - 2}H${middle}M${from} ${y + 2}H${middle}`} />;
}

type Box = GraphLayout["center"];

const boxOf = ({ x, y, width, height }: Box) => ({ x, y, width, height });

/** Lines of text in the middle of a box. */
function Lines({ box, step }: { box: Box; step: number }) {
  const x = box.x + box.width / 2;
  const top = box.y + box.height / 2 - ((box.lines.length - 1) * step) / 2 + 4.5;
  return (
    <text x={x}>
      {box.lines.map((line, index) => (
        // The blank keeps the words of two lines apart for those who hear them.
        <tspan key={index} x={x} y={top + index * step}>
          {index < box.lines.length - 1 ? `${line} ` : line}
        </tspan>
      ))}
    </text>
  );
}
