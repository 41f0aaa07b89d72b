import '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs'
import { useFastMatMul } from '../../tensor/fast-matmul.ts'

useFastMatMul()
await tf.setBackend('wasm')
