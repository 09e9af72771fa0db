using System.Globalization;
using GitVan.Engine.Model;

namespace GitVan.Engine.Receipts;

/// <summary>One line of the view: <c>&lt;RFC 3339 time&gt; &lt;receipt commit&gt; &lt;job id&gt; &lt;result&gt;</c>.</summary>
internal static class ViewLine
{
    public static string Of(Receipt receipt)
    {
        var predicate = receipt.Predicate;
        var job = string.Concat(predicate.Job.Id.Select(c => char.IsControl(c) ? '?' : c));
        return string.Create(CultureInfo.InvariantCulture, $"{predicate.Finished.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ} {receipt.Id} {job} {predicate.Result.Word()}");
    }
}
