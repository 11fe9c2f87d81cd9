using Continuity.Api.Customers;
using Continuity.Api.Threads;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Starts the sessions of calls: one a call, whichever part of it comes first.</summary>
internal sealed class CallSessions(SessionStart sessions, IdentityNormalizer normalizer)
{
    // What carriers send for a number that is withheld, spelt on the keys: anonymous, restricted, blocked, unknown, unavailable.
    private static readonly string[] Withheld = ["+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"];

    /// <summary>Starts one, or finds the one that was started.</summary>
    /// <param name="told">A part of the call; without a number the session is an anonymous one.</param>
    /// <param name="options">The source's options.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session; or null and why it was refused.</returns>
    public async Task<(SessionId? Session, IngestAnswer? Refused)> StartAsync(CallEvent told, IngestSourceOptions options, CancellationToken cancellationToken)
    {
        var number = told.Number is { Length: > 0 } text && !Withheld.Contains($"+{text.TrimStart('+')}") ? new IdentityInput(IdentityKind.Phone, text, Assurance.Claimed) : null;
        var input = new StartSessionInput(
            Channel.Phone,
            [.. told.Identities.Prepend(number).OfType<IdentityInput>().Where(IsGood)],
            null, null, false, null, null, told.Name, null, told.Call, null, $"call:{told.Call}");
        var started = await sessions.StartAsync(input, new() { Queue = options.Queue, Same = new { told.Call } }, cancellationToken);
        return started.Session is { } session ? (session.Key, null) : (null, IngestAnswer.Refused(started.Errors[0]));
    }

    // What can't be read as a number, an internal address say, is as if it were withheld: the call is recorded all the same.
    private bool IsGood(IdentityInput identity) => normalizer.NormalizeMatchable(identity.Kind, identity.Value).Refusal is null;
}
