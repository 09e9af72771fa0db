// Core composables available to jobs
import { 
  useGit,           // Git operations
  useTemplate,       // Template rendering
  useNotes,          // Git notes management
  useReceipt,        // Receipt generation
  useUnrouting,      // File-based routing
  useGitVan          // Context access
} from 'gitvan/composables';

// Automatic job discovery and execution
import { defineJob, createJobLoader } from 'gitvan';

export default defineJob({
  meta: {
    name: "my-job",
    desc: "My automation job",
    tags: ["automation"],
    version: "1.0.0"
  },
  hooks: ["post-commit", "post-merge"], // Job-only architecture
  async run(context) {
    const git = useGit();
    const template = await useTemplate();
    
    // Handle Git operations directly
    const diffOutput = await git.diff({
      from: "HEAD~1",
      to: "HEAD",
      nameOnly: true
    });
    
    // Process changes and execute logic
  }
});
