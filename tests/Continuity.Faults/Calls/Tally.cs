using System.Diagnostics;

namespace Continuity.Faults.Calls;

/// <summary>Counts the requests of one round.</summary>
internal sealed class Tally
{
    /// <summary>Within which a failure is fast; of an instance that was just started, which compiles what it fails with, within <see cref="Hung"/>.</summary>
    public static readonly TimeSpan Fast = TimeSpan.FromSeconds(3);

    /// <summary>From when on what was answered at last has hung. A call that only waits for its turn on a busy machine takes over 3 s now and then: that is counted, and no more.</summary>
    public static readonly TimeSpan Hung = TimeSpan.FromSeconds(5);

    /// <summary>The same of an instance that was just started: its first calls are compiled, each as it comes, beside all others.</summary>
    public static readonly TimeSpan HungWhenCold = TimeSpan.FromSeconds(10);

    /// <summary>Within which everybody must take writes again once what was broken is whole.</summary>
    public static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);
    private const int MostKept = 20;
    private readonly Lock gate = new();
    private readonly List<string> odd = [];
    private readonly List<string> broken = [];
    private long? wholeSince;

    public int Calls { get; private set; }

    public int Failed { get; private set; }

    public int FailedFast { get; private set; }

    public TimeSpan SlowestFailure { get; private set; }

    public TimeSpan SlowestAnswer { get; private set; }

    /// <summary>Those that were answered, or subscribed, after more than <see cref="Fast"/>.</summary>
    public int AnsweredLate { get; private set; }

    /// <summary>Failures that said nothing that a caller could go by.</summary>
    public int OddOnes { get; private set; }

    public IReadOnlyList<string> Odd
    {
        get
        {
            lock (gate)
            {
                return [.. odd];
            }
        }
    }

    /// <summary>What was not as promised though it ended in an answer.</summary>
    public IReadOnlyList<string> Broken
    {
        get
        {
            lock (gate)
            {
                return [.. broken];
            }
        }
    }

    /// <summary>What was broken is whole again, from now on.</summary>
    public void NoteWhole()
    {
        lock (gate)
        {
            wholeSince = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Counts one.</summary>
    /// <param name="answer">What came of it.</param>
    /// <param name="began">When it was sent: a timestamp.</param>
    /// <param name="took">How long that took.</param>
    /// <param name="isUnexplained">Whether nobody answered though the instance was there.</param>
    /// <param name="isCold">Whether the instance was just started.</param>
    public void Note(Answer answer, long began, TimeSpan took, bool isUnexplained, bool isCold)
    {
        lock (gate)
        {
            Calls++;
            if (answer.Outcome == Outcome.Answered)
            {
                SlowestAnswer = took > SlowestAnswer ? took : SlowestAnswer;
                Late("A call was answered", took, isCold);
                return;
            }

            Failed++;
            if (wholeSince is { } whole && Stopwatch.GetElapsedTime(whole, began) > Recovery)
            {
                Break($"A call failed that was sent {Stopwatch.GetElapsedTime(whole, began).TotalSeconds:0.0} s after all was whole again: {answer.Said}");
            }

            SlowestFailure = took > SlowestFailure ? took : SlowestFailure;
            if (answer.Outcome is Outcome.Odd or Outcome.Hung || isUnexplained)
            {
                OddOnes++;
                if (odd.Count < MostKept)
                {
                    odd.Add(answer.Said);
                }
            }
            else if (took < (isCold ? Hung : Fast))
            {
                FailedFast++;
            }
        }
    }

    /// <summary>Counts a subscription that was asked for.</summary>
    /// <param name="took">How long it took until it was open, or failed.</param>
    /// <param name="isCold">Whether the instance was just started.</param>
    public void Subscribed(TimeSpan took, bool isCold)
    {
        lock (gate)
        {
            Late("A subscription was answered", took, isCold);
        }
    }

    private void Late(string what, TimeSpan took, bool isCold)
    {
        AnsweredLate += took > Fast ? 1 : 0;
        if (took > (isCold ? HungWhenCold : Hung))
        {
            Break($"{what} late: after {took.TotalSeconds:0.0} s");
        }
    }

    private void Break(string what)
    {
        if (broken.Count < MostKept)
        {
            broken.Add(what);
        }
    }
}
