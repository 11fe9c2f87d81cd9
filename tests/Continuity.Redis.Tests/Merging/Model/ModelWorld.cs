using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>What callers of one sequence know: few identities, and what they were told. Each sequence has identities of its own, so that many run on one store.</summary>
internal sealed class ModelWorld
{
    private static readonly IdentityKind[] Kinds =
        [IdentityKind.Phone, IdentityKind.Email, IdentityKind.AppUser, IdentityKind.Phone, IdentityKind.Email, IdentityKind.AppUser];

    private readonly Lock gate = new();
    private readonly List<CustomerId> homes = [];
    private readonly List<SessionId> sessions = [];
    private readonly List<MergeId> merges = [];
    private int unsure;
    private int overtaken;

    /// <summary>The identities.</summary>
    public IReadOnlyList<Identity> Pool { get; } = [.. Kinds.Select(static (kind, i) => new Identity(kind, $"{Guid.NewGuid():N}-{i}"))];

    /// <summary>The homes that were made, in order.</summary>
    public IReadOnlyList<CustomerId> Homes => Copy(homes);

    /// <summary>The sessions that were started, in order.</summary>
    public IReadOnlyList<SessionId> Sessions => Copy(sessions);

    /// <summary>The merges that were acknowledged.</summary>
    public IReadOnlyList<MergeId> Merges => Copy(merges);

    /// <summary>The undoings that were acknowledged.</summary>
    public ConcurrentQueue<MergeId> Undone { get; } = new();

    /// <summary>Where each text that was acknowledged stands.</summary>
    public ConcurrentDictionary<string, EntryId> Said { get; } = new();

    /// <summary>The texts that were refused.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    /// <summary>How many commands may have been done by processes that died.</summary>
    public int Unsure => unsure;

    /// <summary>How many merges were overtaken by others, and may have stood in between.</summary>
    public int Overtaken => overtaken;

    /// <summary>Which identity of the pool one is.</summary>
    public int IndexOf(Identity identity) => Pool.ToList().IndexOf(identity);

    /// <summary>Notes a session and its home.</summary>
    public void Started(SessionId session)
    {
        lock (gate)
        {
            sessions.Add(session);
            if (!homes.Contains(session.Home))
            {
                homes.Add(session.Home);
            }
        }
    }

    /// <summary>Notes a merge.</summary>
    public void Merged(MergeId merge)
    {
        lock (gate)
        {
            merges.Add(merge);
        }
    }

    /// <summary>Notes that a process died, in the middle of which nobody can say.</summary>
    public void Died() => Interlocked.Increment(ref unsure);

    /// <summary>Notes that a merge was overtaken.</summary>
    public void WasOvertaken() => Interlocked.Increment(ref overtaken);

    private IReadOnlyList<T> Copy<T>(List<T> list)
    {
        lock (gate)
        {
            return [.. list];
        }
    }
}
