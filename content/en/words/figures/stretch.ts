export const stretch = {
  picture: 'SGD and RMSprop in a valley that can be stretched',
  steepness: (k: number) => `${k} times as steep across as along`,
  steepnessLabel: 'Steepness across',
  steps: 'Steps',
  handle: 'How steep the valley is across',
  describe(s: {
    steepness: number
    steps: number
    rate: number
    product: string
    sgd: string | number
    course: 'lost' | 'jumping' | 'straight'
    rmsprop: string
  }): string {
    const why = {
      lost: `more than 2, so each jump across the valley is longer than the last`,
      jumping: `between 1 and 2, so it jumps across the valley and back, closer each time`,
      straight: `no more than 1, so it comes down on one side`,
    }[s.course]
    const sgd =
      typeof s.sgd === 'number'
        ? `SGD is out of the picture by step ${s.sgd}`
        : `SGD is at ${s.sgd}`
    return `${s.steps} steps from (1, 1), at a rate of ${s.rate} for both. ${sgd}: its rate times the steepness is ${s.product}, ${why}. RMSprop is at ${s.rmsprop}; its two numbers agree, whatever the steepness.`
  },
}
