/** A QR code from the server's SVG. Only its size and its lines are taken over: the page never parses foreign markup. */
export function Qr({ svg, label }: { svg: string; label: string }) {
  const box = /viewBox="([\d .]+)"/.exec(svg)?.[1];
  const path = /<path[^>]*?\sd="([^"]+)"/.exec(svg)?.[1];
  if (!box || !path) return null;
  return (
    <svg class="qr" viewBox={box} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} stroke="#000" fill="none" />
    </svg>
  );
}
