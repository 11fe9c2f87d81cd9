using System.Diagnostics;
using Continuity.Benchmarks.Schema;

namespace Continuity.Benchmarks.Serving;

/// <summary>All servers that are compared, with the same data.</summary>
internal sealed class ServerFleet : IDisposable
{
    private readonly List<ServerProcess> servers = [];
    private readonly string folder = Directory.CreateTempSubdirectory("continuity-benchmark-").FullName;

    public IReadOnlyList<ServerProcess> Servers => servers;

    /// <summary>Starts the engine; its answers are what the raw server writes.</summary>
    public async Task<ServerProcess> StartEngineAsync() => await AddAsync(ServerKind.Engine, Environment.ProcessPath!, "serve-engine");

    /// <summary>Starts the raw server.</summary>
    /// <param name="answers">What it answers to each workload.</param>
    public async Task StartRawAsync(IReadOnlyDictionary<string, byte[]> answers)
    {
        var answersFolder = Directory.CreateDirectory(Path.Combine(folder, "answers")).FullName;
        foreach (var (workload, answer) in answers)
        {
            await File.WriteAllBytesAsync(Path.Combine(answersFolder, $"{workload}.json"), answer);
        }

        await AddAsync(ServerKind.Raw, Environment.ProcessPath!, "serve-raw", answersFolder);
    }

    /// <summary>Starts the servers on Node; their packages are installed where they are not yet.</summary>
    public async Task StartNodeAsync()
    {
        var scripts = ScriptsFolder();
        if (!Directory.Exists(Path.Combine(scripts, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = scripts })!;
            await install.WaitForExitAsync();
        }

        var data = Path.Combine(folder, "threads.json");
        await File.WriteAllTextAsync(data, SampleThreads.ToJson());
        var schema = Path.Combine(scripts, "schema.graphql");
        foreach (var kind in (ServerKind[])[ServerKind.Mercurius, ServerKind.Yoga])
        {
            await AddAsync(kind, "node", Path.Combine(scripts, $"{kind.ToString().ToLowerInvariant()}.js"), data, schema);
        }
    }

    public void Dispose()
    {
        servers.ForEach(server => server.Dispose());
        Directory.Delete(folder, recursive: true);
    }

    // From the output folder up to the project's own.
    private static string ScriptsFolder()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            var scripts = Path.Combine(at, "servers");
            if (File.Exists(Path.Combine(scripts, "package-lock.json")))
            {
                return scripts;
            }
        }

        throw new DirectoryNotFoundException("The folder tests/Continuity.Benchmarks/servers is not above the executable: run it with dotnet run.");
    }

    private async Task<ServerProcess> AddAsync(ServerKind kind, string fileName, params IEnumerable<string> arguments)
    {
        // The servers on Node are run as they are in production.
        Environment.SetEnvironmentVariable("NODE_ENV", "production");
        var server = await ServerProcess.StartAsync(kind, fileName, arguments);
        servers.Add(server);
        return server;
    }
}
