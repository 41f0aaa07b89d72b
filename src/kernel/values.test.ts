/** What a reader types, and what they read then. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { kernelBook } from '../book/kernel.ts'
import { Book } from './book.test-kit.ts'
import { describe as describeValue } from './describe.ts'
import { noteProxies } from './proxies.ts'

vi.mock('../tensor/plugin/wasm-files.ts', () => import('../tensor/plugin/wasm-files.test-kit.ts'))

beforeAll(() => {
  noteProxies()
  kernelBook.plugin.choose({ type: 'compute', compute: 'automatic' }, () => {})
})

const PLAIN: [typed: string, shown: string][] = [
  ['1', '1'],
  ['-0', '-0'],
  ['0', '0'],
  ['0.1 + 0.2', '0.30000000000000004'],
  ['1e21', '1e+21'],
  ['NaN', 'NaN'],
  ['-Infinity', '-Infinity'],
  ['10n ** 20n', '100000000000000000000n'],
  ['true', 'true'],
  ['null', 'null'],
  ['[undefined]', '[ undefined ]'],
  ["'hello'", 'hello'],
  ['"hello"', 'hello'],
  ["'use strict'", 'use strict'],
  ["'first'", 'first'],
  ["'second'", 'second'],
  ['`a ${1 + 1} b`', 'a 2 b'],
  ["''", "''"],
  ['[\'a\', "it\'s", `say "it\'s"`]', '[ \'a\', "it\'s", `say "it\'s"` ]'],
  ["['line\\nbreak', 'tab\\t', 'back\\\\slash']", "[ 'line\\nbreak', 'tab\\t', 'back\\\\slash' ]"],
  ["Symbol('s')", 'Symbol(s)'],
  ['Symbol()', 'Symbol()'],
  ['Symbol.iterator', 'Symbol(Symbol.iterator)'],
  ["[Symbol('x'), 5n, -0]", '[ Symbol(x), 5n, -0 ]'],
  ['[]', '[]'],
  ['({})', '{}'],
  ['[1, 2, 3]', '[ 1, 2, 3 ]'],
  ['[[1, 2], [3, 4]]', '[ [ 1, 2 ], [ 3, 4 ] ]'],
  ['[1, , 3]', '[ 1, <1 empty>, 3 ]'],
  ['new Array(5)', '[ <5 empty> ]'],
  ['new Array(1e9)', '[ <100 empty>, … 999,999,900 more ]'],
  ['Array.from({ length: 3 })', '[ undefined, undefined, undefined ]'],
  ["({ a: 1, b: 'x', c: [1], d: { e: null } })", "{ a: 1, b: 'x', c: [ 1 ], d: { e: null } }"],
  ["({ 'a b': 1, 'c-d': 2, 5: 3, ä: 4 })", "{ 5: 3, 'a b': 1, 'c-d': 2, ä: 4 }"],
  ["({ [Symbol('k')]: 1 })", '{ [Symbol(k)]: 1 }'],
  [
    "({ get area() { throw new Error('no') }, set b(x) {}, get c() { return 1 }, set c(x) {} })",
    '{ area: [Getter], b: [Setter], c: [Getter/Setter] }',
  ],
  [
    '({ f() {}, g: (x) => x, async h() {}, *i() {}, async *j() {} })',
    '{ f: [Function f], g: [Function g], h: [AsyncFunction h], i: [GeneratorFunction i], j: [AsyncGeneratorFunction j] }',
  ],
  ['Object.create(null)', '{}'],
  ['Object.assign(Object.create(null), { a: 1 })', '{ a: 1 }'],
  ['Object.freeze({ a: 1 })', '{ a: 1 }'],
  [
    '({ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } })',
    '{ a: { b: { c: { d: { e: [Object] } } } } }',
  ],
  ["const o = { name: 'o' }; o.self = o; o", "{ name: 'o', self: [Circular] }"],
  ['const a = [1]; a.push(a); a', '[ 1, [Circular] ]'],
  [
    'const p = { child: { } }; p.child.parent = p; [p, p]',
    '[ { child: { parent: [Circular] } }, { child: { parent: [Circular] } } ]',
  ],
  ["const m = new Map(); m.set('me', m); m", "Map(1) { 'me' => [Circular] }"],
  ["new Map([['a', 1], ['b', { c: 2 }]])", "Map(2) { 'a' => 1, 'b' => { c: 2 } }"],
  ['new Map([[{ k: 1 }, [1, 2]]])', 'Map(1) { { k: 1 } => [ 1, 2 ] }'],
  ['new Map()', 'Map(0) {}'],
  ["new Set([1, 'a', [2]])", "Set(3) { 1, 'a', [ 2 ] }"],
  ['new Set()', 'Set(0) {}'],
  ['new WeakMap()', 'WeakMap'],
  ['new WeakSet()', 'WeakSet'],
  ['new WeakRef({ a: 1 })', 'WeakRef { { a: 1 } }'],
  ["new Map([['a', 1]]).entries()", '[Map Iterator]'],
  ['[1, 2][Symbol.iterator]()', '[Array Iterator]'],
  ["'ab'.matchAll(/a/g)", '[RegExp String Iterator]'],
  ['new Set([1]).values()', '[Set Iterator]'],
  ['function* count() { yield 1 }; count()', '[Generator]'],
  ['(async function* () {})()', '[AsyncGenerator]'],
  [
    '({ [Symbol.iterator]() { return { next() {} } } })',
    '{ [Symbol(Symbol.iterator)]: [Function [Symbol.iterator]] }',
  ],
  [
    "'2024-05-01'.match(/(\\d+)-(\\d+)/)",
    "[ '2024-05', '2024', '05', index: 0, input: '2024-05-01', groups: undefined ]",
  ],
  ['/a+b/gi', '/a+b/gi'],
  ['new Date(0)', '1970-01-01T00:00:00.000Z'],
  ["new Date('2024-02-30T12:00:00Z')", '2024-03-01T12:00:00.000Z'],
  ["new Date('nonsense')", 'Invalid Date'],
  ['[new Date(86400000)]', '[ 1970-01-02T00:00:00.000Z ]'],
  ["new Error('bad')", 'Error: bad'],
  [
    "new TypeError('bad', { cause: new RangeError('too far') })",
    'TypeError: bad { cause: RangeError: too far }',
  ],
  [
    "Object.assign(new Error('bad'), { code: 7, status: 'x' })",
    "Error: bad { code: 7, status: 'x' }",
  ],
  [
    "new AggregateError([new Error('a'), new TypeError('b')], 'both')",
    'AggregateError: both { errors: [ Error: a, TypeError: b ] }',
  ],
  ["class MyError extends Error {}; new MyError('mine')", 'MyError: mine'],
  ["class Named extends Error { name = 'Named' }; [new Named('mine')]", '[ Named: mine ]'],
  ["new Error('')", 'Error'],
  ["new Error('two\\nlines')", 'Error: two\nlines'],
  ["new DOMException('gone', 'AbortError')", 'AbortError: gone'],
  ['Promise.resolve(5)', 'A promise, whose value nobody has waited for: write "await" before it.'],
  ['[Promise.resolve(5)]', '[ Promise (write "await" before it to see its value) ]'],
  ['await Promise.all([1, Promise.resolve(2)])', '[ 1, 2 ]'],
  [
    "await Promise.allSettled([1, Promise.reject(new Error('no'))])",
    "[ { status: 'fulfilled', value: 1 }, { status: 'rejected', reason: Error: no } ]",
  ],
  [
    'Promise.withResolvers()',
    '{ promise: Promise (write "await" before it to see its value), resolve: [Function (anonymous)], reject: [Function (anonymous)] }',
  ],
  ['new Uint8Array([1, 2, 255])', 'Uint8Array(3) [ 1, 2, 255 ]'],
  ['new Float32Array([0.5, -0, NaN])', 'Float32Array(3) [ 0.5, -0, NaN ]'],
  ['new Float64Array(3)', 'Float64Array(3) [ 0, 0, 0 ]'],
  ['new BigInt64Array([1n, 2n])', 'BigInt64Array(2) [ 1n, 2n ]'],
  ['new Uint8ClampedArray([300])', 'Uint8ClampedArray(1) [ 255 ]'],
  [
    '({ images: new Uint8Array(47_040_000), labels: new Uint8Array(60_000) })',
    '{ images: Uint8Array(47,040,000) [ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … 47,039,990 more ], labels: Uint8Array(60,000) [ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … 59,990 more ] }',
  ],
  ['new Float32Array([1, 2, 3, 4]).subarray(1, 3)', 'Float32Array(2) [ 2, 3 ]'],
  ['new ArrayBuffer(8)', 'ArrayBuffer(8) [ 0, 0, 0, 0, 0, 0, 0, 0 ]'],
  ['new ArrayBuffer(0)', 'ArrayBuffer(0) []'],
  ['new DataView(new ArrayBuffer(4), 1)', 'DataView(3) [ 0, 0, 0 ]'],
  ['new SharedArrayBuffer(4)', 'SharedArrayBuffer(4) [ 0, 0, 0, 0 ]'],
  [
    'structuredClone(new ArrayBuffer(8), { transfer: [new ArrayBuffer(8)] })',
    'ArrayBuffer(8) [ 0, 0, 0, 0, 0, 0, 0, 0 ]',
  ],
  [
    'const b = new ArrayBuffer(8); structuredClone(b, { transfer: [b] }); b',
    'ArrayBuffer (detached: its bytes were handed on)',
  ],
  ['function add(a, b) { return a + b }; add', '[Function add]'],
  ['(a, b) => a + b', '[Function (anonymous)]'],
  ['const twice = (x) => 2 * x; twice', '[Function twice]'],
  ['async function later() {}; later', '[AsyncFunction later]'],
  ['function* gen() {}; gen', '[GeneratorFunction gen]'],
  ['async function* agen() {}; agen', '[AsyncGeneratorFunction agen]'],
  ['Math.max', '[Function max]'],
  ['Math', '[Math]'],
  ['JSON', '[JSON]'],
  ['Object.assign(function f() {}, { calls: 3 })', '[Function f] { calls: 3 }'],
  ['[].map', '[Function map]'],
  ['class Point { constructor(x, y) { this.x = x; this.y = y } }; Point', '[class Point]'],
  ['class Base {}; class Derived extends Base {}; Derived', '[class Derived extends Base]'],
  [
    'class Point { x = 1; #secret = 2; static origin = new Point() }; new Point()',
    'Point { x: 1 }',
  ],
  ["class P2 { x = 1; get norm() { throw new Error('no') } }; [new P2()]", '[ P2 { x: 1 } ]'],
  [
    "class Animal { name = 'a' }; class Dog extends Animal { bark() {} }; new Dog()",
    "Dog { name: 'a' }",
  ],
  ['class Vec extends Array {}; Vec.from([1, 2])', 'Vec(2) [ 1, 2 ]'],
  ['class F extends Float32Array {}; new F([1])', 'F(1) [ 1 ]'],
  ['class Registry extends Map {}; new Registry([[1, 2]])', 'Registry(1) { 1 => 2 }'],
  ['new (class { x = 1 })()', '{ x: 1 }'],
  [
    'class A { static make() { return new this() } }; [A, A.make(), new A().constructor]',
    '[ [class A], A {}, [class A] ]',
  ],
  ['class T { get [Symbol.toStringTag]() { throw 1 } }; new T()', 'T {}'],
  ["class T2 { get [Symbol.toStringTag]() { return 'Tag' } }; new T2()", 'T2 {}'],
  [
    "({ [Symbol.toStringTag]: 'Mine', a: 1 })",
    "[Mine] { a: 1, [Symbol(Symbol.toStringTag)]: 'Mine' }",
  ],
  ["({ constructor: 'x', toString: null })", "{ constructor: 'x', toString: null }"],
  ["({ constructor: { name: 'Fake' } })", "{ constructor: { name: 'Fake' } }"],
  ["({ toString() { throw new Error('no') } })", '{ toString: [Function toString] }'],
  ["({ kind: 'table', legs: 4 })", "{ kind: 'table', legs: 4 }"],
  ["({ kind: 'lines', count: 3 })", "{ kind: 'lines', count: 3 }"],
  ["({ kind: 'training', day: 'Monday' })", "{ kind: 'training', day: 'Monday' }"],
  ["({ kind: 'nothing known' })", "{ kind: 'nothing known' }"],
  ["({ kind: 'text', text: 5 })", "{ kind: 'text', text: 5 }"],
  ["({ get kind() { throw new Error('no') } })", '{ kind: [Getter] }'],
  ["({ kind: 'table', caption: '', columns: ['a'], rows: [[1]] }).rows", '[ [ 1 ] ]'],
  ["({ shape: [2, 2], dtype: 'float32' })", "{ shape: [ 2, 2 ], dtype: 'float32' }"],
  [
    "({ dataId: {}, rankType: '2', dispose() {} })",
    "{ dataId: {}, rankType: '2', dispose: [Function dispose] }",
  ],
  [
    '({ layers: [1], trainOnBatch() {} })',
    '{ layers: [ 1 ], trainOnBatch: [Function trainOnBatch] }',
  ],
  ['new Proxy({ a: 1 }, {})', 'Proxy { a: 1 }'],
  ["new Proxy([1, 2], { get() { throw new Error('trap') } })", 'Proxy [ 1, 2 ]'],
  ['new Proxy(function f() {}, {})', 'Proxy [Function f]'],
  ["[new Proxy({ a: 1 }, { ownKeys() { throw new Error('trap') } })]", '[ Proxy { a: 1 } ]'],
  ['Proxy.revocable({ a: 1 }, {})', '{ proxy: Proxy { a: 1 }, revoke: [Function (anonymous)] }'],
  ['const r = Proxy.revocable({ a: 1 }, {}); r.revoke(); r.proxy', 'Proxy { a: 1 }'],
  ['Object.create(Map.prototype)', 'Map'],
  ['Object.create(Date.prototype)', 'Date {}'],
  ['Object.create(Error.prototype)', 'Error'],
  [
    'Object.create(Promise.prototype)',
    'A promise, whose value nobody has waited for: write "await" before it.',
  ],
  ['Object.create(Float32Array.prototype)', 'Float32Array {}'],
  ['Object.create({ inherited: 1 })', '{}'],
  ['new Number(5)', '[Number: 5]'],
  ["new String('abc')", "[String: 'abc']"],
  ['new Boolean(false)', '[Boolean: false]'],
  ['Object(5n)', '[BigInt: 5n]'],
  ["Object(Symbol('s'))", '[Symbol: Symbol(s)]'],
  ['(function () { return arguments })(1, 2)', '[Arguments] [ 1, 2 ]'],
  ["new URLSearchParams('a=1&b=2')", "URLSearchParams(2) { 'a' => '1', 'b' => '2' }"],
  ["new Intl.NumberFormat('en')", '[Intl.NumberFormat]'],
  ["new Intl.Locale('en-GB')", '[Intl.Locale]'],
  ['x => x', '[Function (anonymous)]'],
  ['async () => {}', '[AsyncFunction (anonymous)]'],
  [
    "({ ['k'.repeat(500)]: 1 })",
    '{ kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…: 1 }',
  ],
  ['[1, 2, 3].map(String)', "[ '1', '2', '3' ]"],
  ['Object.entries({ a: 1, b: 2 })', "[ [ 'a', 1 ], [ 'b', 2 ] ]"],
  ["Object.groupBy([1, 2, 3], (n) => (n % 2 ? 'odd' : 'even'))", '{ odd: [ 1, 3 ], even: [ 2 ] }'],
  ["'a,b'.split(',')", "[ 'a', 'b' ]"],
  ['[..."héllo😀"]', "[ 'h', 'é', 'l', 'l', 'o', '😀' ]"],
  ["['\\u0000\\u200b']", "[ '\\u{0}\\u{200b}' ]"],
  [`JSON.parse('{"a":[1,{"b":null}]}')`, '{ a: [ 1, { b: null } ] }'],
  ['JSON.stringify({ a: 1 }, null, 2)', '{\n  "a": 1\n}'],
  ['crypto.getRandomValues(new Uint8Array(0))', 'Uint8Array(0) []'],
  ['structuredClone({ a: new Date(0) })', '{ a: 1970-01-01T00:00:00.000Z }'],
  ["import { fit } from 'lesson/training'; fit", '[AsyncFunction fit]'],
  ['const q = Proxy.revocable({ a: 1 }, {}); q.revoke(); [q.proxy]', '[ Proxy { a: 1 } ]'],
  ["['family 👨‍👩‍👧']", "[ 'family 👨‍👩‍👧' ]"],
  ['new FormData()', 'FormData(0) {}'],
  ['[new Array(200).fill(0)]', '[ [ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … 190 more ] ]'],
  [
    'new WebAssembly.Memory({ initial: 1 })',
    '[WebAssembly.Memory] { buffer: ArrayBuffer(65,536) [ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, … 65,526 more ] }',
  ],
  ['new Int32Array(3).entries()', '[Array Iterator]'],
  ['Iterator.from([1, 2]).map((x) => x * 2)', '[Iterator Helper]'],
  ['[1, 2, 3].at(-1)', '3'],
  ['const [x, y] = [1, 2]; ({ x, y })', '{ x: 1, y: 2 }'],
  ['Infinity - Infinity', 'NaN'],
  [
    "new Error('outer', { cause: new Error('middle', { cause: new Error('inner') }) })",
    'Error: outer { cause: Error: middle { cause: Error: inner } }',
  ],
  ["new Error('odd', { cause: { code: 404 } })", 'Error: odd { cause: { code: 404 } }'],
  ["new Error('odd', { cause: undefined })", 'Error: odd { cause: undefined }'],
  ['new Map([[NaN, -0]])', 'Map(1) { NaN => -0 }'],
  ["Array.from(new Map([['a', 1]]))", "[ [ 'a', 1 ] ]"],
  ['Reflect', '[Reflect]'],
  ['Atomics', '[Atomics]'],
  ['Symbol', '[Function Symbol]'],
  ['eval', '[Function eval]'],
  ["new Function('a', 'return a')", '[Function anonymous]'],
  ['function outer() { return function () {} }; outer()', '[Function (anonymous)]'],
]

const TENSORS: [typed: string, shown: string][] = [
  ['tf.scalar(0.5)', 'float32 ()\n0.5'],
  ["tf.scalar(7, 'int32')", 'int32 ()\n7'],
  ['tf.scalar(true)', 'bool ()\ntrue'],
  ["tf.scalar('text')", "string ()\n'text'"],
  ['tf.tensor1d([1, 2, 3])', 'float32 (3)\n1  2  3'],
  ['tf.tensor2d([[1, 2], [3, 4]])', 'float32 (2, 2)\n1  2\n3  4'],
  [
    'tf.tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])',
    'float32 (2, 2, 2)\n1  2\n3  4\n\n5  6\n7  8',
  ],
  [
    'tf.zeros([2, 3, 4, 5])',
    'float32 (2, 3, 4, 5)\n0  0  0  0  0\n0  0  0  0  0\n0  0  0  0  0\n0  0  0  0  0\n…',
  ],
  ['tf.zeros([1, 1, 1, 1, 1, 2])', 'float32 (1, 1, 1, 1, 1, 2)\n0  0'],
  [
    'tf.zeros([3, 2, 2, 2, 20, 20])',
    'float32 (3, 2, 2, 2, 20, 20)\n0  0  0  0  0  0  0  0  …\n0  0  0  0  0  0  0  0  …\n0  0  0  0  0  0  0  0  …\n0  0  0  0  0  0  0  0  …\n0  0  0  0  0  0  0  0  …\n0  0  0  0  0  0  0  0  …\n…',
  ],
  ['tf.zeros([0, 3])', 'float32 (0, 3)\n(no numbers)'],
  ['tf.range(0, 100)', 'float32 (100)\n0  1  2  3  4  5  6  7  …'],
  [`tf.tensor1d(['a', "b'c"])`, "string (2)\n  'a'  'b'c'"],
  ['tf.tensor1d([true, false])', 'bool (2)\n true  false'],
  ["tf.tensor1d([123456, -1234567], 'int32')", 'int32 (2)\n  123456  -1234567'],
  [
    'tf.tensor1d([0.1, 1 / 3, 1e-8, NaN, Infinity])',
    'float32 (5)\n     0.1   0.33333      1e-8       NaN  Infinity',
  ],
  ['const d = tf.ones([2, 2]); d.dispose(); d', 'float32 (2, 2)\n(disposed)'],
  [
    'const e = tf.ones([2, 2]); e.dispose(); [e, { e }]',
    '[ Tensor float32 (2, 2) (disposed), { e: Tensor float32 (2, 2) (disposed) } ]',
  ],
  ['[tf.ones([2])]', '[ Tensor float32 (2) [ 1, 1 ] ]'],
  ["new Map([['w', tf.scalar(1)]])", "Map(1) { 'w' => Tensor float32 1 }"],
  ["[tf.scalar(1), tf.scalar(2, 'int32')]", '[ Tensor float32 1, Tensor int32 2 ]'],
  ["tf.variable(tf.tensor1d([1, 2]), true, 'bias')", 'float32 (2)\n1  2'],
  ["[tf.variable(tf.scalar(1), true, 'v')]", '[ Variable "v" float32 1 ]'],
  ['tf.buffer([2, 2])', 'TensorBuffer float32 (2, 2) [ [ 0, 0 ], [ 0, 0 ] ]'],
  [
    'tf.tensor2d([[1, 2], [3, 4]]).bufferSync()',
    'TensorBuffer float32 (2, 2) [ [ 1, 2 ], [ 3, 4 ] ]',
  ],
  [
    'tf.tensor1d([1]).data()',
    'A promise, whose value nobody has waited for: write "await" before it.',
  ],
  ['await tf.tensor1d([1, 2]).data()', 'Float32Array(2) [ 1, 2 ]'],
  ['await tf.tensor2d([[1, 2]]).array()', '[ [ 1, 2 ] ]'],
  ['tf.sequential()', 'Total parameters |  | not built yet'],
  ['net', 'd1 (Dense) | (B, 2) | 8\nTotal parameters |  | 8'],
  ['[net]', '[ Sequential "net", layers: 1, parameters: 8 ]'],
  ['net.layers', '[ Dense "d1", output shape (B, 2), parameters: 8 ]'],
  ['net.layers[0]', 'Dense "d1", output shape (B, 2), parameters: 8'],
  [
    'net.getWeights()',
    '[ Variable "d1/kernel" float32 (3, 2) [ [ 1, 1 ], [ 1, 1 ], [ 1, 1 ] ], Variable "d1/bias" float32 (2) [ 0, 0 ] ]',
  ],
  [
    'net.weights',
    '[ LayerVariable Variable "d1/kernel" float32 (3, 2) [ [ 1, 1 ], [ 1, 1 ], [ 1, 1 ] ], LayerVariable Variable "d1/bias" float32 (2) [ 0, 0 ] ]',
  ],
  ['net.inputs', '[ SymbolicTensor "d1_input" float32 (B, 3) ]'],
  ['net.summary', '[Function summary]'],
  ['net.predict(tf.ones([1, 3]))', 'float32 (1, 2)\n3  3'],
  ['net.optimizer', 'SGDOptimizer { learningRate: 0.01 }'],
  ['trained', 'History { epoch: [ 0 ], history: { loss: [ 1 ] } }'],
  ['net.evaluate(tf.ones([4, 3]), tf.ones([4, 2]))', 'float32 ()\n4'],
  [
    "tf.layers.dense({ units: 3, name: 'd' })",
    'Dense "d", output shape ?, parameters: not built yet',
  ],
  [
    "tf.layers.conv2d({ filters: 2, kernelSize: 3, name: 'c' })",
    'Conv2D "c", output shape ?, parameters: not built yet',
  ],
  [
    'tf.train.rmsprop(0.001)',
    'RMSPropOptimizer { learningRate: 0.001, decay: 0.9, momentum: 0, epsilon: 1e-7, centered: false }',
  ],
  [
    'tf.train.adam()',
    'AdamOptimizer { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }',
  ],
  ['tf.train.sgd(0.1)', 'SGDOptimizer { learningRate: 0.1 }'],
  [
    'tf.initializers.glorotUniform({ seed: 1 })',
    "GlorotUniform { scale: 1, mode: 'fanAvg', distribution: 'uniform', seed: 1 }",
  ],
  ['tf.regularizers.l2({ l2: 0.1 })', 'L1L2 { l1: 0, l2: 0.1 }'],
  ['tf.constraints.maxNorm({ maxValue: 2 })', 'MaxNorm { maxValue: 2, axis: 0 }'],
  [
    'tf.callbacks.earlyStopping({ patience: 2 })',
    "EarlyStopping { validationData: null, model: null, monitor: 'val_loss', minDelta: -0, patience: 2, verbose: 0, mode: 'auto', baseline: undefined, monitorFunc: [Function less] }",
  ],
  ["tf.input({ shape: [4], name: 'x' })", 'SymbolicTensor "x" float32 (B, 4)'],
  [
    "const i = tf.input({ shape: [4], name: 'x' }); tf.model({ inputs: i, outputs: tf.layers.dense({ units: 2, name: 'd' }).apply(i) })",
    'x (InputLayer) | (B, 4) | 0\nd (Dense) | (B, 2) | 10\nTotal parameters |  | 10',
  ],
  ['tf.layers.dense', '[Function dense]'],
  ['tf.Tensor', '[class Tensor]'],
  ['tf.train', '[class OptimizerConstructors]'],
  ['tf.grad((x) => x.square())', '[Function (anonymous)]'],
  ['tf.grad((x) => x.square())(tf.scalar(3))', 'float32 ()\n6'],
  [
    'tf.moments(tf.tensor1d([1, 2, 3]))',
    '{ mean: Tensor float32 2, variance: Tensor float32 0.66667 }',
  ],
  [
    "tf.unique(tf.tensor1d([1, 1, 2], 'int32'))",
    '{ values: Tensor int32 (2) [ 1, 2 ], indices: Tensor int32 (3) [ 0, 0, 1 ] }',
  ],
  ['tf.split(tf.range(0, 4), 2)', '[ Tensor float32 (2) [ 0, 1 ], Tensor float32 (2) [ 2, 3 ] ]'],
  ['tf.memory().numTensors > 0', 'true'],
  [
    "class MyLayer extends tf.layers.Layer { static className = 'MyLayer'; call(x) { return x } }; new MyLayer({ name: 'mine' })",
    'MyLayer "mine", output shape ?, parameters: not built yet',
  ],
  ['tf.tidy(() => tf.scalar(2))', 'float32 ()\n2'],
  ['tf.nextFrame()', 'A promise, whose value nobody has waited for: write "await" before it.'],
  ['tf.losses.meanSquaredError(tf.ones([2]), tf.zeros([2]))', 'float32 ()\n1'],
  ['tf.tensor2d([[1, 2], [3, 4]]).toString()', 'Tensor\n    [[1, 2],\n     [3, 4]]'],
  ["await tf.setBackend('cpu'); tf.complex([1, 2], [3, -4])", 'complex64 (2)\n1+3i  2-4i'],
  ["await tf.setBackend('cpu'); [tf.complex(1, -2)]", '[ Tensor complex64 1-2i ]'],
  ["[tf.tensor1d([0.1, 0.2]), 'text', 3n]", "[ Tensor float32 (2) [ 0.1, 0.2 ], 'text', 3n ]"],
  [
    '({ loss: tf.scalar(0.25), history: [tf.scalar(1)] })',
    '{ loss: Tensor float32 0.25, history: [ Tensor float32 1 ] }',
  ],
  ['tf.model', '[Function model]'],
  ['tf.tensor1d([1e-7, 2.5])', 'float32 (2)\n1e-7   2.5'],
  ['tf.tensor1d([16777216, 3e38])', 'float32 (2)\n16777216     3e+38'],
  // Rows that begin with zeros are shown where most of their numbers are not.
  [
    'tf.oneHot([41, 43], 60).toFloat()',
    `float32 (2, 60)
…  0  0  0  0  0  1  0  0  …
…  0  0  0  0  0  0  0  1  …
(from column 36, counted from 0)`,
  ],
  ['tf.oneHot([1], 3)', 'int32 (1, 3)\n0  1  0'],
  ["tf.truncatedNormal([2], 0, 1, 'float32', 1).shape", '[ 2 ]'],
  // The last: it disposes of the model, too.
  [
    "const v = tf.variable(tf.scalar(1), true, 'w'); tf.disposeVariables(); [v]",
    '[ Variable "w" float32 (disposed) ]',
  ],
]

const MODEL = `
const net = tf.sequential({ name: 'net' })
net.add(tf.layers.dense({ units: 2, inputShape: [3], name: 'd1', kernelInitializer: 'ones' }))
net.compile({ loss: 'meanSquaredError', optimizer: 'sgd' })
const trained = await net.fit(tf.zeros([4, 3]), tf.ones([4, 2]), { epochs: 1, verbose: 0 })
net.layers[0].setWeights([tf.ones([3, 2]), tf.zeros([2])])`

const book = new Book()
beforeAll(async () => {
  await book.run('imports', "import * as tf from '@tensorflow/tfjs'")
  await book.run('model', MODEL)
}, 60_000)

describe.each([
  ['a value', PLAIN],
  ['of TensorFlow.js', TENSORS],
])('%s', (_, rows) => {
  test.each(rows)('%s', async (typed, shown) => {
    const { run, outcome } = await book.run('typed', typed)
    const text = book.outputs(run).flatMap((output) => {
      if (output.kind === 'console') return []
      if (output.kind === 'tensor')
        return `${output.dtype} (${output.shape.join(', ')})\n${output.text}`
      if (output.kind === 'table') return output.rows.map((row) => row.join(' | ')).join('\n')
      return 'text' in output ? output.text : output
    })
    expect([text.join('\n'), outcome]).toEqual([shown, 'done'])
  })
})

test('a value of any size is shown at once and in part', () => {
  const huge = new Float32Array(47_040_000)
  const sparse: number[] = new Array(1e9)
  const deep: unknown[] = []
  for (let i = 0, at = deep; i < 100_000; i++) at.push((at = []))
  const wide = Array.from({ length: 1000 }, () => Array.from({ length: 1000 }, () => 'word'))
  const many = new Map(Array.from({ length: 100_000 }, (_, i) => [i, { i }]))
  const long = Array.from({ length: 100 }, () => 'x'.repeat(100_000))
  const values = [huge, huge.buffer, new DataView(huge.buffer), sparse, deep, wide, many, long]
  for (const value of [...values, values, { values }, 10n ** 10_000n, new Error('x'.repeat(1e6))]) {
    const start = performance.now()
    const output = describeValue(value, kernelBook.plugin.values)
    expect(performance.now() - start).toBeLessThan(50)
    expect('text' in output && output.text.length).toBeLessThan(25_000)
  }
})
