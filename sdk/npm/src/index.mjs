export * from './composables/index.mjs'
export * from './define.mjs'
export * from './jobs.mjs'
export { JobError } from './error.mjs'
