import { readdir } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describeJob, runOf } from './define.mjs'

/**
 * Finds the jobs of a project without the engine, for tools and tests. A file that can't be loaded is told to `onError` and stops
 * no other.
 */
export function createJobLoader({ root = process.cwd(), dirs = ['jobs'], onError = (error) => console.error(`gitvan: ${error.message}`) } = {}) {
  const jobs = new Map()

  async function loadJob(file) {
    const path = resolve(root, file)
    const { default: job } = await import(pathToFileURL(path).href)
    const loaded = { id: idOf(path), file: path, ...describeJob(job), run: runOf(job) }
    jobs.set(path, loaded)
    return loaded
  }

  async function loadAllJobs() {
    for (const dir of dirs) {
      for (const file of await filesIn(resolve(root, dir))) {
        await loadJob(file).catch((error) => onError(new Error(`${relative(root, file)}: ${error.message}`, { cause: error })))
      }
    }
    return getAllJobs()
  }

  const idOf = (path) => {
    const dir = dirs.map((one) => resolve(root, one) + sep).find((one) => path.startsWith(one)) ?? root + sep
    return path.slice(dir.length).replace(/(?:\.(?:cron|evt))?\.[^.]+$/, '').split(sep).join(':')
  }

  const getAllJobs = () => [...jobs.values()]
  const getJobsForHook = (hook) => getAllJobs().filter(({ hooks }) => hooks?.includes(hook))
  return { loadAllJobs, loadJob, getAllJobs, getJobsForHook }
}

async function filesIn(dir) {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, entry.name)
    if (/^[._]/.test(entry.name) || ['lib', 'node_modules'].includes(entry.name)) continue
    if (entry.isDirectory()) files.push(...(await filesIn(path)))
    else if (/\.(?:mjs|js|ts)$/.test(entry.name)) files.push(path)
  }
  return files
}
