/** 784 grey bytes -> a PNG as a data: address, dark ink on white paper. */
import { crc32, deflateSync } from 'node:zlib'

const SIDE = 28

export function digitPng(base64Pixels: string): string {
  const pixels = Buffer.from(base64Pixels, 'base64')
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIDE, 0)
  header.writeUInt32BE(SIDE, 4)
  // 8 bits a pixel, grey, the only compression and filter method there is, not interlaced.
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(SIDE * (SIDE + 1))
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++)
      rows[row * (SIDE + 1) + 1 + column] = 255 - pixels[row * SIDE + column]!
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
