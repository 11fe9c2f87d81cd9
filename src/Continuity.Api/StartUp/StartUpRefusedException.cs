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
}
