using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GitVan.Cli.Commands;

/// <summary>The examples that <c>--help</c> shows below a command's options.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> ByCommand = new()
    {
        ["gitvan"] = ["gitvan init", "gitvan job create hello", "gitvan job run hello", "gitvan receipt list"],
        ["init"] = ["gitvan init", "gitvan init --yes"],
        ["ensure"] = ["gitvan ensure", "gitvan ensure --check    # in CI: exit 1 where something is to do"],
        ["uninstall"] = ["gitvan uninstall"],
        ["hook"] = ["gitvan hook pre-commit", "gitvan hook run pre-push", "gitvan hook list"],
        ["run"] = ["gitvan hook run pre-commit --all-files", "gitvan hook run pre-commit --job lint --files src/a.js", "gitvan hook run pre-push --why tests"],
        ["job"] = ["gitvan job list", "gitvan job create changelog --hook post-commit", "gitvan job run changelog"],
        ["create"] = ["gitvan job create hello", "gitvan job create db/migrate --hook post-merge --language sh"],
        ["template"] = ["gitvan template list", "gitvan template render changelog.md.njk --data changes.json CHANGELOG.md"],
        ["render"] = ["gitvan template render greeting.txt --set name=Ada", "git log -1 --format=%s | gitvan template render - --set user.name=Ada"],
        ["receipt"] = ["gitvan receipt list -n 5", "gitvan receipt verify", "gitvan receipt push origin"],
        ["lock"] = ["gitvan lock acquire deploy -- ./deploy.sh", "gitvan lock list"],
        ["acquire"] = ["gitvan lock acquire deploy --timeout 5m -- ./deploy.sh", "gitvan lock acquire deploy --ttl 10m    # prints the token that release takes"],
        ["release"] = ["gitvan lock release deploy --token 7"],
        ["list"] = ["gitvan receipt list --job lint --result failure --since 2d"],
        ["stats"] = ["gitvan receipt stats --since 4w"],
        ["export"] = ["gitvan receipt export --format csv --job lint > lint.csv"],
        ["verify"] = ["gitvan receipt verify --require-signed --allowed-signers ~/allowed_signers"],
        ["show"] = ["gitvan receipt show 1f2e3d4c", "gitvan config show --origin"],
        ["config"] = ["gitvan config show --origin", "gitvan config schema > gitvan.schema.json"],
        ["doctor"] = ["gitvan doctor", "gitvan doctor --fix"],
        ["completion"] = ["gitvan completion bash > ~/.local/share/bash-completion/completions/gitvan"],
    };

    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().First();

        // Without "-?", "/?" and "/h": the last two are paths here, and may be a hook's arguments.
        help.Aliases.Clear();
        help.Aliases.Add("-h");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        /// <summary>Help may be asked for before the command is complete.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            // The library names the root after the file, which in a managed build is GitVan.Cli.
            var output = parseResult.InvocationConfiguration.Output;
            var text = new StringWriter();
            parseResult.InvocationConfiguration.Output = text;
            var result = inner.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            output.Write(text.ToString().Replace(RootCommand.ExecutableName, "gitvan", StringComparison.Ordinal));
            var command = parseResult.CommandResult.Command;
            var parent = command.Parents.FirstOrDefault()?.Name ?? "";
            var lines = ByCommand.GetValueOrDefault(command is RootCommand ? "gitvan" : command.Name, [])
                .Where(line => command is RootCommand || line.StartsWith(command.Parents.First() is RootCommand ? $"gitvan {command.Name}" : $"gitvan {parent} {command.Name}", StringComparison.Ordinal))
                .ToList();
            if (lines.Count > 0)
                output.WriteLine($"Examples:\n{string.Concat(lines.Select(line => $"  {line}\n"))}");
            return result;
        }
    }
}
