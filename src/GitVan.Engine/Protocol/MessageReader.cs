using GitVan.Engine.Processes;

namespace GitVan.Engine.Protocol;

/// <summary>Cuts what comes through a channel into lines, each a message.</summary>
internal sealed class MessageReader(ChildChannel channel)
{
    /// <summary>Bytes of one message, its line feed included.</summary>
    public const int LongestMessage = 16 * 1024 * 1024;

    private byte[] buffer = new byte[16 * 1024];
    private int start, end, searched;

    /// <summary>A message was longer than <see cref="LongestMessage"/>; where the next one begins can't be told.</summary>
    public bool IsOverlong { get; private set; }

    /// <summary>The next message without its line feed; false at the end, or when one is overlong.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> message)
    {
        while (true)
        {
            var feed = buffer.AsSpan(searched..end).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                message = buffer.AsMemory(start..(searched + feed));
                start = searched = searched + feed + 1;
                return true;
            }

            message = default;
            searched = end;
            IsOverlong = end - start >= LongestMessage;
            if (IsOverlong)
                return false;
            MakeRoom();
            var count = channel.Read(buffer.AsSpan(end));
            if (count == 0)
                return false;
            end += count;
        }
    }

    private void MakeRoom()
    {
        if (end < buffer.Length)
            return;
        var rest = buffer.AsSpan(start..end);
        var larger = rest.Length < buffer.Length / 2 ? buffer : new byte[Math.Min(buffer.Length * 2, LongestMessage)];
        rest.CopyTo(larger);
        (buffer, end, start, searched) = (larger, rest.Length, 0, rest.Length);
    }
}
