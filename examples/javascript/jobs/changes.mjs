import { defineJob } from 'gitvan'
import { useGit, useNotes } from 'gitvan/composables'

export default defineJob({
  meta: { name: 'changes', desc: 'Says what changed', tags: ['docs'], version: '1.0.0' },
  hooks: ['post-commit', 'post-merge'],
  async run() {
    const changed = await useGit().diffNames('HEAD~1', 'HEAD')
    await useNotes().append(`${changed.length} files changed`)
    return { ok: true }
  },
})
