/** Every part on one page, for eyes; in development only, at /<lang>/ui. */
export default function Gallery() {
  return null;
}
