/**
 * WebDriver BiDi, as far as a smoke test needs it: Firefox speaks it by itself, and Playwright
 * only drives a Firefox of its own. WebSocket is done here, since not every Node that this
 * project runs on has it.
 */

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @import { Socket } from 'node:net' */

/** Opcodes of WebSocket. */
const TEXT = 1;
const PING = 9;
const PONG = 10;

export class Firefox {
  #process;
  #profile;
  #socket;
  #next = 1;
  #heard = Buffer.alloc(0);
  #message = Buffer.alloc(0);
  /** @type {Map<number, { resolve: (result: any) => void, reject: (reason: Error) => void }>} */
  #waiting = new Map();
  /** What the page said in its console, or threw. @type {string[]} */
  said = [];

  /**
   * @param {import('node:child_process').ChildProcess} process
   * @param {string} profile
   * @param {Socket} socket
   */
  constructor(process, profile, socket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on('data', (/** @type {Buffer} */ bytes) => this.#hear(bytes));
  }

  /** @param {string} executable */
  static async start(executable) {
    const profile = await mkdtemp(join(tmpdir(), 'refcellar-firefox-'));
    const firefox = spawn(executable, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } });
    try {
      const address = await addressOf(firefox);
      return new Firefox(firefox, profile, await connected(`${address}/session`));
    } catch (thrown) {
      firefox.kill('SIGKILL');
      throw thrown;
    }
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  ask(method, params = {}) {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(frame(TEXT, Buffer.from(JSON.stringify({ id, method, params }))));
    });
  }

  async end() {
    const over = new Promise((resume) => { this.#process.once('exit', resume); });
    this.#socket.destroy();
    this.#process.kill('SIGKILL');
    await over;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** @param {Buffer} bytes */
  #hear(bytes) {
    this.#heard = Buffer.concat([this.#heard, bytes]);
    for (let next = taken(this.#heard); next !== undefined; next = taken(this.#heard)) {
      this.#heard = this.#heard.subarray(next.length);
      if (next.opcode === PING) this.#socket.write(frame(PONG, next.payload));
      if (next.opcode > TEXT) continue;
      this.#message = Buffer.concat([this.#message, next.payload]);
      if (!next.last) continue;
      this.#take(JSON.parse(this.#message.toString('utf8')));
      this.#message = Buffer.alloc(0);
    }
  }

  /** @param {any} message */
  #take({ id, type, result, error, message, method, params }) {
    if (method === 'log.entryAdded') this.said.push(`${params.level}: ${params.text}`);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (type === 'error') waiting?.reject(new Error(`${error}: ${message}`));
    else waiting?.resolve(result);
  }
}

/**
 * Firefox says where it listens.
 *
 * @param {import('node:child_process').ChildProcess} firefox
 * @returns {Promise<string>}
 */
function addressOf(firefox) {
  return new Promise((resolve, reject) => {
    let text = '';
    firefox.stderr?.on('data', (/** @type {Buffer} */ bytes) => {
      text += bytes;
      const found = /WebDriver BiDi listening on ws:\/\/(\S+)/.exec(text)?.[1];
      if (found !== undefined) resolve(`http://${found}`);
    });
    firefox.once('error', reject);
    firefox.once('exit', () => reject(new Error(`Firefox ended before it listened. It said: ${text.slice(-500)}`)));
  });
}

/**
 * @param {string} address
 * @returns {Promise<Socket>}
 */
function connected(address) {
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64') };
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers });
    asked.once('upgrade', (_, socket) => resolve(socket));
    asked.once('response', ({ statusCode }) => reject(new Error(`Firefox refuses the connection: ${statusCode}`)));
    asked.once('error', reject);
    asked.end();
  });
}

/**
 * A client masks what it sends.
 *
 * @param {number} opcode
 * @param {Buffer} payload
 */
function frame(opcode, payload) {
  const mask = randomBytes(4);
  const size = payload.length;
  const head = size < 126 ? Buffer.alloc(2) : size < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (size < 126 ? size : size < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(size, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
}

/**
 * The first frame, if all of it has come.
 *
 * @param {Buffer} bytes
 */
function taken(bytes) {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 127;
  const start = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < start) return undefined;
  const size = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short;
  const length = start + size;
  if (bytes.length < length) return undefined;
  return { last: ((bytes[0] ?? 0) & 0x80) !== 0, opcode: (bytes[0] ?? 0) & 15, payload: bytes.subarray(start, length), length };
}
