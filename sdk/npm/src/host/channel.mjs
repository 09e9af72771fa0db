import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { JobError, codes } from '../current.mjs'

const lineFeed = 10
const largest = 16 * 1024 * 1024

/**
 * The job's end of the protocol: JSON-RPC, one message a line. A call under way keeps the process alive; an idle channel does not.
 */
export class Channel {
  #fd
  #socket
  #id = 0
  #pending = new Map()
  #carry = []
  #isClosed = false
  #notified

  constructor(fd, notified = () => {}) {
    this.#fd = fd
    this.#notified = notified
    // With a buffer of our own the answers don't pass through a stream: half of the time of a call.
    const onread = { buffer: Buffer.allocUnsafe(64 * 1024), callback: (length, buffer) => this.#read(buffer.subarray(0, length)) }
    this.#socket = new Socket({ fd, readable: true, writable: true, onread })
    this.#socket.on('error', () => this.#hungUp()).on('end', () => this.#hungUp()).unref()
  }

  /** Takes the channel out of the environment, so that no program the job starts looks for it. Null where there is none. */
  static open(notified) {
    const fd = process.env.GITVAN_FD
    delete process.env.GITVAN_FD
    delete process.env.GITVAN_DESCRIBE
    return fd && /^\d+$/.test(fd) ? new Channel(Number(fd), notified) : null
  }

  async call(method, params) {
    const id = ++this.#id
    const line = encode({ jsonrpc: '2.0', id, method, params })
    const answer = await new Promise((resolve) => {
      this.#pending.set(id, resolve)
      if (this.#isClosed) return this.#hungUp()
      if (this.#pending.size === 1) this.#socket.ref()
      this.#socket.write(line)
    })
    // Made here, after the await, so that its stack leads to the line of the job that called.
    if (answer.error) throw JobError.from(answer.error)
    return answer.result
  }

  notify(method, params) {
    if (!this.#isClosed) this.#socket.write(encode({ jsonrpc: '2.0', method, params }))
  }

  /** The last message of a process that is about to end and can't wait for anything. */
  sendNow(method, params) {
    try {
      if (!this.#isClosed && this.#socket.writableLength === 0) writeSync(this.#fd, encode({ jsonrpc: '2.0', id: ++this.#id, method, params }))
    } catch {
      // Nobody listens, and there is nobody else to tell.
    }
  }

  /** Keeps the process alive for what the engine may say. */
  listen() {
    this.#socket.ref()
    this.#pending.set('listening', () => {})
  }

  #read(bytes) {
    let start = 0
    for (let end; (end = bytes.indexOf(lineFeed, start)) >= 0; start = end + 1) {
      const last = bytes.subarray(start, end)
      const line = this.#carry.length === 0 ? last : Buffer.concat([...this.#carry, last])
      this.#carry = []
      this.#receive(JSON.parse(line.toString()))
    }

    if (start < bytes.length) this.#carry.push(Buffer.from(bytes.subarray(start)))
    return true
  }

  #receive(message) {
    if (message.method) return this.#notified(message.method, message.params ?? {})
    const answer = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (this.#pending.size === 0) this.#socket.unref()
    answer?.(message)
  }

  #hungUp() {
    this.#isClosed = true
    for (const [id, answer] of this.#pending) answer({ id, error: { code: codes.failed, message: 'gitvan has closed the channel' } })
    this.#pending.clear()
    this.#socket.unref()
  }
}

function encode(message) {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`)
  if (bytes.length <= largest) return bytes
  throw new JobError(`${message.method} has ${bytes.length} bytes, expected at most ${largest}`, { code: codes.invalidRequest })
}
