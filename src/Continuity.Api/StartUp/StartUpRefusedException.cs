namespace Continuity.Api.StartUp;

/// <summary>The API can't start as it is configured or where it runs. Its message is the one line that the console gets; the exit code is 1.</summary>
internal sealed class StartUpRefusedException : Exception
{
    /// <summary>Refuses to start.</summary>
    /// <param name="message">What is wrong and what to do about it, in one line.</param>
    public StartUpRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Refuses to start.</summary>
    /// <param name="message">What is wrong and what to do about it, in one line.</param>
    /// <param name="cause">What showed it.</param>
    public StartUpRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Refuses to start where options are out of bounds.</summary>
    /// <param name="faults">What is wrong, one sentence each; none lets the start go on.</param>
    /// <exception cref="StartUpRefusedException">There are faults.</exception>
    public static void ThrowIfAny(IEnumerable<string> faults)
    {
        var all = string.Join(" ", faults);
        if (all.Length > 0)
        {
            throw new StartUpRefusedException(all);
        }
    }
}
