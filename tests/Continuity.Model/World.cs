using System.Collections.Immutable;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Staff;

namespace Continuity.Model;

/// <summary>What is known of the homes of one sequence by those who play in it: what they were told last. Safe for many at once.</summary>
public sealed class World
{
    public const int MostTickets = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<CustomerId, CustomerState> known = [];
    private readonly List<MergeId> merges = [];
    private Roster roster = Cast.Roster;
    private int numbers;

    /// <summary>The customers, of whom each sequence has its own.</summary>
    public IReadOnlyList<CustomerId> Homes { get; } = [.. Enumerable.Range(0, 4).Select(static n => CustomerId.New(DateTimeOffset.UnixEpoch.AddYears(56).AddDays(n)))];

    public WorldClock Clock { get; } = new();

    public Roster Roster => Volatile.Read(ref roster);

    /// <summary>The homes that were filled, as they are known, with all that was ever told of them.</summary>
    public IReadOnlyList<CustomerState> Known
    {
        get
        {
            lock (gate)
            {
                return [.. known.Values.OrderBy(static state => state.Id)];
            }
        }
    }

    /// <summary>A number that people read out, for a new ticket.</summary>
    public string NextNumber() => $"{1000 + Interlocked.Increment(ref numbers)}";

    public CustomerState? Find(CustomerId home)
    {
        lock (gate)
        {
            return known.GetValueOrDefault(home);
        }
    }

    /// <summary>Takes in what was told of a home, unless something later is known.</summary>
    public void Learn(CustomerState told)
    {
        lock (gate)
        {
            var before = known.GetValueOrDefault(told.Id) ?? new CustomerState(told.Id);
            if (told.Version >= before.Version && told.Version > 0)
            {
                known[told.Id] = told with
                {
                    Tickets = before.Tickets.SetItems(told.Tickets),
                    Sessions = before.Sessions.SetItems(told.Sessions),
                    Handoffs = before.Handoffs.SetItems(told.Handoffs),
                    OwnershipOffers = before.OwnershipOffers.SetItems(told.OwnershipOffers),
                    FollowUps = before.FollowUps.SetItems(told.FollowUps),
                    OtherHomes = told.OtherHomes,
                };
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

    /// <summary>One of the merges that were made, or null where there is none.</summary>
    public MergeId? MergeAt(int place)
    {
        lock (gate)
        {
            return merges.Count == 0 ? null : merges[place % merges.Count];
        }
    }

    public void Change(Func<Roster, Roster> change) => ImmutableInterlocked.Update(ref roster, change);
}
