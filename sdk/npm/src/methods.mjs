import { call } from './current.mjs'

/**
 * Every method of docs/protocol.md. The composables are made of this table: a function takes the parameters named here by their
 * place, then an object with the others.
 */
export const methods = {
  git: {
    head: [],
    branch: [],
    root: [],
    isClean: [],
    status: ['paths'],
    log: ['from', 'to'],
    logText: ['from', 'to'],
    show: ['revision', 'path'],
    diff: ['from', 'to'],
    diffNames: ['from', 'to'],
    diffNameStatus: ['from', 'to'],
    diffStat: ['from', 'to'],
    diffNumstat: ['from', 'to'],
    diffHunks: ['from', 'to'],
    changedFiles: ['globs'],
    files: ['globs'],
    mergeBase: ['a', 'b'],
    isAncestor: ['ancestor', 'descendant'],
    resolve: ['revision'],
    countCommits: ['from', 'to'],
    describe: ['revision'],
    branches: ['pattern'],
    tags: ['pattern'],
    remotes: [],
    refs: ['prefix'],
    ref: ['name'],
    note: ['object'],
    notes: ['ref'],
    stashes: [],
    catFile: ['object'],
    add: ['paths'],
    commit: ['message'],
    checkout: ['revision'],
    switch: ['branch'],
    stash: ['message'],
    stashPop: ['index'],
    merge: ['revision'],
    rebase: ['upstream'],
    cherryPick: ['commits'],
    revert: ['commits'],
    reset: ['revision'],
    createBranch: ['name', 'at'],
    deleteBranch: ['name'],
    createTag: ['name', 'at'],
    deleteTag: ['name'],
    addNote: ['text', 'object'],
    appendNote: ['text', 'object'],
    removeNote: ['object'],
    updateRef: ['name', 'to', 'from'],
    deleteRef: ['name', 'from'],
    hashObject: ['text'],
    fetch: ['remote', 'refspecs'],
    push: ['remote', 'refspecs'],
    pull: ['remote', 'branch'],
    run: ['args'],
  },
  notes: {
    read: ['object'],
    list: [],
    write: ['text', 'object'],
    append: ['text', 'object'],
    remove: ['object'],
  },
  receipt: {
    attach: ['name', 'value'],
    artifact: ['path', 'name'],
    list: [],
    get: ['id'],
    search: ['text', 'limit'],
    verify: [],
    stats: ['job'],
    export: ['format'],
  },
  lock: {
    acquire: ['name'],
    tryAcquire: ['name'],
    release: ['name'],
    list: [],
  },
  route: {
    match: ['routes', 'files'],
    batch: ['routes', 'files'],
  },
  worktree: {
    list: [],
    current: [],
    add: ['revision', 'path'],
    remove: ['path'],
  },
  job: {
    list: [],
    get: ['job'],
    run: ['job', 'inputs'],
    history: ['job'],
  },
  exec: {
    run: ['command'],
  },
  template: {
    render: ['template', 'data'],
    renderString: ['text', 'data'],
    renderToFile: ['template', 'path', 'data'],
    plan: ['template', 'data'],
    apply: ['plan'],
  },
  config: {
    get: ['key'],
  },
}

/** What only the host sends, or the context. */
export const session = ['hello', 'describe', 'describing', 'log', 'progress', 'result']

export const methodNames = [...session, ...Object.entries(methods).flatMap(([area, words]) => Object.keys(words).map((word) => `${area}.${word}`))]

// Parameters that are objects themselves: one in their place is not the object with the others.
const objects = new Set(['value', 'inputs', 'data', 'plan'])

/** The functions of one area of the protocol, such as `git`. */
export function area(name) {
  const functions = {}
  for (const [word, places] of Object.entries(methods[name])) {
    functions[word] = async (...given) => call(`${name}.${word}`, parameters(`${name}.${word}`, places, given))
  }
  return functions
}

export function parameters(method, places, given) {
  const last = given.length - 1
  const hasOptions = isPlain(given[last]) && !objects.has(places[last])
  const byPlace = hasOptions ? given.slice(0, -1) : given
  if (byPlace.length > places.length) throw new TypeError(`${method} takes ${[...places, 'an object'].join(', ')}, not ${given.length} arguments`)
  const named = Object.fromEntries(byPlace.map((value, at) => [places[at], value]))
  return hasOptions ? { ...named, ...given[last] } : named
}

/** A command as a list: text is split at spaces, as a shell would, with quotes and nothing else of a shell. */
export function words(command) {
  if (typeof command !== 'string') return command
  const found = command.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []
  return found.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double))
}

const isPlain = (value) => typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value))
