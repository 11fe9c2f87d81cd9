using Continuity.FollowUps;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>When a customer counts as struggling in self-service, and what is done about it. Checked when the program starts.</summary>
public sealed record SelfServiceOptions
{
    private const int MostQueues = 200;
    private static readonly Channel[] Both = [Channel.Chat, Channel.Phone];

    /// <summary>How many steps, failed or abandoned, <see cref="Within"/> are a struggle: 2 to 20, or 0 for never; default 3.</summary>
    public int Failures { get; init; } = 3;

    /// <summary>Within which time they are, and how old a step may be when it arrives to make an offer at all: 1 minute to 1 day; default 10 minutes.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often the same step fails, without success in between, to be a struggle: 2 to 20, or 0 for never; default 2.</summary>
    public int SameStepFailures { get; init; } = 2;

    /// <summary>How often the same page is viewed, without success in between, to be a struggle: 2 to 20, or 0 for never; default 4.</summary>
    public int SamePageViews { get; init; } = 4;

    /// <summary>How long after an offer a customer gets none again, in whichever session: 1 minute to 30 days; default 30 minutes.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a chat or call that nobody ended keeps its customer from being offered help, 1 hour to 30 days; default 1 day.</summary>
    public TimeSpan LongestConversation { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The channels that help is offered by, of CHAT and PHONE; none: both.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>The queue that is asked for help, by the step, or by what its name begins with; of several the longest counts. At most 200. Where none fits, it is the one that the ticket waits in, else that of the channel.</summary>
    public IReadOnlyDictionary<string, string> Queues { get; init; } = new Dictionary<string, string>();

    /// <summary>How long somebody of the queue has to answer before a supervisor is told, 5 seconds to 15 minutes; default 2 minutes.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How soon a customer who asks for a call is called, 1 minute to 7 days; default 30 minutes.</summary>
    public TimeSpan CallWithin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What the customer is promised with that; 1 to 2,000 characters.</summary>
    public string CallPromise { get; init; } = "We call you.";

    /// <summary>The channels that help is offered by.</summary>
    internal IReadOnlyList<Channel> Offered => Channels.Count == 0 ? Both : Channels;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var (name, value) in new[] { (nameof(Failures), Failures), (nameof(SameStepFailures), SameStepFailures), (nameof(SamePageViews), SamePageViews) })
        {
            if (value is not 0 and (< 2 or > 20))
            {
                yield return $"{name} is {value}; it must be from 2 to 20, or 0 for never.";
            }
        }

        foreach (var (name, value, least, most, words) in new[]
        {
            (nameof(Within), Within, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), "1 minute to 1 day"),
            (nameof(Pause), Pause, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), "1 minute to 30 days"),
            (nameof(LongestConversation), LongestConversation, TimeSpan.FromHours(1), TimeSpan.FromDays(30), "1 hour to 30 days"),
            (nameof(AnswerWithin), AnswerWithin, FollowUpTimes.LeastAhead, TimeSpan.FromMinutes(15), "5 seconds to 15 minutes"),
            (nameof(CallWithin), CallWithin, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7), "1 minute to 7 days"),
        })
        {
            if (value < least || value > most)
            {
                yield return $"{name} is {value}; it must be from {words}.";
            }
        }

        if (Channels.Except(Both).Any() || Channels.Distinct().Count() != Channels.Count)
        {
            yield return $"{nameof(Channels)} may name CHAT and PHONE, each once.";
        }

        if (Queues.Count > MostQueues || Queues.Keys.Any(static step => string.IsNullOrWhiteSpace(step) || step.Length > EntryLimits.NameCharacters))
        {
            yield return $"{nameof(Queues)} may have {MostQueues} steps, or beginnings of steps, of 1 to {EntryLimits.NameCharacters} characters.";
        }

        if (string.IsNullOrWhiteSpace(CallPromise) || CallPromise.Length > 2000)
        {
            yield return $"{nameof(CallPromise)} must have 1 to 2,000 characters.";
        }
    }

    /// <summary>The queue that is asked for help; null where no option names one.</summary>
    /// <param name="step">The step that the customer struggles with.</param>
    internal string? QueueFor(string step) =>
        Queues.Where(queue => step.StartsWith(queue.Key, StringComparison.Ordinal)).OrderByDescending(static queue => queue.Key.Length).Select(static queue => queue.Value).FirstOrDefault();
}
