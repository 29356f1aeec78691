/** Photos are made small on the phone before they travel: a letter of 12 megapixels stays legible below 300 kB. */

const LONGEST = 1600;
const MOST_BYTES = 300_000;
/** Tried one after the other until it is small enough; the last one is taken as it is. */
const TRIES: readonly (readonly [longest: number, quality: number])[] = [[LONGEST, 0.7], [LONGEST, 0.55], [1280, 0.55], [1024, 0.5]];

/** The file is not a picture that this phone can read. */
export class UnreadablePhotoError extends Error {}

/** A JPEG of the photo, upright, without what the camera wrote into it (place, time, phone). */
export async function shrunk(file: Blob): Promise<Blob> {
  const address = URL.createObjectURL(file);
  try {
    const picture = await decoded(address);
    let made: Blob | null = null;
    for (const [longest, quality] of TRIES) {
      made = await drawn(picture, longest, quality);
      if (made && made.size <= MOST_BYTES) break;
    }
    if (!made) throw new UnreadablePhotoError();
    return made;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** An image element, not a bitmap: it turns the picture as the camera meant it, on old phones too. */
async function decoded(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = address;
  await picture.decode().catch(() => Promise.reject(new UnreadablePhotoError()));
  return picture;
}

function drawn(picture: HTMLImageElement, longest: number, quality: number): Promise<Blob | null> {
  const { naturalWidth, naturalHeight } = picture;
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new UnreadablePhotoError();
  // What is transparent becomes paper, not black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
