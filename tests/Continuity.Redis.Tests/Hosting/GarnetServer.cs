using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>A Garnet server with the flags of the embedded store.</summary>
public sealed class GarnetServer : StoreServer
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public override int KillsAtEvery => 3;

    protected override ProcessStartInfo CommandLine() => new(Dotnet,
    [
        typeof(GarnetServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Garnet").Value!,
        "--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture),
        "--memory", "512m", "--page", "4m", "--index", "16m", "--storage-tier", "--logdir", Folder, "--lua", "--lua-transaction-mode",
        "--aof", "--aof-commit-wait", "--device-type", "RandomAccess", "--recover", "--fail-on-recovery-error", "--checkpointdir", Folder,
    ])
    {
        WorkingDirectory = Folder,
    };
}
