namespace GitVan.Engine.Model;

/// <summary>Names one run: random, and rising with time (UUID version 7, RFC 9562).</summary>
public readonly record struct RunId(string Value)
{
    public static RunId Create(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()).ToString());

    public override string ToString() => Value;
}
