using System.Collections.Concurrent;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Time;

namespace Continuity.Api.Webhooks;

/// <summary>What is told of webhooks: endpoints, counts and kinds of faults; what may come in thousands, once in a while.</summary>
internal sealed partial class WebhookLog(StoreTime time, ILogger<WebhookService> log)
{
    private readonly ConcurrentDictionary<string, ToldSeldom> failed = new();
    private readonly ConcurrentDictionary<string, ToldSeldom> givenUp = new();
    private readonly ConcurrentDictionary<string, ToldSeldom> stumbled = new();

    /// <summary>An event could not be delivered, and is tried again.</summary>
    public void Failed(string endpoint, string fault)
    {
        if (failed.GetOrAdd(endpoint, _ => new(time)).Count() is { } times)
        {
            LogFailed(times, endpoint, fault);
        }
    }

    /// <summary>An event is given up.</summary>
    public void GivenUp(string endpoint, string fault)
    {
        if (givenUp.GetOrAdd(endpoint, _ => new(time)).Count() is { } times)
        {
            LogGivenUp(times, endpoint, fault);
        }
    }

    /// <summary>The sender has stumbled, and goes on.</summary>
    public void Stumbled(string endpoint, Exception fault)
    {
        if (stumbled.GetOrAdd(endpoint, _ => new(time)).Count() is { } times)
        {
            LogStumbled(times, endpoint, fault.GetType().Name);
        }
    }

    /// <summary>The endpoint has answered that it wants no more.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "The webhook endpoint {Endpoint} has answered 410 Gone and is sent nothing more; its events wait, as long as they are tried, until a supervisor resumes it (resumeWebhookEndpoint).")]
    public partial void Disabled(string endpoint);

    /// <summary>The endpoint goes on.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "A supervisor has resumed the webhook endpoint {Endpoint}.")]
    public partial void Resumed(string endpoint);

    /// <summary>Dead letters are kept no more.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} dead letters of the webhook endpoint {Endpoint} were too old or too many and are gone.")]
    private partial void LogDropped(int count, string endpoint);

    /// <summary>Dead letters are kept no more.</summary>
    public void Dropped(string endpoint, int count) => LogDropped(count, endpoint);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} times an event could not be delivered to the webhook endpoint {Endpoint}, the last time: {Fault}; it is tried again.")]
    private partial void LogFailed(int count, string endpoint, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} events for the webhook endpoint {Endpoint} were given up, the last one: {Fault}; they are dead letters now.")]
    private partial void LogGivenUp(int count, string endpoint, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} times the sender of the webhook endpoint {Endpoint} has stumbled, the last time: {Fault}; it goes on.")]
    private partial void LogStumbled(int count, string endpoint, string fault);
}
