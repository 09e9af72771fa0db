namespace GitVan.Templates.Tests;

/// <summary>Makes a template that shows a difference as small as it gets, by leaving out pieces of it.</summary>
internal static class Shrinker
{
    public static RenderRequest Shrink(RenderRequest request, Func<RenderRequest, bool> fails)
    {
        for (var size = Math.Max(request.Template.Length / 2, 1); size > 0; size /= 2)
        {
            for (var at = 0; at + size <= request.Template.Length;)
            {
                var smaller = request with { Template = request.Template.Remove(at, size) };
                if (fails(smaller)) request = smaller;
                else at += size;
            }
        }

        return request;
    }
}
