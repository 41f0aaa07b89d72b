/** Grey pictures in the page. The build has its own way, `markdown/png.ts`. */

/** 784 grey bytes in base64 -> a picture's address, dark ink on white paper. */
export function picture(pixels: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 28
  const context = canvas.getContext('2d')!
  const image = context.createImageData(28, 28)
  const bytes = atob(pixels)
  for (let i = 0; i < bytes.length; i++) {
    const grey = 255 - bytes.charCodeAt(i)
    image.data.set([grey, grey, grey, 255], i * 4)
  }
  context.putImageData(image, 0, 0)
  return canvas.toDataURL()
}
