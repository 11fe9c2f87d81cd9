namespace Continuity.Faults.Calls;

/// <summary>Counts the requests of one round.</summary>
internal sealed class Tally
{
    /// <summary>Within which a failure is fast.</summary>
    public static readonly TimeSpan Fast = TimeSpan.FromSeconds(3);
    private const int MostKept = 20;
    private readonly Lock gate = new();
    private readonly List<string> odd = [];

    public int Calls { get; private set; }

    public int Failed { get; private set; }

    public int FailedFast { get; private set; }

    public TimeSpan SlowestFailure { get; private set; }

    public TimeSpan SlowestAnswer { get; private set; }

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

    /// <summary>Counts one.</summary>
    /// <param name="answer">What came of it.</param>
    /// <param name="took">How long that took.</param>
    /// <param name="isUnexplained">Whether nobody answered though the instance was there.</param>
    public void Note(Answer answer, TimeSpan took, bool isUnexplained)
    {
        lock (gate)
        {
            Calls++;
            if (answer.Outcome == Outcome.Answered)
            {
                SlowestAnswer = took > SlowestAnswer ? took : SlowestAnswer;
                return;
            }

            Failed++;
            SlowestFailure = took > SlowestFailure ? took : SlowestFailure;
            if (answer.Outcome is Outcome.Odd or Outcome.Hung || isUnexplained)
            {
                OddOnes++;
                if (odd.Count < MostKept)
                {
                    odd.Add(answer.Said);
                }
            }
            else if (took < Fast)
            {
                FailedFast++;
            }
        }
    }
}
