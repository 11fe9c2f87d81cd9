using System.Collections.Concurrent;
using Continuity.Faults.Calls;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>What the stories of one round have in common.</summary>
/// <param name="client">Reaches the instances.</param>
/// <param name="cast">Who takes part.</param>
/// <param name="name">The round's name, in which no other words are: it marks all that is said in it.</param>
internal sealed class Scene(ApiClient client, Cast cast, string name)
{
    private readonly ConcurrentQueue<Finding> findings = new();
    private readonly ConcurrentDictionary<string, int> acknowledged = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> offered = new();
    private readonly ConcurrentDictionary<string, int> offersOn = new();
    private int told;

    public ApiClient Client => client;

    public Cast Cast => cast;

    public string Name => name;

    /// <summary>Whether the stories hurry to their ends.</summary>
    public bool IsEnding { get; set; }

    /// <summary>Whether time itself is tampered with: what waits for an answer may expire before it gets one.</summary>
    public bool IsTimeMoved { get; set; }

    public IReadOnlyCollection<Finding> Findings => findings;

    /// <summary>How often each mutation was acknowledged.</summary>
    public IReadOnlyDictionary<string, int> Acknowledged => acknowledged;

    /// <summary>How many events subscribers were told.</summary>
    public int Told => told;

    /// <summary>What the checker is held against its plants with: a thread that was read, with what was acknowledged of it.</summary>
    public Sample? Sample { get; set; }

    public void Found(Finding finding) => findings.Enqueue(finding);

    public void Found(IEnumerable<Finding> found)
    {
        foreach (var finding in found)
        {
            findings.Enqueue(finding);
        }
    }

    public void Acknowledge(string mutation) => acknowledged.AddOrUpdate(mutation, 1, static (_, before) => before + 1);

    /// <summary>How often each ticket was offered, of which a webhook must tell.</summary>
    public IReadOnlyDictionary<string, int> OffersOn => offersOn;

    /// <summary>A ticket was offered.</summary>
    public void OfferOf(string ticket) => offersOn.AddOrUpdate(ticket, 1, static (_, before) => before + 1);

    /// <summary>A ticket was offered to an agent, who must be told so.</summary>
    public void Offer(string agent, string handoff) => offered.GetOrAdd(agent, static _ => new()).Enqueue(handoff);

    /// <summary>What was offered to an agent.</summary>
    public IReadOnlyList<string> Offered(string agent) => [.. offered.GetValueOrDefault(agent, new())];

    public void Tell(int events) => Interlocked.Add(ref told, events);
}
