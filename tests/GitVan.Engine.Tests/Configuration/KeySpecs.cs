using GitVan.Engine.Configuration;

namespace GitVan.Engine.Tests.Configuration;

public sealed class KeySpecs
{
    [Fact]
    public void Every_promised_key_is_accepted()
    {
        var settings = Written.Yaml("""
            templates: { dirs: [templates], autoescape: false, noCache: true }
            jobs: { dirs: [jobs] }
            packs: { dirs: [packs, .gitvan/packs] }
            daemon: { enabled: true, worktrees: current }
            ai: { provider: ollama, model: "qwen3-coder:30b" }
            receipts: { required: true, redact: ['token-\w+'] }
            locks: { ttl: 45s, timeout: 10s }
            sandbox: { enabled: true }
            hooks:
              pre-commit:
                parallel: true
                jobs:
                  - { name: lint, run: "npx eslint {staged_files}", glob: "*.{js,ts}", timeout: 60s }
            routes: [{ pattern: "src/[area]/**", job: test, with: { area: ":area", level: 2 }, batchKey: "test :area" }]
            events: [{ on: "tag:v*", job: release }]
            data: { team: core }
            """).Settings;

        Assert.Equal((true, "templates", false), (settings.Templates.NoCache, settings.Templates.Dirs.Single(), settings.Templates.Autoescape));
        Assert.Equal(["packs", ".gitvan/packs"], settings.Packs.Dirs);
        Assert.Equal(new DaemonSettings(true, WorktreeScope.Current), settings.Daemon);
        Assert.Equal(("ollama", "qwen3-coder:30b"), (settings.Ai.Provider, settings.Ai.Model));
        Assert.Equal((true, @"token-\w+"), (settings.Receipts.Required, settings.Receipts.Redact.Single()));
        Assert.Equal((45, 10), (settings.Locks.Ttl.TotalSeconds, settings.Locks.Timeout.TotalSeconds));
        Assert.True(settings.Sandbox.Enabled);
        var (hook, job) = (settings.Hooks["pre-commit"], settings.Hooks["pre-commit"].Jobs.Single());
        Assert.True(hook.Parallel);
        Assert.Equal(("lint", "npx eslint {staged_files}", "*.{js,ts}", 60), (job.Name, job.Run, job.Glob.Single(), job.Timeout!.Value.TotalSeconds));
        var route = settings.Routes.Single();
        Assert.Equal(("src/[area]/**", "test", "test :area", "2"), (route.Pattern, route.Job, route.BatchKey, route.With["level"]));
        Assert.Equal(("tag:v*", "release"), (settings.Events.Single().On, settings.Events.Single().Job));
        Assert.Equal("core", settings.Data!["team"]!.GetValue<string>());
    }

