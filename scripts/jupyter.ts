/**
 * A kernel of Jupyter's, started and spoken to: as much of its protocol (5.3), and of ZMTP (3.0), which carries it, as
 * running cells needs.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const HOST = '127.0.0.1'

export interface Run {
  /** what it wrote to its console, and its values as text */
  text: string
  /** the message of the error it ended with */
  error: string | undefined
}

interface Message {
  type: string
  /** id of the message it answers */
  answers: string | undefined
  content: Record<string, unknown>
}

/** A kernel that runs in a folder. Run one cell at a time. */
export class JupyterKernel {
  readonly #process: ChildProcess
  readonly #key = randomUUID()
  readonly #session = randomUUID()
  readonly #folder = mkdtempSync(join(tmpdir(), 'jupyter-'))
  readonly #end = () => void this.#process.kill()
  #shell!: ZmtpSocket
  #output!: ZmtpSocket

  /** Starts the kernel; `command` gets the path of the connection file as its last argument. */
  static async start([program, ...words]: [string, ...string[]], cwd: string) {
    const ports = await freePorts(5)
    return await new JupyterKernel(program, words, cwd, ports).#connected(ports)
  }

  private constructor(program: string, words: string[], cwd: string, ports: number[]) {
    const [shell_port, iopub_port, stdin_port, control_port, hb_port] = ports
    const file = join(this.#folder, 'connection.json')
    const names = { shell_port, iopub_port, stdin_port, control_port, hb_port }
    const signature_scheme = 'hmac-sha256'
    const connection = { transport: 'tcp', ip: HOST, key: this.#key, signature_scheme, ...names }
    writeFileSync(file, JSON.stringify(connection))
    this.#process = spawn(program, [...words, file], { cwd, stdio: 'ignore' })
    process.once('exit', this.#end)
  }

  async #connected([shell, output]: number[]): Promise<this> {
    this.#shell = await ZmtpSocket.connect(shell!, 'DEALER')
    this.#output = await ZmtpSocket.connect(output!, 'SUB')
    // A subscription to everything.
    this.#output.send([Buffer.from([1])])
    // Nobody says when a subscription holds: only what is asked later is answered here.
    const asking = setInterval(() => this.#send('kernel_info_request', {}), 200)
    await this.#output.receive()
    clearInterval(asking)
    return this
  }

  /** Runs a cell to its end. What it writes late may be in the text of the next. */
  async run(code: string): Promise<Run> {
    const run: Run = { text: '', error: undefined }
    await this.#ask(
      'execute_request',
      { code, silent: false, store_history: true, allow_stdin: false, stop_on_error: false },
      ({ type, content }) => {
        if (type === 'stream') run.text += content.text
        if (type === 'error') run.error = `${content.ename}: ${content.evalue}`
        if (type === 'execute_result')
          run.text += (content.data as Record<string, string>)['text/plain']
      },
    )
    return run
  }

  stop(): void {
    process.off('exit', this.#end)
    this.#end()
    this.#shell.close()
    this.#output.close()
    rmSync(this.#folder, { recursive: true })
  }

  /** Sends a request and waits until the kernel has answered it and is idle again. */
  async #ask(type: string, content: object, onOutput = (_: Message) => {}): Promise<void> {
    const id = this.#send(type, content)
    for (;;) {
      const message = readMessage(await this.#output.receive())
      // Deno's kernel may say that it is idle before it has said all.
      if (message.answers !== id && message.type !== 'stream') continue
      if (message.type === 'status' && message.content.execution_state === 'idle') break
      onOutput(message)
    }
    while (readMessage(await this.#shell.receive()).answers !== id);
  }

  /** The id of the request. */
  #send(type: string, content: object): string {
    const id = randomUUID()
    const date = new Date().toISOString()
    const header = { msg_id: id, session: this.#session, username: '', date, version: '5.3' }
    const parts = [{ ...header, msg_type: type }, {}, {}, content].map((part) =>
      Buffer.from(JSON.stringify(part)),
    )
    const signature = createHmac('sha256', this.#key)
    for (const part of parts) signature.update(part)
    this.#shell.send([DELIMITER, Buffer.from(signature.digest('hex')), ...parts])
    return id
  }
}

const DELIMITER = Buffer.from('<IDS|MSG>')

function readMessage(frames: Buffer[]): Message {
  const start = frames.findIndex((frame) => frame.equals(DELIMITER))
  const [header, parent, , content] = frames
    .slice(start + 2)
    .map((frame) => JSON.parse(frame.toString()))
  return { type: header.msg_type, answers: parent.msg_id, content }
}

const MORE = 1
const LONG = 2
const COMMAND = 4

/** One connection of ZMTP without a login: messages of frames. */
class ZmtpSocket {
  readonly #socket: Socket
  readonly #chunks: AsyncIterator<Buffer>
  #received: Buffer = Buffer.alloc(0)

  static async connect(port: number, type: 'DEALER' | 'SUB'): Promise<ZmtpSocket> {
    const socket = new ZmtpSocket(await connected(port))
    await socket.#greet(type)
    return socket
  }

  private constructor(socket: Socket) {
    this.#socket = socket
    this.#chunks = socket[Symbol.asyncIterator]()
  }

  send(frames: readonly Buffer[]): void {
    for (const [i, frame] of frames.entries()) this.#write(frame, i < frames.length - 1 ? MORE : 0)
  }

  async receive(): Promise<Buffer[]> {
    const frames: Buffer[] = []
    for (;;) {
      const flags = (await this.#read(1))[0]!
      const size = flags & LONG ? Number((await this.#read(8)).readBigUInt64BE()) : undefined
      const frame = await this.#read(size ?? (await this.#read(1))[0]!)
      if (flags & COMMAND) continue
      frames.push(frame)
      if (!(flags & MORE)) return frames
    }
  }

  close(): void {
    this.#socket.destroy()
  }

  async #greet(type: string): Promise<void> {
    const greeting = Buffer.alloc(64)
    greeting.set([0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0x7f, 3, 0])
    greeting.write('NULL', 12)
    this.#socket.write(greeting)
    await this.#read(64)
    const value = Buffer.alloc(4)
    value.writeUInt32BE(type.length)
    this.#write(
      Buffer.concat([text('READY'), text('Socket-Type'), value, Buffer.from(type)]),
      COMMAND,
    )
  }

  #write(frame: Buffer, flags: number): void {
    const size = Buffer.alloc(8)
    size.writeBigUInt64BE(BigInt(frame.length))
    this.#socket.write(Buffer.concat([Buffer.from([flags | LONG]), size, frame]))
  }

  async #read(size: number): Promise<Buffer> {
    const parts = [this.#received]
    let have = this.#received.length
    while (have < size) {
      const { value, done } = await this.#chunks.next()
      if (done) throw new Error('the kernel has ended')
      parts.push(value)
      have += value.length
    }
    const all = parts.length === 1 ? this.#received : Buffer.concat(parts)
    this.#received = all.subarray(size)
    return all.subarray(0, size)
  }
}

/** A name of a command: its length, and its letters. */
function text(name: string): Buffer {
  return Buffer.concat([Buffer.from([name.length]), Buffer.from(name)])
}

/** Tries until the kernel listens. */
async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    const socket = connect(port, HOST)
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve).once('error', reject)
      })
      socket.on('error', () => {})
      return socket
    } catch (error) {
      if (tries === 300) throw error
      await wait(100)
    }
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, HOST))
  const ports = await Promise.all(
    servers.map(async (server) => {
      if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
      return (server.address() as { port: number }).port
    }),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
