using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Topologies;

namespace Continuity.Api.Tests.Hosting;

/// <summary>
/// The API as its users run it: its own process, on a free port, on a store of its own or on a given Redis.
/// <code>
/// await using var api = await RunningApi.StartAsync();
/// var token = await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" });
/// using var answer = await api.PostGraphQLAsync("{ viewer { roles } }", token);
/// await api.KillAsync();
/// await api.StartAgainAsync();   // same data, another port
/// </code>
/// </summary>
public sealed class RunningApi : IAsyncDisposable
{
    private readonly ApiSettings settings;
    private readonly TemporaryFolder? ownFolder;
    private readonly IRedisTopology? topology;
    private ApiProcess process;

    private RunningApi(ApiSettings settings, TemporaryFolder? ownFolder, IRedisTopology? topology, ApiProcess process)
    {
        this.settings = settings;
        this.ownFolder = ownFolder;
        this.topology = topology;
        this.process = process;
        Http = Client(process);
    }

    /// <summary>Speaks to the API, without a token.</summary>
    public HttpClient Http { get; private set; }

    /// <summary>The present run.</summary>
    public ApiProcess Process => process;

    /// <summary>The three lines of the present run.</summary>
    public IReadOnlyList<string> Announcement => process.Announcement;

    /// <summary>Where its data (the dev key, and the embedded store's files) are.</summary>
    public string DataPath => settings.DataPath!;

    /// <summary>What another process connects to its store with.</summary>
    public string Store => settings.Redis ?? string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{process.EmbeddedPort}");

    /// <summary>Starts an API and waits until it has announced itself.</summary>
    /// <param name="settings">How; null: Development, a folder and a store of its own, which is the one that <see cref="TestTopology"/> says where no Redis is given.</param>
    public static async Task<RunningApi> StartAsync(ApiSettings? settings = null)
    {
        settings ??= new ApiSettings();
        var folder = settings.DataPath is null ? new TemporaryFolder() : null;
        var topology = settings.Redis is null && !TestTopology.IsEmbedded ? await TestTopology.LeaseAsync() : null;
        settings = settings with
        {
            DataPath = settings.DataPath ?? folder!.Path,
            Redis = topology?.ConnectionString ?? settings.Redis,
            More = topology is null ? settings.More : TestTopology.SettingsOn(topology, settings.More),
        };
        try
        {
            return new RunningApi(settings, folder, topology, await ApiProcess.StartAsync(settings));
        }
        catch
        {
            if (topology is not null)
            {
                await TestTopology.ReturnAsync(topology);
            }

            folder?.Dispose();
            throw;
        }
    }

    /// <summary>A token from <c>POST /dev/token</c>.</summary>
    /// <param name="role">agent, supervisor, bot, customer or ingest.</param>
    /// <param name="id">Its subject.</param>
    /// <param name="more">Further members of the body: name, teams, identity, assurance.</param>
    public async Task<string> TokenAsync(string role, string id, JsonObject? more = null)
    {
        var body = more ?? [];
        body["role"] = role;
        body["id"] = id;
        using var answer = await Http.PostAsJsonAsync("/dev/token", body, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return json.GetProperty("token").GetString()!;
    }

    /// <summary>Posts a GraphQL request.</summary>
    /// <param name="query">The document.</param>
    /// <param name="token">Null: no Authorization header.</param>
    /// <param name="variables">Its variables.</param>
    public Task<HttpResponseMessage> PostGraphQLAsync(string query, string? token, JsonObject? variables = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new JsonObject { ["query"] = query, ["variables"] = variables?.DeepClone() }),
        };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>SIGKILL to the API; returns when it is gone. Its embedded store ends by itself.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>SIGTERM to the API; returns its exit code when it has ended.</summary>
    public Task<int> StopAsync() => process.StopAsync();

    /// <summary>Starts the API again with the same settings and data, on another port.</summary>
    public async Task StartAgainAsync()
    {
        await process.DisposeAsync();
        Http.Dispose();
        process = await ApiProcess.StartAsync(settings);
        Http = Client(process);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
        if (topology is not null)
        {
            await TestTopology.ReturnAsync(topology);
        }

        ownFolder?.Dispose();
    }

    private static HttpClient Client(ApiProcess process) => new() { BaseAddress = process.Address };
}
