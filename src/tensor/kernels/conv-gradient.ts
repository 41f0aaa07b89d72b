/**
 * How a convolution's loss depends on its filter, on the wasm backend, which has no kernel for it: for each place in the
 * filter one product of two matrices, what lay under that place and the gradient that came back.
 */
import {
  BatchMatMul,
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  getKernel,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  PadV2,
  Slice,
  StridedSlice,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import { replaceKernel } from './replace-kernel.ts'
import { addressOf, type WasmBackend } from './wasm-backend.ts'

const NO_MASKS = {
  beginMask: 0,
  endMask: 0,
  ellipsisMask: 0,
  newAxisMask: 0,
  shrinkAxisMask: 0,
}

/** Replaces Conv2DBackpropFilter of the wasm backend for float32 with the channels last. */
export function useConvGradient(): void {
  replaceKernel(Conv2DBackpropFilter, (backend, inputs, attrs) => {
    const { x, dy } = inputs as unknown as { x: TensorInfo; dy: TensorInfo }
    const { strides, pad, dataFormat, dimRoundingMode, filterShape } =
      attrs as unknown as Conv2DBackpropFilterAttrs
    if (dataFormat !== 'NHWC' || x.dtype !== 'float32' || dy.dtype !== 'float32') return undefined
    const [height, width, channels, filters] = filterShape
    const conv = backend_util.computeConv2DInfo(
      x.shape as [number, number, number, number],
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
    )
    const { batchSize, outHeight, outWidth, strideHeight, strideWidth, padInfo } = conv
    const run = runner(backend)
    const { top, bottom, left, right } = padInfo
    const isPadded = top + bottom + left + right > 0
    const paddings = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ]
    const padded = isPadded ? run(PadV2, { x }, { paddings, constantValue: 0 }) : x

    const places = batchSize * outHeight * outWidth
    const back = { ...dy, shape: [1, places, filters] }
    const y = backend.makeOutput(filterShape, 'float32')
    for (let i = 0; i < height; i++)
      for (let j = 0; j < width; j++) {
        const begin = [0, i, j, 0]
        const end = [i + (outHeight - 1) * strideHeight + 1, j + (outWidth - 1) * strideWidth + 1]
        const under =
          strideHeight === 1 && strideWidth === 1
            ? run(Slice, { x: padded }, { begin, size: [batchSize, outHeight, outWidth, channels] })
            : run(
                StridedSlice,
                { x: padded },
                {
                  begin,
                  end: [batchSize, ...end, channels],
                  strides: [1, strideHeight, strideWidth, 1],
                  ...NO_MASKS,
                },
              )
        const product = run(
          BatchMatMul,
          { a: { ...under, shape: [1, places, channels] }, b: back },
          { transposeA: true, transposeB: false },
        )
        const size = 4 * channels * filters
        const from = addressOf(backend, product)
        const to = addressOf(backend, y) + size * (i * width + j)
        new Uint8Array(backend.wasm.asm.memory.buffer).copyWithin(to, from, from + size)
        for (const { dataId } of [under, product]) backend.disposeData(dataId)
      }
    if (isPadded) backend.disposeData(padded.dataId)
    return y
  })
}

/** A function that has a kernel of the backend compute. */
function runner(backend: WasmBackend) {
  return (name: string, inputs: NamedTensorInfoMap, attrs: object): TensorInfo => {
    const { kernelFunc } = getKernel(name, 'wasm')
    return kernelFunc({ backend, inputs, attrs: attrs as NamedAttrMap }) as TensorInfo
  }
}
