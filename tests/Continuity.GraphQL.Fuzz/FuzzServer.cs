using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Fuzz.Inputs;
using Continuity.GraphQL.Registration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.GraphQL.Fuzz;

/// <summary>The server under test, in a process of its own. It tells of each request how many bytes and how much of the processor it took, whichever threads worked on it.</summary>
internal static class FuzzServer
{
    /// <summary>The header that tells the bytes.</summary>
    public const string AllocatedHeader = "x-allocated-bytes";

    /// <summary>The header that tells the processor's time, in milliseconds: what the machine does beside makes no difference to it.</summary>
    public const string ProcessorHeader = "x-processor-ms";

    /// <summary>Serves until its standard input ends, which it does when the parent is gone. The first line that it writes is its address.</summary>
    /// <param name="mostLimits">Whether the limits are set as wide as they can be.</param>
    public static async Task RunAsync(bool mostLimits)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLServer().UseSchema(FuzzSchema.Build()).ModifyOptions(o => mostLimits ? Most(o) : o);
        await using var app = builder.Build();
        app.Use(static async (context, next) =>
        {
            var before = GC.GetTotalAllocatedBytes();
            var processor = Environment.CpuUsage.TotalTime;
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[AllocatedHeader] = (GC.GetTotalAllocatedBytes() - before).ToString(System.Globalization.CultureInfo.InvariantCulture);
                context.Response.Headers[ProcessorHeader] = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            await next(context);
        });
        app.MapGraphQL();
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    private static GraphQLServerOptions Most(GraphQLServerOptions options) => options with
    {
        MaxBodyBytes = 64 * 1024 * 1024,
        MaxTokens = 1_000_000,
        MaxNesting = 500,
        Limits = options.Limits with
        {
            MaxDepth = 100,
            MaxIntrospectionDepth = 100,
            MaxFields = 100_000,
            MaxFragmentSpreads = 5_000,
            MaxAliasLength = 10_000,
            MaxListItems = 1_000_000,
        },
    };
}
