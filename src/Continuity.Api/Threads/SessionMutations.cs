using Continuity.GraphQL;

namespace Continuity.Api.Threads;

/// <summary>Commands on sessions.</summary>
[MutationType]
internal static class SessionMutations
{
    /// <summary>
    /// Starts a session. Its customer is found by their identities, and its ticket by what they have open; `session.match` says how.
    /// What the customer said first goes along in `entry`, and is recorded with it or not at all.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<StartSessionPayload> StartSessionAsync(StartSessionInput input, SessionStart sessions, CancellationToken cancellationToken) =>
        sessions.StartAsync(input, cancellationToken);

    /// <summary>
    /// Records what was said or done in a session. It stands where it arrives, whenever it happened. For some days after a session has ended (7, an option) a call, a note,
    /// and what a channel's system saw before the end are still recorded in it; nothing else is, and nothing by a customer.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<RecordEntryPayload> RecordEntryAsync(RecordEntryInput input, EntryRecording entries, CancellationToken cancellationToken) =>
        entries.RecordAsync(input, cancellationToken);

    /// <summary>
    /// Ends a session. Another matter that the customer named goes along in `wrapUp`, and has a ticket from then on. A customer may say in `feedback` what might have been more helpful, also
    /// of a session of theirs that has ended, once, for some days (7, an option). Ending again with the same wrap-up or feedback changes nothing.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<EndSessionPayload> EndSessionAsync(EndSessionInput input, SessionCommands sessions, CancellationToken cancellationToken) =>
        sessions.EndAsync(input, cancellationToken);

    /// <summary>Moves a session, and with it what was said in it, to another ticket of the same customer.</summary>
    /// <param name="input">What to do.</param>
    public static Task<MoveSessionPayload> MoveSessionAsync(MoveSessionInput input, SessionCommands sessions, CancellationToken cancellationToken) =>
        sessions.MoveAsync(input, cancellationToken);
}
