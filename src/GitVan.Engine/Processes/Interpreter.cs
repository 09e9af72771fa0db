using System.Text;

namespace GitVan.Engine.Processes;

/// <summary>What a script's first line names after <c>#!</c>. The system says "no such file" of the script when it is this that is missing.</summary>
internal static class Interpreter
{
    /// <summary>The kernel reads no more of a first line (<c>BINPRM_BUF_SIZE</c>).</summary>
    private const int LongestLine = 256;

    /// <returns>Null where the file is no script.</returns>
    public static string? Find(string script) => Words(script).FirstOrDefault();

    /// <summary>The interpreter and, as the kernel splits them, its one argument.</summary>
    /// <returns>None where the file is no script.</returns>
    public static IReadOnlyList<string> Words(string script)
    {
        try
        {
            Span<byte> head = stackalloc byte[LongestLine];
            using var handle = File.OpenHandle(script);
            head = head[..RandomAccess.Read(handle, head, 0)];
            if (!head.StartsWith("#!"u8))
                return [];
            var end = head.IndexOf((byte)'\n');
            return Encoding.UTF8.GetString(end < 0 ? head[2..] : head[2..end]).Trim().Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
