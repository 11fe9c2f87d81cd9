namespace Continuity.Api.StartUp;

/// <summary>Keeps the host from logging a failed start with its stack trace: the program says it in one line instead.</summary>
internal sealed class StartUpLog
{
    private volatile bool started;

    /// <summary>Registers the filter; the categories speak as usual once the API has started.</summary>
    /// <param name="builder">The host's builder.</param>
    public static StartUpLog AddTo(WebApplicationBuilder builder)
    {
        var log = new StartUpLog();
        foreach (var category in (string[])["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Hosting.Diagnostics"])
        {
            builder.Logging.AddFilter(category, level => log.started && level >= LogLevel.Warning);
        }

        return log;
    }

    /// <summary>The start has succeeded.</summary>
    public void Started() => started = true;
}
