using System.Reflection;
using System.Runtime.InteropServices;
using Continuity.Api.StartUp;

namespace Continuity.Api.Embedded;

/// <summary>What the embedded store is run from.</summary>
/// <param name="DotnetHost">The <c>dotnet</c> executable of the runtime that this process runs on.</param>
/// <param name="Server">The server's assembly, in the package folder that restore filled.</param>
/// <param name="StartupHook">The assembly that ties the server's life to the API's.</param>
internal sealed record EmbeddedStoreInstallation(string DotnetHost, string Server, string StartupHook)
{
    /// <summary>Finds the installation that the build recorded.</summary>
    /// <exception cref="StartUpRefusedException">It is not on this machine, as after a publish.</exception>
    public static EmbeddedStoreInstallation Find()
    {
        var assembly = typeof(EmbeddedStoreInstallation).Assembly;
        var server = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == "Garnet")?.Value;
        var hook = System.IO.Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll");
        var host = System.IO.Path.GetFullPath(System.IO.Path.Combine(
            RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

        return File.Exists(server) && File.Exists(hook) && File.Exists(host)
            ? new EmbeddedStoreInstallation(host, server, hook)
            : throw new StartUpRefusedException(
                "No Redis is configured, and the embedded store is only there where the API was built: set ConnectionStrings__Redis (Redis 7 or later, host:port).");
    }
}
