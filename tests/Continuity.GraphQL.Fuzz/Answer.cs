using System.Text.Json;

namespace Continuity.GraphQL.Fuzz;

/// <summary>What the server made of a request.</summary>
/// <param name="Fault">What is wrong with the answer; null where it is a GraphQL answer or error.</param>
/// <param name="Elapsed">How long it took, as the caller saw it.</param>
/// <param name="Processor">How much of the processor's time the server took for it.</param>
/// <param name="AllocatedBytes">How many bytes were allocated until the response began.</param>
/// <param name="IsRefusal">Whether it is an error, and no data.</param>
internal sealed record Answer(string? Fault, TimeSpan Elapsed, TimeSpan Processor, long AllocatedBytes, bool IsRefusal)
{
    /// <summary>Judges an answer: it is JSON, and has data or errors; a request is never the server's fault.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body.</param>
    /// <returns>What is wrong; null where it is as it should be.</returns>
    public static (string? Fault, bool IsRefusal) Judge(int status, ReadOnlyMemory<byte> body)
    {
        if (status is not (200 or 400 or 413))
        {
            return ($"The status is {status}.", false);
        }

        try
        {
            // A result is deeper than its document: each list and object is a level.
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 2_000 });
            var hasErrors = json.RootElement.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0;
            var hasData = json.RootElement.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.Null;
            return (hasErrors || hasData ? null : "The answer has neither data nor errors.", !hasData);
        }
        catch (JsonException)
        {
            return ("The answer is no JSON.", false);
        }
    }
}
