import { defineJob } from 'gitvan/define'
import { useGit, useNotes } from 'gitvan/composables'

export default defineJob({
  meta: { desc: 'Says what changed', tags: ['docs'], version: '1.0.0' },
  hooks: ['post-commit', 'post-merge'],
  async run() {
    const changed = await useGit().diffNames('HEAD~1', 'HEAD')
    await useNotes().append(`${changed.length} files changed`)
  },
})
