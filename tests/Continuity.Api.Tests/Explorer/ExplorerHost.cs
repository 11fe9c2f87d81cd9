using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Explorer;

/// <summary>A running API whose page's files are in a folder of the tests' own.</summary>
public sealed class ExplorerHost : IAsyncLifetime
{
    private readonly TemporaryFolder files = new();

    internal RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await RunningApi.StartAsync(new ApiSettings
    {
        More = new Dictionary<string, string> { ["Continuity:Explorer:Path"] = files.Path },
    });

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        files.Dispose();
    }

    internal void Hold(params (string Name, string Content)[] held)
    {
        foreach (var file in Directory.GetFiles(files.Path))
        {
            File.Delete(file);
        }

        foreach (var (name, content) in held)
        {
            File.WriteAllText(Path.Combine(files.Path, name), content);
        }
    }

    internal async Task<HttpResponseMessage> GetAsync(string path, string accept = "text/html,application/xhtml+xml,*/*;q=0.8", string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Host = host;
        return await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
