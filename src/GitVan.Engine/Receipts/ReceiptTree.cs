using System.Text;
using GitVan.Engine.Git;

namespace GitVan.Engine.Receipts;

/// <summary>The tree of a receipt that keeps output: one file.</summary>
internal static class ReceiptTree
{
    public const string OutputName = "output.txt";

    /// <summary>Stores the output and the tree that holds it.</summary>
    public static ObjectId Write(LooseObjects objects, string output) =>
        objects.Write(ObjectKind.Tree, Text(objects.Write(ObjectKind.Blob, Encoding.UTF8.GetBytes(output))));

    /// <summary>The bytes of a tree with this output and nothing else.</summary>
    public static byte[] Text(ObjectId output) => TreeText.Write([TreeEntry.File(OutputName, output)]);
}
