/** A model as files of TensorFlow.js's own format, which `tf.loadLayersModel` reads. */

import type { SavedModel } from '../../kernel/protocol.ts'
import * as tf from '../tf.ts'

const WEIGHTS_FILE = 'model.weights.bin'

/** Rejects where the model cannot be saved. The weights are one buffer, which the JSON's manifest describes. */
export async function saveModel(model: tf.LayersModel): Promise<SavedModel> {
  let saved: SavedModel | undefined
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      const { modelTopology, weightSpecs = [], weightData } = artifacts
      const json = {
        modelTopology,
        format: 'layers-model',
        generatedBy: `TensorFlow.js tfjs-layers v${tf.version_layers}`,
        convertedBy: null,
        weightsManifest: [{ paths: [`./${WEIGHTS_FILE}`], weights: weightSpecs }],
      }
      saved = {
        json: JSON.stringify(json),
        weights: tf.io.CompositeArrayBuffer.join(weightData),
      }
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) }
    }),
  )
  return saved!
}
