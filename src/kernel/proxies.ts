/**
 * Which objects are proxies, and what is behind them. JavaScript does not say; asking a proxy anything runs its
 * maker's code, which may change what is looked at, throw, or never return.
 */

interface Behind {
  target: object
  handler: object
}

const known = new WeakMap<object, Behind>()

/** The target and handler of a proxy made since `noteProxies`; undefined of other objects. */
export function behindProxy(value: object): Behind | undefined {
  return known.get(value)
}

/** Replaces `Proxy` by one that notes what it makes. Call once, before any cell runs. */
export function noteProxies(): void {
  const note = (proxy: object, target: object, handler: object) => {
    known.set(proxy, { target, handler })
    return proxy
  }
  const { Proxy: Plain } = globalThis
  const { revocable } = Plain
  Plain.revocable = (target, handler) => {
    const made = revocable(target, handler)
    note(made.proxy, target, handler)
    return made
  }
  globalThis.Proxy = new Plain(Plain, {
    construct: (plain, [target, handler]) => note(new plain(target, handler), target, handler),
  })
}
