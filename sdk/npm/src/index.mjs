export * from './composables/index.mjs'
export { JobError } from './current.mjs'
export { defineConfig, defineGitVanConfig, defineJob } from './define.mjs'
export { createJobLoader } from './jobs.mjs'
