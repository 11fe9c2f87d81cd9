using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Continuity.Topologies;

namespace Continuity.Benchmarks.MergedThreads;

/// <summary>The API as a process of its own, asked over HTTP.</summary>
internal sealed class ApiServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly HttpClient http;
    private readonly Channel<string> lines = Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });

    private ApiServer(Process process, HttpClient http) => (this.process, this.http) = (process, http);

    /// <summary>Its process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>Starts it on a store, and signs in as an agent.</summary>
    /// <param name="redis">The store.</param>
    public static Task<ApiServer> StartAsync(string redis) => StartAsync(redis, "Continuity.Api.dll", new Dictionary<string, string>());

    /// <summary>Starts it on a store, and signs in as an agent.</summary>
    /// <param name="redis">The store.</param>
    /// <param name="program">The program that is or holds the API.</param>
    /// <param name="settings">What else is set in its environment.</param>
    /// <param name="before">The program's arguments before those of the API.</param>
    public static async Task<ApiServer> StartAsync(string redis, string program, IReadOnlyDictionary<string, string> settings, params IEnumerable<string> before)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. before, "--urls", address]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Redis"] = redis;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = new ApiServer(Process.Start(start)!, new HttpClient { BaseAddress = new Uri(address) });
        server.process.OutputDataReceived += (_, line) => server.lines.Writer.TryWrite(line.Data ?? "");
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

    /// <summary>A token for somebody.</summary>
    /// <param name="who">The body of <c>POST /dev/token</c>.</param>
    public async Task<string> TokenAsync(JsonObject who)
    {
        using var answer = await http.PostAsJsonAsync("/dev/token", who);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>Writes a line to the program, and reads the next that it says with a beginning.</summary>
    /// <param name="line">The line.</param>
    /// <param name="beginning">The beginning, which is left out of the result.</param>
    public async Task<string> SayAsync(string line, string beginning)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        string said;
        do
        {
            said = await lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        }
        while (!said.StartsWith(beginning, StringComparison.Ordinal));

        return said[beginning.Length..];
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
                var token = await TokenAsync(new() { ["role"] = "agent", ["id"] = "ana" });
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
