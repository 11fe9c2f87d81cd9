using System.Security.Cryptography;
using System.Text.Json;
using Continuity.Api.Errors;
using Continuity.Api.Threads;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Conversations;

/// <summary>What can be said of what a chat or app tells before anything is done with it.</summary>
internal static class ConversationContent
{
    /// <summary>Why it is not taken in, whichever session it is of: what is refused must leave no session behind. Null where that is not known yet.</summary>
    /// <param name="told">What was told.</param>
    /// <param name="normalizer">Reads identities.</param>
    public static IngestAnswer? Check(ConversationEvent told, IdentityNormalizer normalizer)
    {
        var refusal = told switch
        {
            { Content: { } content } => RecordEntry.CheckContent(EntryContents.Of(content)),
            { Proof: { } proof } => normalizer.NormalizeMatchable(proof.Identity.Kind, proof.Identity.Value, "input", "value").Refusal ?? VerifyIdentity.CheckMethod(proof.Method),
            _ => null,
        };
        return refusal is null ? null : Refused(UserError.List(refusal)[0], told);
    }

    /// <summary>What tells whether it is the same as another one with its id.</summary>
    /// <param name="told">What was told.</param>
    public static string DigestOf(ConversationEvent told) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(told)));

    /// <summary>The answer where a command that follows from it was refused.</summary>
    /// <param name="error">Why.</param>
    /// <param name="told">What was told.</param>
    public static IngestAnswer Refused(UserError error, ConversationEvent told) => IngestAnswer.Refused(error, error.Path switch
    {
        null => null,
        [.., var field] when told.Type == ConversationEventType.IdentityVerified => $"identity.{field}",
        ["input", "content", _, var field] when told.Type == ConversationEventType.Page => field == "step" ? "page" : field,
        ["input", "content", "message", var field] => $"message.{field}",
        ["input", "content", "selfService", var field] => $"step.{field}",
        ["input", "idempotencyKey"] => "id",
        [.., var field] => field,
        _ => null,
    });
}
