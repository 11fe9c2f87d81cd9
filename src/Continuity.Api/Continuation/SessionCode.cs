using Continuity.Api.Threads;
using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Continuation;
using Continuity.Redis.Customers;

namespace Continuity.Api.Continuation;

/// <summary>Uses the continuation code that a session is started with, and gives it back where the start is refused.</summary>
internal sealed class SessionCode(ContinuationCodes codes, CodeAttempts attempts, FirstContact firstContact)
{
    /// <summary>What is wrong with the code as it was given, beside whether it was ever issued; null where nothing is, or none was given.</summary>
    /// <param name="input">The session's start.</param>
    public static Refusal? Check(StartSessionInput input) => input switch
    {
        { ContinuationCode: null } => null,
        { TicketId: not null } => Alone("ticketId"),
        { NewTicket: true } => Alone("newTicket"),
        { ContinuesSessionId: not null } => Alone("continuesSessionId"),
        _ => ContinuationCode.TryParse(input.ContinuationCode, out _)
            ? null
            : Refusal.Invalid("continuationCode must be eight digits, or a link token of 32 characters.", "input", "continuationCode"),
    };

    /// <summary>Uses the code for a command; a repeat of the command may use it again.</summary>
    /// <param name="caller">Who starts the session.</param>
    /// <param name="code">The code, as <see cref="Check"/> lets it pass.</param>
    /// <param name="by">The command.</param>
    /// <param name="cancellationToken">Ends the wait; it may have been used all the same.</param>
    /// <returns>What it stands for; or NOT_FOUND, EXPIRED or LIMIT_EXCEEDED.</returns>
    public async Task<Outcome<ContinuationGrant>> UseAsync(Caller caller, string code, Idempotency by, CancellationToken cancellationToken)
    {
        var read = Read(code);

        // A repeat, code included, is no guess: it gets the first answer, whatever its caller has guessed since.
        return await firstContact.RepeatsAsync(by, cancellationToken)
            ? await codes.UseAsync(read, by, cancellationToken)
            : await attempts.TryAsync(caller, token => codes.UseAsync(read, by, token), cancellationToken);
    }

    /// <summary>Gives the code back, for the start was refused: whether the caller still waits for the answer or not.</summary>
    /// <param name="code">The code that was used.</param>
    /// <param name="by">The command.</param>
    public Task GiveBackAsync(string code, Idempotency by) => codes.GiveBackAsync(Read(code), by, CancellationToken.None);

    private static ContinuationCode Read(string code) =>
        ContinuationCode.TryParse(code, out var read) ? read : throw new ArgumentException("It was not checked.", nameof(code));

    private static Refusal Alone(string field) => Refusal.Invalid($"{field} must not be given together with a continuationCode, which names it.", "input", field);
}
