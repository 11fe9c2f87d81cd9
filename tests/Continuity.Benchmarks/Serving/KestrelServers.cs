using Continuity.Benchmarks.Schema;
using Continuity.GraphQL.Registration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.Benchmarks.Serving;

/// <summary>The servers that run in a process of this executable; each tells its address in its first line, and runs until it is killed.</summary>
internal static class KestrelServers
{
    /// <summary>Serves the sample threads by the engine.</summary>
    public static Task RunEngineAsync()
    {
        var builder = CreateBuilder();
        builder.Services.AddGraphQLServer().AddTypes(typeof(Queries), typeof(ConversationThread));
        var application = builder.Build();
        application.MapGraphQL();
        return RunAsync(application);
    }

    /// <summary>Serves bytes that are at hand.</summary>
    /// <param name="folder">Has a file for each path.</param>
    public static Task RunRawAsync(string folder)
    {
        var answers = Directory.GetFiles(folder, "*.json").ToDictionary(file => $"/{Path.GetFileNameWithoutExtension(file)}", File.ReadAllBytes);
        var application = CreateBuilder().Build();
        application.Run(context => AnswerAsync(context, answers[context.Request.Path.Value!]));
        return RunAsync(application);
    }

    private static async Task AnswerAsync(HttpContext context, byte[] answer)
    {
        var reader = context.Request.BodyReader;
        while (await reader.ReadAsync() is var read)
        {
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer);
    }

    private static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    private static async Task RunAsync(WebApplication application)
    {
        await application.StartAsync();
        await Console.Out.WriteLineAsync(application.Urls.Single());
        await ((IHost)application).WaitForShutdownAsync();
    }
}
