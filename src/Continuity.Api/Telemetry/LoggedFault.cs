using System.Text;
using Continuity.Redis;

namespace Continuity.Api.Telemetry;

/// <summary>An exception as it is logged: which kinds, and where from, without what any message may hold.</summary>
internal sealed class LoggedFault : Exception
{
    private const int Deepest = 10;
    private readonly Exception fault;

    /// <summary>Tells of an exception.</summary>
    /// <param name="fault">The exception.</param>
    public LoggedFault(Exception fault)
        : base(fault.GetType().FullName) => this.fault = fault;

    /// <inheritdoc/>
    public override string? StackTrace => fault.StackTrace;

    /// <summary>The types of the exception and of those that it was caused by, each with its stack trace.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Tell(fault, text, 0);
        return text.ToString();
    }

    private static void Tell(Exception fault, StringBuilder text, int depth)
    {
        text.Append(fault.GetType().FullName);

        // Ours: it holds no keys and no data.
        if (fault is StoreUnavailableException)
        {
            text.Append(": ").Append(fault.Message);
        }

        text.AppendLine().Append(fault.StackTrace).AppendLine();
        IEnumerable<Exception> causes = fault is AggregateException many ? many.InnerExceptions : fault.InnerException is { } one ? [one] : [];
        foreach (var cause in depth < Deepest ? causes : [])
        {
            text.Append("caused by ");
            Tell(cause, text, depth + 1);
        }
    }
}
