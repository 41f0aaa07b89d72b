/** Grey pictures in the page. The build has its own way, `markdown/png.ts`. */

/** Grey bytes in base64, row after row of `width` -> a picture's address, dark where they are high, on white. */
export function greyPicture(pixels: string, width: number): string {
  const bytes = atob(pixels)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = bytes.length / width
  const context = canvas.getContext('2d')!
  const image = context.createImageData(canvas.width, canvas.height)
  for (let i = 0; i < bytes.length; i++) {
    const grey = 255 - bytes.charCodeAt(i)
    image.data.set([grey, grey, grey, 255], i * 4)
  }
  context.putImageData(image, 0, 0)
  return canvas.toDataURL()
}
