/** What layers and models note for themselves while they are used: no change of theirs. */
const COMES_AND_GOES =
  /^(id|built|_built|isTraining|stopTraining_|_refCount|fastWeightInitDuringBuild|model|history|.*(Function|Mask|Nodes?|Cache|Fns|Hook|Shapes?|Tensors?|Names|Indices|Inputs?|Outputs?|(?:input|output)Layers|Depth|Refs|Weights|Spec|Functions)|_updates|_losses|userDefinedMetadata|inputs|outputs|keptStates|states_)$/

/** Whether a property of a layer, its weights apart, decides what it computes. */
export function isSetting(name: string): boolean {
  return !COMES_AND_GOES.test(name)
}