    [Fact]
    public void Defaults_hold_where_nothing_is_written()
    {
        var settings = Written.Yaml("hooks: { pre-commit: { jobs: [{ run: x, env: , tags: , glob: , timeout: , backoff: }] } }\nlocks: { ttl: 45s }\nai:\n").Settings;
        var job = settings.Hooks["pre-commit"].Jobs.Single();
        Assert.Equal((0, null, TimeSpan.FromSeconds(1)), (job.Retries, job.Timeout, job.Backoff));
        Assert.Empty(job.Env);
        Assert.Empty(job.Glob);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Locks.Timeout);
        Assert.Equal(["jobs"], settings.Jobs.Dirs);
        Assert.Equal(["templates"], settings.Templates.Dirs);
        Assert.Equal(["packs", ".gitvan/packs"], settings.Packs.Dirs);
        Assert.Equal(new DaemonSettings(true, WorktreeScope.Current), settings.Daemon);
        Assert.False(settings.Receipts.Required);
        Assert.Null(settings.Ai.Provider);
    }

    [Fact]
    public void Free_data_keeps_even_what_is_empty() =>
        Assert.Equal("""{"a":null,"b":{"c":null},"d":[null]}""", Written.Yaml("data: { a: , b: { c: ~ }, d: [null] }").Settings.Data!.ToJsonString());

    [Theory]
    [InlineData("hook: {}", "gitvan.yaml:1:1: unknown key 'hook', expected one of jobs, templates, packs, daemon, ai, receipts, locks, sandbox, hooks, routes, events, extends, nested, output, data", "write 'hooks'")]
    [InlineData("Hooks: {}", "gitvan.yaml:1:1: unknown key 'Hooks', expected one of jobs", "write 'hooks'")]
    [InlineData("templates: { nocache: true }", "gitvan.yaml:1:14: unknown key 'nocache', expected one of dirs, autoescape, noCache, programs", "write 'noCache'")]
    [InlineData("nonsense: 1", "gitvan.yaml:1:1: unknown key 'nonsense', expected one of", "see: gitvan config schema")]
    [InlineData("hooks: { pre-commit: { jobs: [{ run: x, time_out: 5s }] } }", "gitvan.yaml:1:41: unknown key 'time_out', expected one of name, desc, env", "write 'timeout'")]
    [InlineData("? \nhooks: {}", "gitvan.yaml:1:2: unknown key ''", "see: gitvan config schema")]
    [InlineData("hooks: { pre-comit: {} }", "gitvan.yaml:1:10: 'pre-comit' is not a hook of git, but nearly 'pre-commit'", "write 'pre-commit', or choose a name further from it")]
    [InlineData("hooks: { updates: {} }", "gitvan.yaml:1:10: 'updates' is not a hook of git, but nearly 'update'", "write 'update', or")]
    [InlineData("hooks: { Pre-Commit: {} }", "gitvan.yaml:1:10: the name is 'Pre-Commit', expected a hook of git, or a name of lower-case letters", null)]
    [InlineData("hooks: { a/b: {} }", "gitvan.yaml:1:10: the name is 'a/b', expected a hook of git", null)]
    [InlineData("hooks: { pre-commit: [] }", "gitvan.yaml:1:22: 'pre-commit' is a list, expected a map", null)]
    [InlineData("hooks: []", "gitvan.yaml:1:8: 'hooks' is a list, expected a map", null)]
    [InlineData("hooks: { pre-commit: { parallel: yes } }", "gitvan.yaml:1:34: 'parallel' is 'yes', expected true or false", null)]
    [InlineData("hooks: { pre-commit: { jobs: { run: x } } }", "gitvan.yaml:1:30: 'jobs' is a map, expected a list", null)]
    [InlineData("hooks: { pre-commit: { jobs: [x] } }", "gitvan.yaml:1:31: an item of 'jobs' is 'x', expected a map", null)]
    [InlineData("hooks: { pre-commit: { jobs: [~] } }", "gitvan.yaml:1:31: an item of 'jobs' is empty, expected a map", null)]
    [InlineData("hooks: { x: { jobs: [{ name: a }] } }", "gitvan.yaml:1:22: a job has neither 'run' nor 'exec'", "write 'run: <shell line>' or 'exec: [program, argument]'")]
    [InlineData("hooks: { x: { jobs: [{ run: a, exec: [b] }] } }", "gitvan.yaml:1:22: a job has both 'run' and 'exec', expected one of them", "write 'run: ")]
    [InlineData("hooks: { x: { jobs: [{ run: }] } }", "gitvan.yaml:1:22: a job has neither 'run' nor 'exec'", "write 'run: ")]
    [InlineData("hooks: { x: { jobs: [{ run: '' }] } }", "gitvan.yaml:1:29: 'run' is '', expected text that is not empty", null)]
    [InlineData("hooks: { x: { jobs: [{ run: ' \n ' }] } }", "gitvan.yaml:1:29: 'run' is ' ', expected text that is not empty", null)]
    [InlineData("hooks: { x: { jobs: [{ run: \"a\\0b\" }] } }", "gitvan.yaml:1:29: 'run' has a NUL character, expected text", null)]
    [InlineData("hooks: { x: { jobs: [{ exec: [] }] } }", "gitvan.yaml:1:30: 'exec' has 0 items, expected at least 1", null)]
    [InlineData("hooks: { x: { jobs: [{ exec: make }] } }", "gitvan.yaml:1:30: 'exec' is 'make', expected a list", null)]
    [InlineData("hooks: { x: { jobs: [{ exec: [a, 1] }] } }", "gitvan.yaml:1:34: an item of 'exec' is 1, expected text", null)]
    [InlineData("hooks: { x: { jobs: [{ run: 5 }] } }", "gitvan.yaml:1:29: 'run' is 5, expected text that is not empty", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, retries: 1.5 }] } }", "gitvan.yaml:1:41: 'retries' is 1.5, expected a whole number", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, retries: -1 }] } }", "gitvan.yaml:1:41: 'retries' is -1, expected at least 0", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, retries: 101 }] } }", "gitvan.yaml:1:41: 'retries' is 101, expected at most 100", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, retries: 99999999999999999999 }] } }", "gitvan.yaml:1:41: 'retries' is 99999999999999999999, expected at most 100", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, env: { 'A=B': 1 } }] } }", "gitvan.yaml:1:39: the name is 'A=B', expected the name of an environment variable", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, env: { A: } }] } }", "gitvan.yaml:1:42: 'A' is empty, expected text or a number or true or false", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, env: { A: [1] } }] } }", "gitvan.yaml:1:42: 'A' is a list, expected text or a number or true or false", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, root: ../b }] } }", "gitvan.yaml:1:38: 'root' is '../b', expected a folder inside the repository, without '..'", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, glob: { a: b } }] } }", "gitvan.yaml:1:38: 'glob' is a map, expected a list", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, glob: [''] }] } }", "gitvan.yaml:1:39: an item of 'glob' is '', expected text that is not empty", null)]
    [InlineData("hooks: { x: { jobs: [{ run: a, name: \"a\\tb\" }] } }", "gitvan.yaml:1:38: 'name' is 'a\\tb', expected a name of at most 100 characters without control characters", null)]
    [InlineData("daemon: { worktrees: al }", "gitvan.yaml:1:22: 'worktrees' is 'al', expected 'current' or 'all'", "write 'all'")]
    [InlineData("daemon: { worktrees: 5 }", "gitvan.yaml:1:22: 'worktrees' is 5, expected 'current' or 'all'", null)]
    [InlineData("daemon: { worktrees: [] }", "gitvan.yaml:1:22: 'worktrees' is a list, expected 'current' or 'all'", null)]
    [InlineData("receipts: { redact: ['('] }", "gitvan.yaml:1:22: an item of 'redact' is '(', expected a regular expression", null)]
    [InlineData("jobs: { dirs: jobs }", "gitvan.yaml:1:15: 'dirs' is 'jobs', expected a list", null)]
    [InlineData("jobs: { dirs: [../elsewhere] }", "gitvan.yaml:1:16: an item of 'dirs' is '../elsewhere', expected a folder inside the repository", null)]
    [InlineData("jobs: { dirs: [/etc] }", "gitvan.yaml:1:16: an item of 'dirs' is '/etc', expected a folder inside the repository", null)]
    [InlineData("routes: [{ job: a }]", "gitvan.yaml:1:10: an item of 'routes' has no 'pattern'", "write 'pattern: …'")]
    [InlineData("events: [{ on: push, job: }]", "gitvan.yaml:1:10: an item of 'events' has no 'job'", "write 'job: …'")]
    [InlineData("data: text", "gitvan.yaml:1:7: 'data' is 'text', expected a map", null)]
    [InlineData("$schema: 5", "gitvan.yaml:1:10: '$schema' is 5, expected text", null)]
    public void A_mistake_names_its_place_and_what_was_expected(string text, string message, string? hint)
    {
        var error = Written.Mistake("gitvan.yaml", text);
        Assert.StartsWith(message, error.Message);
        if (hint is null)
            Assert.Null(error.Hint);
        else
            Assert.StartsWith(hint, error.Hint);
    }

    [Theory]
    [InlineData("pre-commit"), InlineData("p4-post-changelist"), InlineData("lint"), InlineData("nightly.2"), InlineData("my_check"), InlineData("2fast")]
    public void Hooks_of_git_and_names_of_ones_own_are_hooks(string hook) =>
        Assert.Equal(hook, Written.Yaml($"hooks: {{ {hook}: {{ jobs: [{{ run: x }}] }} }}").Settings.Hooks.Single().Key);

    [Fact]
    public void All_hooks_of_git_are_hooks()
    {
        foreach (var hook in GitHook.All)
            Assert.Single(Written.Yaml($"hooks: {{ {hook}: {{ jobs: [{{ run: x }}] }} }}").Settings.Hooks);
    }

    [Theory, InlineData("."), InlineData("a/b"), InlineData("a..b/c"), InlineData("./x"), InlineData("a/..b"), InlineData("...")]
    public void A_folder_inside_may_be_a_jobs_root(string folder) =>
        Assert.Equal(folder, Written.Yaml($"hooks: {{ x: {{ jobs: [{{ run: x, root: '{folder}' }}] }} }}").Settings.Hooks["x"].Jobs[0].Root);

    [Theory]
    [InlineData(".."), InlineData("../x"), InlineData("a/.."), InlineData("a/../b"), InlineData("/x"), InlineData("\\x"), InlineData("a\\..\\b"), InlineData("C:x"), InlineData("c:\\x"), InlineData("~"), InlineData("~/x"), InlineData("")]
    public void A_folder_outside_may_not(string folder) =>
        Assert.Contains("expected a folder inside the repository", Written.Mistake("gitvan.yaml", $"hooks: {{ x: {{ jobs: [{{ run: x, root: '{folder}' }}] }} }}").Message);

    [Fact]
    public void A_job_file_says_the_same_things_of_itself()
    {
        var job = ConfigurationReader.ReadMetadata(
            "jobs/a.sh",
            1,
            1,
            "{name: a b, desc: says, hooks: [pre-commit, lint], timeout: 5m, retries: 3, backoff: 100ms, env: {A: 1}, root: src, tags: [x], version: 2}");
        Assert.Equal(("a b", "says", "src", "2"), (job.Name, job.Desc, job.Root, job.Version));
        Assert.Equal((5, 3, 100), (job.Timeout!.Value.TotalMinutes, job.Retries, job.Backoff.TotalMilliseconds));
        Assert.Equal(["pre-commit", "lint"], job.Hooks);
        Assert.Equal("1", job.Env["A"]);
        Assert.Equal(["post-commit"], ConfigurationReader.ReadMetadata("jobs/a.sh", 1, 1, "{hooks: post-commit}").Hooks);
        Assert.Equal(TimeSpan.FromSeconds(1), ConfigurationReader.ReadMetadata("jobs/a.sh", 1, 1, "{}").Backoff);
    }

    [Theory]
    [InlineData("{hooks: [pre-comit]}", "jobs/a.sh:1:10: 'pre-comit' is not a hook of git, but nearly 'pre-commit'")]
    [InlineData("{run: x}", "jobs/a.sh:1:2: unknown key 'run', expected one of name, desc, env")]
    [InlineData("{} {}", "jobs/a.sh:1:")]
    [InlineData("{timeout: soon}", "jobs/a.sh:1:11: 'timeout' is 'soon', expected a duration")]
    public void A_mistake_in_a_job_file_is_said_as_well(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<GitVanException>(() => ConfigurationReader.ReadMetadata("jobs/a.sh", 1, 1, text)).Message);
}
