using System.Text;
using GitVan.Engine.Configuration;

namespace GitVan.Engine.Tests.Configuration;

/// <summary>Configuration as somebody wrote it.</summary>
internal static class Written
{
    public static ConfigurationFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public static LoadedConfiguration Yaml(string text) => ConfigurationReader.Read([File("gitvan.yaml", text)]);

    public static LoadedConfiguration Json(string text) => ConfigurationReader.Read([File("gitvan.json", text)]);

    public static string Effective(LoadedConfiguration configuration) => configuration.Effective.ToJsonString();

    /// <summary>What is said of the mistake.</summary>
    public static GitVanException Mistake(string name, string text) => Mistake(name, Encoding.UTF8.GetBytes(text));

    public static GitVanException Mistake(string name, byte[] content)
    {
        var error = Assert.Throws<GitVanException>(() => ConfigurationReader.Read([new ConfigurationFile(name, content)]));
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.DoesNotContain(error.Message + error.Hint, char.IsControl);
        Assert.InRange(error.Message.Length, 1, 400);
        Assert.False(char.IsUpper(error.Message[0]) || error.Message.EndsWith('.'), error.Message);
        return error;
    }
}
