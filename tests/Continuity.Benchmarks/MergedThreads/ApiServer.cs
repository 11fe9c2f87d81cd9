using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Topologies;

namespace Continuity.Benchmarks.MergedThreads;

/// <summary>The API as a process of its own, asked over HTTP.</summary>
internal sealed class ApiServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly HttpClient http;

    private ApiServer(Process process, HttpClient http) => (this.process, this.http) = (process, http);

    /// <summary>Starts it on a store, and signs in as an agent.</summary>
    /// <param name="redis">The store.</param>
    public static async Task<ApiServer> StartAsync(string redis)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Continuity.Api.dll"), "--urls", address]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Redis"] = redis;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var server = new ApiServer(Process.Start(start)!, new HttpClient { BaseAddress = new Uri(address) });
        server.process.OutputDataReceived += static (_, _) => { };
        server.process.BeginOutputReadLine();
        try
        {
            await server.SignInAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Posts a query, and reads the whole answer.</summary>
    /// <returns>The answer's JSON.</returns>
    public async Task<ReadOnlyMemory<byte>> AnswerAsync(string query, JsonObject variables)
    {
        using var answer = await http.PostAsJsonAsync("/graphql", new JsonObject { ["query"] = query, ["variables"] = variables.DeepClone() });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose()
    {
        http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task SignInAsync()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await http.PostAsJsonAsync("/dev/token", new JsonObject { ["role"] = "agent", ["id"] = "ana" });
                answer.EnsureSuccessStatusCode();
                var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
                return;
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }
}
