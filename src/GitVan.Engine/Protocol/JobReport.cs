using System.Text.Json.Nodes;

namespace GitVan.Engine.Protocol;

/// <summary>What a job said of its own end.</summary>
/// <param name="Message">One line.</param>
/// <param name="Data">Kept in the receipt, and handed to who ran the job.</param>
public sealed record JobReport(bool Succeeded, string? Message, JsonObject? Data);
