import { defineJob } from 'gitvan/define'
import { useGit } from 'gitvan/composables'

const calls = 1000

export default defineJob({
  async run({ log }) {
    const git = useGit()
    await git.root()

    let start = performance.now()
    for (let i = 0; i < calls; i++) await git.root()
    const root = performance.now() - start

    start = performance.now()
    for (let i = 0; i < calls; i++) log('a line')
    // It is answered behind all of them.
    await git.root()
    const lines = performance.now() - start

    console.log([root, lines].map((time) => ((time * 1000) / calls).toFixed(1)).join(' '))
  },
})
