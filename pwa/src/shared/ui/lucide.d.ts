declare module 'lucide:*' {
  /** The `d` of one path on a 24 × 24 field. */
  const drawing: string;
  export default drawing;
}
