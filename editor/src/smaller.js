/** Large photos are made smaller before they travel, where the browser can; the hub keeps no larger ones for pages. */

const LARGE = 2 * 1024 * 1024;
const LONG_SIDE = 2560;
const QUALITY = 0.88;

/**
 * @param {File} file
 * @returns {Promise<File>} the same where nothing is gained, or the browser cannot read it: then the hub does it
 */
export async function smaller(file) {
  if (file.size <= LARGE || !["image/jpeg", "image/png"].includes(file.type)) {
    return file;
  }
  try {
    const whole = await createImageBitmap(file);
    const scale = Math.min(1, LONG_SIDE / Math.max(whole.width, whole.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(whole.width * scale);
    canvas.height = Math.round(whole.height * scale);
    canvas.getContext("2d").drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    const drawn = await new Promise((resolve) => canvas.toBlob(resolve, file.type, QUALITY));
    return drawn && drawn.size < file.size ? new File([drawn], file.name, { type: file.type }) : file;
  } catch {
    return file;
  }
}
