using System.Globalization;

namespace Continuity.Api.Tests.Delivery;

/// <summary>
/// Holds what came of a run against what is promised: what was acknowledged has arrived, once but for repeats under its own key, in order for its session, and nothing else has. Pure, so that a test
/// can show that it finds what is wrong.
/// </summary>
public static class FaultRunCheck
{
    private static readonly string[] Left = ["SENT", "DELIVERED"];

    /// <summary>Says what is wrong, one sentence each; nothing where all is well.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="arrivals">All that came to the provider, in order.</param>
    /// <param name="waiting">What is left in the store's queues.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyList<RunSession> sessions, IReadOnlyList<Arrival> arrivals, IReadOnlyList<string> waiting)
    {
        var bySession = arrivals.ToLookup(static one => one.Session ?? "");
        var known = sessions.Select(static session => session.Id).ToHashSet();
        return
        [
            .. arrivals.Where(one => one.Session is null || !known.Contains(one.Session)).Select(static one => $"{one.Key} arrived for no session of the run."),
            .. arrivals.Where(static one => !one.IsSigned).Select(static one => $"{one.Key} arrived without a good signature."),
            .. arrivals.GroupBy(static one => one.Key).Where(static same => same.Select(static one => one.Body.GetRawText()).Distinct().Count() > 1).Select(static same => $"{same.Key} arrived with several bodies."),
            .. sessions.SelectMany(session => OfOutgoing(session, [.. bySession[session.Id]])),
            .. sessions.SelectMany(OfThread),
            .. waiting.Select(static key => $"{key} still waits."),
        ];
    }

    private static IEnumerable<string> OfOutgoing(RunSession session, IReadOnlyList<Arrival> arrivals)
    {
        foreach (var message in session.Written.Where(static message => message.Entries.Distinct().Count() != 1))
        {
            yield return $"{message.Text} was acknowledged as {message.Entries.Distinct().Count()} entries.";
        }

        var texts = session.Written.SelectMany(static message => message.Entries.Distinct().Select(entry => (Entry: entry, message.Text))).ToLookup(static one => one.Entry, static one => one.Text);
        foreach (var arrival in arrivals.Where(one => texts.Contains(one.Key) && !texts[one.Key].Contains(one.Text)))
        {
            yield return $"{arrival.Key} arrived with another text than was written.";
        }

        var written = Entries(session);
        foreach (var fault in Differences("at the provider", written, [.. arrivals.Where(static one => one.IsTaken).Select(static one => one.Key).Distinct()]))
        {
            yield return fault;
        }

        // What was refused at first keeps its place, too: the next one comes only after it.
        foreach (var fault in Differences("at first arrival", written, [.. arrivals.Select(static one => one.Key).Distinct()]))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> OfThread(RunSession session)
    {
        var thread = session.Thread;
        if (!thread.Select(static line => line.Sequence).SequenceEqual(Enumerable.Range(1, thread.Count)))
        {
            yield return $"{session.Id} has gaps or repeats among its sequences.";
        }

        foreach (var line in thread.Where(static line => IsAgents(line) && !Left.Contains(line.Delivery)))
        {
            yield return $"{line.Entry} says {line.Delivery ?? "nothing"} of its delivery.";
        }

        foreach (var line in thread.Where(static line => !IsAgents(line) && line.Delivery is not null))
        {
            yield return $"{line.Entry} has a delivery, and nobody wrote it to the customer.";
        }

        foreach (var fault in Differences("in the thread", session.Told, [.. thread.Where(static line => line.Author == "Customer" && line.Text is not null).Select(static line => line.Text!)])
            .Concat(Differences("in the thread", Entries(session), [.. thread.Where(IsAgents).Select(static line => line.Entry)])))
        {
            yield return fault;
        }

        var read = thread.ToLookup(static line => line.Entry, static line => line.Text);
        foreach (var message in session.Written.Where(message => message.Entries.Any(entry => read.Contains(entry) && !read[entry].Contains(message.Text))))
        {
            yield return $"{message.Text} reads otherwise in the thread.";
        }
    }

    private static bool IsAgents(ThreadLine line) => line is { Author: "Agent", Text: not null };

    private static List<string> Entries(RunSession session) => [.. session.Written.SelectMany(static message => message.Entries.Distinct())];

    private static IEnumerable<string> Differences(string where, IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        foreach (var lost in expected.Except(found))
        {
            yield return $"{lost} is lost {where}.";
        }

        foreach (var stranger in found.Except(expected))
        {
            yield return $"{stranger} is {where}, and was never acknowledged.";
        }

        foreach (var doubled in found.GroupBy(static one => one).Where(static same => same.Count() > 1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{doubled.Key} is {where} {doubled.Count()} times.");
        }

        var both = expected.Intersect(found).ToList();
        if (both.Zip(found.Distinct().Where(both.Contains)).FirstOrDefault(static pair => pair.First != pair.Second) is { First: { } first, Second: { } second })
        {
            yield return $"{second} is out of order {where}: {first} comes before it.";
        }
    }
}
